/** One table for both directions, and tables that add rows to others. */
import { beforeAll, describe, expect, it } from 'vitest';
import { judge } from '../../generator/judge/judge.js';
import { defined } from '../../generator/defined.js';
import type { Form, Operation } from '../../generator/model/model.js';
import { loadOperation } from '../support/model.js';
import { buildTexts, tinyText } from '../support/tiny.js';

let operation: Operation;
beforeAll(async () => {
  operation = await loadOperation('make-contract', 'test/support/directions');
});

const id = '11111111-1111-4111-8111-111111111111';
const since = '2025-01-01T10:00:00Z';
const sent = {
  by: { name: 'Acme', kind: 'COMPANY', code: 'SMS', secret: 's' },
  with: [{ name: 'Bank', kind: 'COMPANY', seat: { city: 'Sampleton', central: true } }],
};
const given = {
  since,
  by: { id, name: 'Acme', kind: 'COMPANY' },
  with: [{ id, name: 'Bank', kind: 'COMPANY', seat: { city: 'Sampleton', branch: 1 } }],
};

function broken(role: 'request' | 'response', form: Form, value: unknown): readonly string[] {
  const { violations } = judge(defined(operation[role], role), form, value);
  return violations.map(({ pointer, rule }) => `${pointer} ${rule}`);
}

describe('an element of one direction', () => {
  it('is an element like any other in its direction', () => {
    expect(broken('request', 'canonical', sent)).toEqual([]);
    expect(broken('response', 'canonical', given)).toEqual([]);
    expect(broken('response', 'canonical', { ...given, since: undefined })).toEqual(['/since Contract.since.required']);
  });

  it('is unknown in the other one', () => {
    expect(broken('request', 'canonical', { ...sent, since })).toEqual(['/since Contract.unknown']);
    expect(broken('response', 'canonical', { ...given, by: { ...given.by, secret: 's' } })).toEqual([
      '/by/secret Company.unknown',
    ]);
    expect(judge(defined(operation.request, 'request'), 'wire', { ...sent, since })).toMatchObject({
      violations: [],
      applied: [{ pointer: '/since', kind: 'unknown' }],
      value: sent,
    });
  });

  it('keeps its row of the table', () => {
    const rowsOf = (shape: string, role: 'request' | 'response'): unknown =>
      operation[role]?.shapes.find(({ name }) => name === shape)?.fields.map(({ name, row }) => `${row} ${name}`);
    expect(rowsOf('Contract', 'request')).toEqual(['2 by', '3 with']);
    expect(rowsOf('Company', 'response')).toEqual(['1 id', '2 name', '3 kind', '6 tags', '7 seat']);
  });
});

