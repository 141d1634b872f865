/** For all names of elements and tables, the emitted validators compile under every strict flag and agree with the judge. */
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { contextOf } from '../../generator/4-emit/emit.js';
import { runtime } from '../../generator/4-emit/targets/validators/runtime-references.js';
import { schemasTarget } from '../../generator/4-emit/targets/validators/schemas.js';
import { validatorsTarget } from '../../generator/4-emit/targets/validators/validators.js';
import { typesTarget } from '../../generator/4-emit/targets/types/types.js';
import { judge } from '../../generator/judge/judge.js';
import type { Operation } from '../../generator/model/model.js';
import { vectorsOf } from '../../generator/vectors/vectors.js';
import { compilers, typeErrors } from '../support/compiler.js';
import { importValidators, runtimeFiles, validatorsOf } from '../support/emitted.js';
import { buildTexts, type Rows, tinyText } from '../support/tiny.js';

/** Names that mean something to JavaScript, to the emitted functions or to what they import. */
const names = [
  ...Object.getOwnPropertyNames(Object.prototype).filter((name) => name !== '__proto__'),
  ...['__proto', 'proto__', 'prototype', 'arguments', 'eval', 'await', 'let', 'class', 'undefined', 'NaN', 'async'],
  ...['Record', 'Promise', 'Array', 'Error', 'Request', 'Response', 'Object', 'Number', 'Function', 'Symbol'],
  ...['value', 'out', 'to', 'key', 'element', 'entry', 'entries', 'list', 'index', 'length', 'bad', 'found', 'before'],
  ...['read', 'inner', 'result', 'given', 'isRead', 'isWhole', 'options', 'target', 'row1', 'row2', 'row3', 'check'],
  ...['hasValue', 'hasHasValue', 'thingRules', 'checkThing', 'readThing', 'table', 'plain', 'rules', 'then', 'toJSON'],
  ...Object.values(runtime).map(({ name }) => name),
];

const element = `type: String, presence: O`;

/** Elements of the names in pairs, each in places that name a variable, a rule, a case or a key. */
function rowsFor(batch: readonly string[]): Rows {
  const rows = batch.flatMap((name, index) => {
    const other = batch[index % 2 === 0 ? index + 1 : index - 1];
    return index % 2 === 0
      ? [
          [name, `type: String, presence: CM, when: ${other}, enum: [A, B]`],
          [`late${index}`, `type: String, presence: O, enum: [C, D], ignored: { field: ${name}, equals: A }`],
          [`size${index}`, `type: Numeric, presence: O, ranges: [{ when: { field: ${name}, equals: B }, maximum: 7 }]`],
        ]
      : [[name, `type: String, presence: CM, unless: ${other}`]];
  });
  const texts = 'type: String, presence: O, enum: [E, F], array: true';
  return { ...(Object.fromEntries(rows) as Rows), texts, part: 'type: Object, presence: O, shape: Part' };
}

/** The same names with defaults, where blanks mean null. */
function partFor(batch: readonly string[]): Rows {
  const rows = batch.map((name, index) => [name, `type: String, presence: O${index % 2 === 0 ? ', default: x' : ''}`]);
  return { ...(Object.fromEntries(rows) as Rows), must: 'type: UUID, presence: M' };
}

function operationOf(rows: Rows, shapes: Readonly<Record<string, Rows>>, blank = 'absent'): Operation {
  const [operation] = buildTexts([
    tinyText(rows, { shapes, tolerances: `{ blank: ${blank}, case: fold, unknown: drop }` }),
  ]).operations;
  if (!operation) throw new Error('There is no operation');
  return operation;
}

async function modulesOf(operation: Operation): Promise<Record<string, string>> {
  const context = contextOf(operation, () => ({ content: '' }));
  const targets = [typesTarget, schemasTarget, validatorsTarget];
  const files = await Promise.all(targets.map(({ emitOperation }) => emitOperation(operation, context)));
  return Object.fromEntries(files.flat().map(({ path, content }) => [path, content]));
}

async function disagreements(operation: Operation): Promise<readonly string[]> {
  const module = await importValidators(operation);
  const { request } = operation;
  if (!request) throw new Error('There is no request');
  const { is, validate, parse } = validatorsOf(module, request);
  const lines = (found: readonly { readonly pointer: string; readonly rule: string }[]): readonly string[] =>
    found.map(({ pointer, rule }) => `${pointer} ${rule}`).sort();
  const vectors = (await vectorsOf(operation)).filter(({ message }) => message === 'request');
  expect(vectors.length).toBeGreaterThan(20);
  return vectors
    .filter(({ form, input }) => {
      const expected = judge(request, form, input);
      if (form === 'canonical') {
        const agrees = isDeepStrictEqual(lines(validate(input)), lines(expected.violations));
        return !agrees || is(input) !== (expected.violations.length === 0);
      }
      return [{}, { plain: true }].some((options) => {
        const parsed = parse(input, options);
        if (!parsed.ok) return !isDeepStrictEqual(lines(parsed.violations), lines(expected.violations));
        return expected.violations.length > 0 || !isDeepStrictEqual(parsed.value, expected.value);
      });
    })
    .map(({ id }) => `${operation.name} ${id}`);
}

