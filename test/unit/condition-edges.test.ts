/** Edge cases of the functions for conditions, one by one: the comparison of branches with demands uses these functions itself. */
import { describe, expect, it } from 'vitest';
import type { ConditionDefinition } from '../../generator/1-load/definition.js';
import { branchesOf } from '../../generator/model/branches.js';
import { proseIn } from '../../generator/2-model/condition-parts.js';
import { resolveCondition } from '../../generator/2-model/resolve-condition.js';
import { describe as inWords } from '../../generator/model/conditions.js';
import type { Place } from '../../generator/2-model/scope.js';
import { type Case, countCombinations, holds, variablesOf } from '../../generator/model/truth.js';
import type { Diagnostic } from '../../generator/diagnostics/diagnostic.js';
import type { Condition, Scalar, Shape } from '../../generator/model/model.js';
import { buildTexts, type Rows, tinyText } from '../support/tiny.js';

function table(rows: Rows): Shape {
  const root = buildTexts([tinyText(rows)]).operations[0]?.request?.root;
  if (!root) throw new Error('The operation was not built');
  return root;
}

const absent: Case = { kind: 'absent' };
const other: Case = { kind: 'other' };
const value = (of: Scalar): Case => ({ kind: 'value', value: of });
const present = (field: string): Condition => ({ kind: 'present', field });
const oneOf = (field: string, ...values: readonly Scalar[]): Condition => ({ kind: 'in', field, values });

const { fields } = table({
  t: 'type: String, presence: O',
  k: 'type: String, presence: O, enum: [A, B, C]',
  b: 'type: Boolean, presence: O',
  d: 'type: String, presence: O, default: x',
  list: 'type: String, presence: O, array: true, enum: [A, B]',
});

describe('variables', () => {
  it('are the elements of the conditions, with the cases that the conditions distinguish', () => {
    const conditions = [oneOf('k', 'A'), oneOf('b', true), oneOf('t', 'x', 'y'), oneOf('list', 'A')];
    const variables = variablesOf(conditions, ['d'], fields);
    expect(variables.map(({ field, cases }) => [field.name, cases])).toEqual([
      ['t', [absent, value('x'), value('y'), other]],
      ['k', [absent, value('A'), value('B'), value('C')]],
      ['b', [absent, value(false), value(true)]],
      ['d', [absent, other]],
      ['list', [absent, value('A'), other]],
    ]);
    expect(countCombinations(variables)).toBe(4 * 4 * 3 * 2 * 3);
  });

  it('have no values where conditions ask only for presence', () => {
    const conditions = [present('k'), present('b'), oneOf('t', 'A')];
    expect(variablesOf(conditions, [], fields).map(({ cases }) => cases)).toEqual([
      [absent, value('A'), other],
      [absent, other],
      [absent, other],
    ]);
  });
});

describe('a condition', () => {
  const conditions = [oneOf('k', 'A'), oneOf('d', 'x')];
  const variables = variablesOf(conditions, [], fields);

  it.each<[Condition, Case, Case, boolean]>([
    [oneOf('k', 'A', 'B'), value('B'), absent, true],
    [oneOf('k', 'A', 'B'), value('C'), absent, false],
    [oneOf('k', 'A'), absent, value('x'), false],
    [oneOf('d', 'x'), absent, absent, true],
    [oneOf('d', 'x'), value('A'), value('x'), true],
    [oneOf('d', 'x'), value('A'), other, false],
    [oneOf('d', 'y'), value('A'), absent, false],
    [present('d'), absent, absent, false],
    [present('d'), absent, other, true],
    [{ kind: 'not', of: present('k') }, absent, absent, true],
    [{ kind: 'any', of: [present('k'), present('d')] }, absent, other, true],
    [{ kind: 'any', of: [present('k'), present('d')] }, absent, absent, false],
    [{ kind: 'all', of: [present('k'), present('d')] }, value('A'), absent, false],
  ])('%j with k %j and d %j is %j', (condition, k, d, expected) => {
    expect(holds(condition, variables, [k, d])).toBe(expected);
  });

  it('without a variable for one of its elements throws', () => {
    expect(() => holds(present('t'), variables, [absent, absent])).toThrow('There is no variable for t');
  });
});

describe('branches', () => {
  it('list every value of an element with known values', () => {
    const demands = [
      { field: 't', effect: 'mandatory' as const, when: oneOf('k', 'A') },
      { field: 't', effect: 'forbidden' as const, when: { kind: 'not' as const, of: present('k') } },
    ];
    const variables = variablesOf(
      demands.map(({ when }) => when),
      ['t'],
      fields,
    );
    expect(branchesOf(demands, variables)).toEqual([
      [
        { field: 't', absent: true, present: 'none' },
        { field: 'k', absent: true, present: { only: ['B', 'C'] } },
      ],
      [
        { field: 't', absent: false, present: 'any' },
        { field: 'k', absent: false, present: 'any' },
      ],
    ]);
  });
});