describe('a table that extends another one', () => {
  it('has the rows of that first, and its own rows narrow them', () => {
    const bank = operation.request?.shapes.find(({ name }) => name === 'Bank');
    expect(bank?.fields.map(({ name, presence }) => `${name} ${presence}`)).toEqual([
      'name M',
      'kind M',
      'secret CM',
      'code O',
      'tags O',
      'seat M',
    ]);
    expect(bank?.fields.find(({ name }) => name === 'tags')).toMatchObject({
      array: { minItems: 1, maxItems: 5 },
      type: { maxLength: 9 },
    });
    // A mandatory element has no default.
    expect(bank?.fields.find(({ name }) => name === 'kind')).not.toHaveProperty('default');
  });

  it('judges by all of them', () => {
    const bank = { name: 'B'.repeat(41), kind: 'STATE', tags: [], seat: { city: 'Sampleton' }, code: 'SMS' };
    expect(broken('request', 'canonical', { ...sent, with: [bank] })).toEqual([
      '/with/0/name Bank.name.maxLength',
      '/with/0/kind Bank.kind.enum',
      '/with/0/secret Bank.condition.secret',
      '/with/0/tags Bank.tags.minItems',
      '/with/0/seat/branch BankSeat.condition.branch',
      '/with/0/seat/central BankSeat.condition.branch',
    ]);
  });

  it.each([
    ['presence: M, type: Numeric', 'presence: O, type: Numeric', 'presence'],
    ['presence: O, type: String, enum: [A]', 'presence: O, type: String, enum: [A, B]', 'enum'],
    ['presence: O, type: String, maxBytes: 4', 'presence: O, type: String, maxBytes: 5', 'maxBytes'],
    ['presence: O, type: String, pattern: ^a', 'presence: O, type: String, pattern: a', 'pattern'],
    ['presence: O, type: UUID', 'presence: O, type: UUID, keywords: [ALL]', 'keywords'],
    ['presence: O, type: String, array: { maxItems: 2 }', 'presence: O, type: String, array: { maxItems: 3 }', 'array'],
    ['presence: O, type: String, cardinality: 1..N', 'presence: O, type: String, cardinality: 0..N', 'cardinality'],
    ['presence: O, type: String', 'presence: O, type: String, cardinality: 1..N', 'cardinality'],
    ['presence: O, type: String, cardinality: 0..N', 'presence: O, type: String, cardinality: 0..1', 'cardinality'],
    ['presence: O, type: String', 'presence: O, type: String, tolerances: { blank: absent }', 'tolerances'],
    [
      'presence: CM, when: more, type: String',
      'presence: CM, when: more, otherwise: ignored, type: String',
      'otherwise',
    ],
    [
      'presence: O, type: String, values: [{ when: more, except: [A] }]',
      'presence: O, type: String, values: [{ when: more, except: [B] }]',
      'values',
    ],
  ])('of %s it cannot make %s', (row, loose, key) => {
    const more = 'presence: O, type: String';
    const text = tinyText({ other: loose }, { shapes: { Base: { other: row, more } } });
    const extending = text.replace('  Thing:\n', '  Thing:\n    extends: Base\n');
    expect(() => buildTexts([extending])).toThrow(new RegExp(`^row-loosened \`${key}\``));
    expect(() => buildTexts([extending.replace(loose, row)])).not.toThrow();
  });

  it.each([
    ['presence: O, type: Numeric, default: 1', 'presence: M, type: Numeric'],
    ['presence: O, type: Numeric, minimum: 1', 'presence: O, type: Numeric, minimum: 2, maximum: 3'],
    ['presence: O, type: String, format: email', 'presence: O, type: String, pattern: ^a'],
    ['presence: CM, when: more, type: String', 'presence: M, type: String'],
    ['presence: O, type: String', 'presence: O, type: String, forbidden: more'],
    ['presence: O, type: String', 'presence: CM, when: more, otherwise: forbidden, type: String'],
    ['presence: CM, when: more, otherwise: ignored, type: String', 'presence: M, type: String'],
    [
      'presence: O, type: String, values: [{ when: more, except: [A] }]',
      'presence: O, type: String, values: [{ when: more, except: [A] }, { when: more, maxLength: 3 }]',
    ],
    ['presence: O, type: String, enum: [A, B], aliases: { a: A, b: B }', 'presence: O, type: String, enum: [B]'],
    ['presence: O, type: String, array: { maxItems: 3 }', 'presence: O, type: String, array: { minItems: 2 }'],
    ['presence: O, type: String, cardinality: 0..N', 'presence: O, type: String, cardinality: 1..3'],
    ['presence: O, type: String, cardinality: 0..1', 'presence: M, type: String'],
    ['presence: M, type: Any', 'presence: M, type: Numeric, minimum: 1'],
    ['presence: M, type: Any', 'presence: M, type: String, cardinality: 1..N'],
    ['presence: O, type: Any', 'presence: O, type: Date, format: YYYY-MM-DD, array: { minItems: 1 }'],
    ['presence: O, type: Any', 'presence: M, type: Object, free: true'],
    ['presence: O, type: Object, free: true', 'presence: O, type: Object, shape: Base'],
    ['presence: O, type: Object, free: true', 'presence: O, type: String, map: true'],
  ])('of %s it can make %s', (row, narrow) => {
    const more = 'presence: O, type: String';
    const text = tinyText({ other: narrow }, { shapes: { Base: { other: row, more } } });
    expect(() => buildTexts([text.replace('  Thing:\n', '  Thing:\n    extends: Base\n')])).not.toThrow();
  });

  it('says of a row that it inherits where that stands', () => {
    const text = tinyText(
      { other: 'presence: O, type: String' },
      { shapes: { Base: { any: 'presence: CM, type: UUID' } } },
    );
    const extending = text.replace('  Thing:\n', '  Thing:\n    extends: Base\n');
    expect(() => buildTexts([extending])).toThrow(/^cm-without-condition `any` is CM/);
  });
});
