import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadSource } from '../../generator/1-load/load-source.js';
import { buildModel } from '../../generator/2-model/build.js';
import { isElementTerm, keeps, nameOf } from '../../generator/model/branches.js';
import { type Case, combinationsOf, type Variable, variablesOf } from '../../generator/model/truth.js';
import type { Branch, ConditionRule, Scalar, Shape } from '../../generator/model/model.js';
import { commonText } from '../support/model.js';

/** The shape of a table with these rows; rows are `{ ... }` without type and description. */
function table(rows: Readonly<Record<string, string>>): Shape {
  const text = [
    'operation: make-thing',
    'title: Make Thing',
    'description: Makes a thing.',
    'tag: Things',
    'uses: common.spec.yaml',
    'http: { method: POST, path: /things }',
    'request: { shape: Thing }',
    'shapes:',
    '  Thing:',
    '    table: Thing',
    '    description: A thing.',
    '    fields:',
    ...Object.entries(rows).map(([name, row]) => `      ${name}: { type: String, description: It., ${row} }`),
  ].join('\n');
  const sources = [
    { path: 'in/common.spec.yaml', text: commonText },
    { path: 'in/make-thing.spec.yaml', text },
  ];
  const loaded = sources.map((source) => loadSource(source));
  const built = buildModel(loaded.flatMap(({ file }) => file ?? []));
  expect([...loaded.flatMap(({ diagnostics }) => diagnostics), ...built.diagnostics].map(({ code }) => code)).toEqual(
    [],
  );
  const root = built.model.operations[0]?.request?.root;
  if (!root) throw new Error('The operation was not built');
  return root;
}

function onlyRule({ conditions }: Shape): ConditionRule {
  const [rule, ...more] = conditions;
  if (!rule || more.length > 0) throw new Error(`One rule expected, not ${conditions.length}`);
  return rule;
}

/** Whether a branch allows a combination of cases. */
function allows(branch: Branch, variables: readonly Variable[], combination: readonly Case[]): boolean {
  return branch.filter(isElementTerm).every(({ field, absent, present }) => {
    const found = combination[variables.findIndex((variable) => variable.field.name === field)];
    if (!found || found.kind === 'absent') return absent;
    if (present === 'none' || present === 'any') return present === 'any';
    const has = (values: readonly Scalar[]): boolean => found.kind === 'value' && values.includes(found.value);
    return 'only' in present ? has(present.only) : !has(present.except);
  });
}

/** Every combination of cases, with the verdict of the demands and that of the branches. */
function verdicts({ fields }: Shape, { demands, branches }: ConditionRule) {
  const variables = variablesOf(
    demands.map(({ when }) => when),
    demands.map(({ field }) => field),
    fields,
  );
  return combinationsOf(variables).map((combination) => ({
    combination,
    byDemands: keeps(demands, variables, combination),
    byBranches: branches.some((branch) => allows(branch, variables, combination)),
  }));
}

const kinds = 'presence: O, enum: [A, B, C]';

/** Conditions in the YAML of a definition, nested a few levels. */
const anyCondition = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('b', 'c', 'd', '{ absent: b }', '{ field: k, equals: A }', '{ field: k, in: [B, C] }'),
    fc.array(tie('condition'), { minLength: 2, maxLength: 3 }).map((parts) => `{ all: [${parts.join(', ')}] }`),
    fc.array(tie('condition'), { minLength: 2, maxLength: 3 }).map((parts) => `{ any: [${parts.join(', ')}] }`),
    tie('condition').map((part) => `{ not: ${part} }`),
  ),
})).condition;