describe('a rule in words', () => {
  const messages = (rows: Rows) => table(rows).conditions.map(({ kind, message }) => `${kind}: ${message}`);
  const text = 'type: String, presence:';

  it('lists the sets of elements that meet it', () => {
    expect(
      messages({
        a: `${text} CM, unless: { all: [b, c] }`,
        b: `${text} CM, unless: { all: [a, c] }`,
        c: `${text} CM, unless: { all: [a, b] }`,
      }),
    ).toEqual(['condition: a and b, or a and c, or b and c, must be given']);
    expect(
      messages({
        a: `${text} CM, unless: c`,
        b: `${text} CM, unless: c`,
        c: `${text} CM, unless: { all: [a, b] }`,
      }),
    ).toEqual(['condition: a and b, or c, must be given']);
  });

  it('lists the elements that must be left out', () => {
    expect(messages({ a: `${text} CM, unless: b, forbidden: b`, b: `${text} O` })).toEqual([
      'condition: a must be given when b is not given; a must be left out when b is given',
    ]);
  });

  it.each<[Condition, string]>([
    [{ kind: 'not', of: { kind: 'any', of: [present('a'), present('b')] } }, 'a is not given and b is not given'],
    [{ kind: 'all', of: [{ kind: 'any', of: [present('a')] }, present('b')] }, 'a is given and b is given'],
    [
      { kind: 'all', of: [{ kind: 'any', of: [present('a'), present('b')] }, present('c')] },
      '(a is given or b is given) and c is given',
    ],
  ])('spells %j', (condition, words) => {
    expect(inWords(condition)).toBe(words);
  });

  it('is not written for too many combinations, which are rejected', () => {
    const names = Array.from({ length: 12 }, (_, index) => `e${index}`);
    const rows = Object.fromEntries(names.map((name) => [name, `${text} O`]));
    expect(() => table({ a: `${text} CM, when: { any: [${names.join(', ')}] }`, ...rows })).toThrow(
      'condition-too-large the conditions here, and those they depend on, have more than 4096 combinations',
    );
  });
});

describe('a condition of a definition', () => {
  it.each<[ConditionDefinition, string | undefined]>([
    ['a', undefined],
    [{ absent: 'a' }, undefined],
    [{ prose: 'so' }, 'so'],
    [{ not: { prose: 'so' } }, 'so'],
    [{ all: ['a', { prose: 'so' }, { prose: 'later' }] }, 'so'],
    [{ any: ['a', { not: { prose: 'so' } }] }, 'so'],
    [{ any: ['a', 'b'] }, undefined],
  ])('%j contains prose: %j', (definition, words) => {
    expect(proseIn(definition)).toBe(words);
  });

  const resolve = (definition: ConditionDefinition) => {
    const found: Diagnostic[] = [];
    const file = { at: (path: Place['path']) => ({ path: path.join('/') }) } as unknown as Place['file'];
    const row = { type: 'String', presence: 'O', description: 'It.' } as const;
    const scope = { report: (one: Diagnostic) => void found.push(one) };
    const condition = resolveCondition(
      scope,
      definition,
      { file, path: ['when'] },
      {
        fields: { alpha: row, beta: row },
        tableOf: () => undefined,
        isOwn: true,
        filled: new Map(),
        ignored: new Map(),
      },
    );
    return {
      condition,
      mistakes: found.map(({ code, path, message, suggestion }) => [code, path, message, suggestion]),
    };
  };

  it('becomes a condition of the model', () => {
    for (const definition of ['alpha', { present: 'alpha' }]) {
      expect(resolve(definition)).toEqual({ condition: present('alpha'), mistakes: [] });
    }
    expect(resolve({ not: { all: ['alpha', { field: 'beta', equals: 1 }] } }).condition).toEqual({
      kind: 'not',
      of: { kind: 'all', of: [present('alpha'), oneOf('beta', 1)] },
    });
  });

  it.each<[ConditionDefinition, string]>([
    ['alpa', 'when'],
    [{ present: 'alpa' }, 'when/present'],
    [{ absent: 'alpa' }, 'when/absent'],
    [{ field: 'alpa', equals: 1 }, 'when/field'],
    [{ field: 'alpa', in: [1, 2] }, 'when/field'],
    [{ all: ['beta', 'alpa'] }, 'when/all/1'],
    [{ any: [{ absent: 'alpa' }, 'beta'] }, 'when/any/0/absent'],
    [{ not: 'alpa' }, 'when/not'],
  ])('%j has an unknown element at %s', (definition, path) => {
    expect(resolve(definition)).toEqual({
      condition: undefined,
      mistakes: [['unknown-element', path, 'the element `alpa` does not exist in this table', 'alpha']],
    });
  });

  it('has no condition in the model when it contains prose', () => {
    expect(resolve({ all: ['alpha', { prose: 'so' }] })).toEqual({ condition: undefined, mistakes: [] });
  });
});