describe('elements of any name', () => {
  const different = [...new Set(names)];
  const batches = Array.from({ length: Math.floor(different.length / 12) + 1 }, (_, index) => {
    const batch = different.slice(index * 12, index * 12 + 12);
    return batch.length % 2 === 0 ? batch : [...batch, 'even'];
  }).filter((batch) => batch.length > 0);
  const operations = batches.map((batch, index) => ({
    ...operationOf(rowsFor(batch), { Part: partFor(batch) }, index % 2 === 0 ? 'absent' : '"null"'),
    name: `make-${index}`,
  }));

  it.each(Object.entries(compilers))('compile under TypeScript %s', async (_, ts) => {
    const files = await Promise.all(operations.map(modulesOf));
    const all = Object.assign({}, ...files, Object.fromEntries(runtimeFiles())) as Record<string, string>;
    expect(typeErrors(ts, all)).toEqual([]);
  });

  it('agree with the judge', async () => {
    const found: string[] = [];
    for (const operation of operations) found.push(...(await disagreements(operation)));
    expect(found).toEqual([]);
  });
});

describe('tables of any name', () => {
  const tables = [
    'Check',
    'Rules',
    'Read',
    'Equals',
    'Record',
    'Report',
    'Elements',
    'Violation',
    'Array',
    'CheckRules',
  ];
  const rows = Object.fromEntries(tables.map((table) => [`in${table}`, `type: Object, presence: O, shape: ${table}`]));
  const shapes = Object.fromEntries(tables.map((table) => [table, { a: 'type: String, presence: M', b: element }]));
  const operation = operationOf(rows, shapes);

  it.each(Object.entries(compilers))('compile under TypeScript %s', async (_, ts) => {
    const files = { ...(await modulesOf(operation)), ...Object.fromEntries(runtimeFiles()) };
    expect(typeErrors(ts, files)).toEqual([]);
  });

  it('agree with the judge', async () => {
    expect(await disagreements(operation)).toEqual([]);
  });
});

describe('an imported name', () => {
  it('is exported by the module that it is imported from', () => {
    const texts = new Map(runtimeFiles());
    for (const { name, module } of Object.values(runtime)) {
      const text = texts.get(module.replace('../', '').replace('.js', '.ts')) ?? '';
      expect(text, name).toMatch(new RegExp(`export (function|interface|type|const) ${name}\\b`));
    }
  });

  it('differs from every possible export of the validators', () => {
    const taken = Object.values(runtime).filter(({ name }) => /(Request|Response|Parameters|Schema)$/.test(name));
    expect(taken.map(({ name }) => name)).toEqual(['StandardSchema']);
  });
});

it('a misspelt rule, message or condition does not compile', () => {
  const user = `
    import { fail, failCondition, type Rules } from './validation/report.js';
    const rules = {
      shape: 'S', table: 'T',
      rules: { a: [1, { required: 'is mandatory', type: 'must be text' }], toString: [2, { type: 'must be text' }] },
      conditions: { a: [[1, 2], 'one of a, toString must be given'] },
    } as const satisfies Rules;
    export const right = () => [fail(undefined, rules, 'a', 'required'), fail(undefined, rules, 'toString', 'type'), failCondition(undefined, rules, 'a', 'a')];
    export const both = (key: 'a' | 'toString') => fail(undefined, rules, key, 'type');
    export const element = () => fail(undefined, rules, 'b', 'required'); // wrong
    export const kind = () => fail(undefined, rules, 'a', 'requird'); // wrong
    export const other = () => fail(undefined, rules, 'toString', 'required'); // wrong
    export const oneOfBoth = (key: 'a' | 'toString') => fail(undefined, rules, key, 'required'); // wrong
    export const condition = () => failCondition(undefined, rules, 'b', 'a'); // wrong
    const misspelt = { shape: 'S', table: 'T', rules: { a: [1, { requird: 'is mandatory' }] } } as const satisfies Rules; // wrong
    export const used = misspelt;
  `;
  const wrong = user.split('\n').flatMap((line, index) => (line.includes('// wrong') ? [index + 1] : []));
  for (const ts of Object.values(compilers)) {
    const errors = typeErrors(ts, { 'user.ts': user, ...Object.fromEntries(runtimeFiles()) });
    expect([...new Set(errors.map(({ file, line }) => `${file}:${line}`))]).toEqual(
      wrong.map((line) => `user.ts:${line}`),
    );
  }
});
