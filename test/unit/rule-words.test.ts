/** The words of rules: two bounds that are one number say so, and a single value is not one of several. */
import { expect, it } from 'vitest';
import { judge } from '../../generator/judge/judge.js';
import { importValidators, validatorsOf } from '../support/emitted.js';
import { buildTexts, tinyText } from '../support/tiny.js';

const when = 'when: { field: on, equals: true }';
const rows = {
  on: 'type: Boolean, presence: O, enum: [true]',
  code: 'type: String, presence: O, minLength: 2, maxLength: 2',
  kind: 'type: String, presence: O, enum: [A]',
  level: 'type: Numeric, presence: O, minimum: 5, maximum: 5',
  pair: 'type: String, presence: O, array: { minItems: 2, maxItems: 2 }',
  rates: 'type: Decimal, presence: O, map: { minEntries: 1, maxEntries: 1 }',
  few: `type: String, presence: O, array: true, values: [{ ${when}, minItems: 1, maxItems: 1 }]`,
  none: 'type: String, presence: O, array: { nullEntries: true }, empty: { written: null, read: [null] }',
};
const wrong: readonly (readonly [value: Readonly<Record<string, unknown>>, message: string])[] = [
  [{ on: false }, 'on must be true'],
  [{ code: 'a' }, 'code must be exactly 2 characters long'],
  [{ code: 'abc' }, 'code must be exactly 2 characters long'],
  [{ kind: 'B' }, 'kind must be A'],
  [{ level: 4 }, 'level must be exactly 5'],
  [{ pair: ['a'] }, 'pair must hold exactly 2 entries'],
  [{ rates: {} }, 'rates must hold exactly 1 key'],
  [{ on: true, few: [] }, 'few must hold exactly 1 entry when on is true'],
  [{ none: 1 }, 'none must be null or an array of non-empty texts or nulls'],
];

it('say "exactly" and name a single value', async () => {
  const [operation] = buildTexts([tinyText(rows)]).operations;
  if (!operation?.request) throw new Error('There is no request');
  const { validate } = validatorsOf(await importValidators(operation), operation.request);
  for (const [value, message] of wrong) {
    const found = [judge(operation.request, 'canonical', value).violations, validate(value)];
    expect(found.map((violations) => violations.map((one) => one.message))).toEqual([[message], [message]]);
  }
});
