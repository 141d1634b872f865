/** What is filled in depends on other elements: for `parse`, for conditions, and in words. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { DocsView } from '../../generator/4-emit/targets/docs/view.js';
import { defined } from '../../generator/defined.js';
import { judge } from '../../generator/judge/judge.js';
import type { Operation } from '../../generator/model/model.js';
import { analyze } from '../../generator/analyze.js';
import { generateTexts, importEmitted } from '../support/emitted-package.js';
import { buildTexts, compileSchema, tinyText } from '../support/tiny.js';

const definitions = 'test/support/defaults';

interface Parsed {
  readonly value?: unknown;
  readonly violations?: readonly { readonly rule: string }[];
}

let operation: Operation;
let files: ReadonlyMap<string, string>;
let parse: (value: unknown) => Parsed;
beforeAll(async () => {
  operation = defined((await analyze(definitions)).model.operations[0], 'the operation');
  const made = await generateTexts({ definitions, vectors: false });
  files = new Map(made.files.map(({ path, content }) => [path, content]));
  const modules = await importEmitted<Record<string, Record<string, typeof parse>>>(files);
  parse = defined(modules['book-data/validators.ts']?.['parseBookDataRequest'], 'parse');
});

/** What both the emitted code and the reference judge make of a request. */
function read(request: object): unknown {
  const { violations, value } = judge(defined(operation.request, 'the request'), 'wire', request);
  const found = parse(structuredClone(request));
  const rules = violations.map(({ rule }) => rule).sort();
  expect((found.violations ?? []).map(({ rule }) => rule).sort()).toEqual(rules);
  if (rules.length > 0) return rules;
  expect(found.value).toEqual(value);
  return value;
}

/** What a request has to say where it does not start early. */
const late = { late: true, until: '2027-01-01' };

describe('a default under a condition', () => {
  it('is filled in while the condition is true, the first of several and that of the row last', () => {
    const others = { period: 'DAILY', renewal: 'PLAN', label: 'a', code: 'D1' };
    expect(read({ period: 'DAILY', renewal: 'PLAN', label: 'a' })).toEqual({ ...others, day: 1 });
    expect(read({ period: 'weekly', late: true })).toMatchObject({ period: 'WEEKLY', day: 7, fee: 0 });
    expect(read({ period: 'WEEKLY', day: 3 })).toMatchObject({ day: 3 });
    expect(read(late)).toMatchObject({ period: 'MONTHLY', day: 28, code: 'P1' });
  });

  it('is not filled in while no condition is true, nor where the element is ignored', () => {
    expect(read({ ...late, country: 'US' })).not.toHaveProperty('currency');
    expect(read({ ...late, country: 'FR' })).toMatchObject({ currency: 'EUR' });
    const daily = { period: 'DAILY', renewal: 'PLAN', label: 'a', share: { way: 'ALL', name: 'b' } };
    expect(read(daily)).not.toHaveProperty('fee');
    expect(read({ ...daily, period: 'WEEKLY' })).toMatchObject({ fee: 2.5 });
  });

  it('is a value for the conditions of other elements', () => {
    expect(read({})).toEqual(['Request.condition.late', 'Request.condition.until']);
    expect(read({ period: 'DAILY' })).toEqual(['Request.condition.label', 'Request.condition.renewal']);
    expect(read({ ...late, share: { most: 0 } })).toEqual(['Share.condition.name']);
    // The fee of a share is that of the way that is filled in.
    expect(read({ ...late, share: { most: 0, name: 'a' } })).toMatchObject({ share: { way: 'ALL' }, fee: 2.5 });
    // And the renewal is what is filled in for a day that is filled in.
    expect(read({ day: 9, ...late })).toMatchObject({ renewal: 'NONE' });
    expect(read({ day: 9, late: true })).toEqual(['Request.condition.until']);
  });

  it('stands in docs, in the schema and in the comment of the type', () => {
    const words = (mark: string): string =>
      `Default: ${mark}1${mark} when period is DAILY, ${mark}7${mark} when period is WEEKLY, otherwise ${mark}28${mark}.`;
    expect(files.get('book-data/docs.md')).toContain(words('`'));
    expect(files.get('book-data/request.schema.json')).toContain(words(''));
    expect(files.get('book-data/types.ts')?.replaceAll(/\n *\* /g, ' ')).toContain(words(''));
    const docs = JSON.parse(files.get('book-data/docs.json') ?? '') as DocsView;
    const rows = docs.messages.flatMap(({ tables }) => tables.flatMap((table) => table.rows));
    expect(rows.find(({ element }) => element === 'day')).toMatchObject({
      default: '28',
      fillsDefault: true,
      defaults: [
        { value: '1', when: 'period is DAILY' },
        { value: '7', when: 'period is WEEKLY' },
      ],
    });
  });
});

it('a text that must not be one of some is not the empty one that means that it is not given', () => {
  const rows = {
    head: 'type: Boolean, presence: O',
    code: 'type: String, presence: O, values: [{ when: head, default: a }]',
    word: 'type: String, presence: O, forbidden: { field: code, equals: a }',
  };
  const [one] = buildTexts([tinyText(rows, { tolerances: '{ blank: absent }' })]).operations;
  const { request } = defined(one, 'the operation');
  const isValid = compileSchema(defined(one, 'the operation'), defined(request, 'the request'), 'wire');
  expect(isValid({ head: true, code: '', word: 'b' })).toBe(false);
  expect(isValid({ head: true, code: 'b', word: 'b' })).toBe(true);
});

it('defaults that all depend on each other are refused, however many ways lead from one to the other', () => {
  const names = Array.from({ length: 9 }, (_, index) => `ring${index}`);
  const rows = Object.fromEntries(
    names.map((name) => {
      const others = names.filter((other) => other !== name).map((other) => `{ field: ${other}, equals: a }`);
      return [
        name,
        `type: String, presence: O, enum: [a, b], values: [{ when: { any: [${others.join(', ')}] }, default: a }]`,
      ];
    }),
  );
  expect(() => buildTexts([tinyText(rows)])).toThrow(/default-of-itself/);
});