describe('the branches of a rule', () => {
  it.each<[string, Record<string, string>]>([
    ['each unless the other', { a: 'presence: CM, unless: b', b: 'presence: CM, unless: a' }],
    [
      'one, or both of two',
      { a: 'presence: CM, unless: c', b: 'presence: CM, unless: c', c: 'presence: CM, unless: { all: [a, b] }' },
    ],
    ['each with the other', { a: 'presence: CM, when: b', b: 'presence: CM, when: a' }],
    ['by value', { k: kinds, a: 'presence: CM, when: { field: k, equals: A }' }],
    ['by default', { k: `${kinds}, default: A`, a: 'presence: CM, when: { field: k, in: [A, B] }' }],
    ['by value of an open type', { k: 'presence: O', a: 'presence: CM, unless: { field: k, in: [x, y] }' }],
    [
      'mandatory by one value, forbidden by another',
      { k: kinds, a: 'presence: CM, when: { field: k, equals: A }, forbidden: { field: k, equals: B }' },
    ],
    ['never both', { a: 'presence: O, forbidden: b', b: 'presence: O, forbidden: a' }],
    [
      'nested',
      {
        k: kinds,
        b: 'presence: O',
        c: 'presence: O',
        a: 'presence: CM, when: { any: [{ all: [b, { not: { field: k, equals: C } }] }, { absent: c }] }',
      },
    ],
    [
      'two of three',
      {
        a: 'presence: CM, unless: { all: [b, c] }',
        b: 'presence: CM, unless: { all: [a, c] }',
        c: 'presence: CM, unless: { all: [a, b] }',
      },
    ],
  ])('agree with its demands: %s', (_, rows) => {
    const shape = table(rows);
    const found = verdicts(shape, onlyRule(shape));
    expect(found.some(({ byDemands }) => byDemands) && found.some(({ byDemands }) => !byDemands)).toBe(true);
    for (const { combination, byDemands, byBranches } of found) {
      expect(byBranches, JSON.stringify(combination)).toBe(byDemands);
    }
  });

  it('follow the order of the elements that they restrict', () => {
    const shape = table({
      a: 'presence: CM, unless: { all: [b, c] }',
      b: 'presence: CM, unless: { all: [a, c] }',
      c: 'presence: CM, unless: { all: [a, b] }',
    });
    expect(onlyRule(shape).branches.map((branch) => branch.map(nameOf))).toEqual([
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'c'],
    ]);
  });

  it('agree with the demands for every condition, and none is redundant', () => {
    fc.assert(
      fc.property(anyCondition, (when) => {
        const optional = { b: 'presence: O', c: 'presence: O', d: 'presence: O' };
        const rows = { k: kinds, ...optional, a: `presence: CM, when: ${when}` };
        const shape = table(rows);
        const rule = onlyRule(shape);
        for (const { byDemands, byBranches } of verdicts(shape, rule)) expect(byBranches).toBe(byDemands);
        for (const branch of rule.branches) {
          const fewer = { ...rule, branches: rule.branches.filter((other) => other !== branch) };
          expect(verdicts(shape, fewer).some(({ byDemands, byBranches }) => byDemands !== byBranches)).toBe(true);
        }
        // Rows have one digit and values one letter, so that text sorts as they do: 0 0,1 1
        const places = rule.branches.map((branch) =>
          branch.map((term) => Object.keys(rows).indexOf(nameOf(term))).join(),
        );
        expect(places).toEqual([...places].sort());
        for (const { present } of rule.branches.flat().filter(isElementTerm)) {
          if (typeof present === 'string') continue;
          const values = 'only' in present ? present.only : present.except;
          expect(values).toEqual([...values].sort());
        }
      }),
      { seed: 1, numRuns: 150 },
    );
  });

  it('name the excluded values of an open type', () => {
    const shape = table({ k: 'presence: O', a: 'presence: CM, when: { field: k, equals: x }' });
    expect(onlyRule(shape).branches).toEqual([
      [{ field: 'k', absent: true, present: { except: ['x'] } }],
      [{ field: 'a', absent: false, present: 'any' }],
    ]);
  });
});

describe('rows whose conditions depend on each other', () => {
  it('form one rule, also through several rows, but not when only one depends on the other', () => {
    const shape = table({
      first: 'presence: CM, when: a',
      a: 'presence: CM, when: b',
      b: 'presence: CM, when: c',
      c: 'presence: CM, when: a',
      d: 'presence: CM, when: a',
      e: 'presence: CM, when: d',
    });
    expect(shape.conditions.map(({ id, source }) => `${id} ${source.rows.join(' ')}`)).toEqual([
      'Thing.condition.first 1',
      'Thing.condition.a 2 3 4',
      'Thing.condition.d 5',
      'Thing.condition.e 6',
    ]);
  });
});

describe('the words of a condition', () => {
  it.each([
    ['b', 'a must be given when b is given'],
    ['{ absent: b }', 'one of a, b must be given'],
    ['{ all: [b, { absent: c }] }', 'a must be given when b is given and c is not given'],
    ['{ any: [b, { all: [c, { absent: b }] }] }', 'a must be given when b is given or (c is given and b is not given)'],
    ['{ any: [b, { absent: b }] }', 'a must be given when b is given or b is not given'],
    ['{ field: k, in: [A, B] }', 'a must be given when k is A or B'],
    ['{ not: { field: k, equals: A } }', 'a must be given when k is not A'],
  ])('for %s are: %s', (when, words) => {
    const shape = table({ a: `presence: CM, when: ${when}`, b: 'presence: O', c: 'presence: O', k: kinds });
    expect(onlyRule(shape).message).toBe(words);
  });

  it('stay short for every number of values', () => {
    const values = Array.from({ length: 300 }, (_, index) => `VALUE${index}`);
    const shape = table({
      k: `presence: O, enum: [${values.join(', ')}]`,
      a: `presence: CM, when: { field: k, in: [${values.slice(0, 200).join(', ')}] }`,
    });
    const [k] = shape.fields;
    expect(k?.rules.find(({ kind }) => kind === 'enum')?.message).toMatch(/^k must be one of VALUE0, .* and 290 more$/);
    expect(onlyRule(shape).message).toMatch(/^a must be given when k is VALUE0 or .* or one of 190 more$/);
    expect(onlyRule(shape).message.length).toBeLessThan(200);
  });
});

describe('the cost of a rule', () => {
  it('stays small up to the limit', () => {
    const names = Array.from({ length: 11 }, (_, index) => `e${index}`);
    const rows = Object.fromEntries(names.map((name) => [name, 'presence: O']));
    const pairs = names.slice(1).map((name, index) => `{ all: [${names[index]}, { absent: ${name} }] }`);
    const before = process.cpuUsage();
    const shape = table({ ...rows, a: `presence: CM, when: { any: [${pairs.join(', ')}] }` });
    // Steps that double with each name would take hours; time that the machine spends on others does not count.
    expect(process.cpuUsage(before).user).toBeLessThan(3_000_000);
    for (const { byDemands, byBranches } of verdicts(shape, onlyRule(shape))) expect(byBranches).toBe(byDemands);
  });
});
