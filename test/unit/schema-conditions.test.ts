import { describe, expect, it } from 'vitest';
import { judge } from '../../generator/judge/judge.js';
import type { Form, Message, Operation } from '../../generator/model/model.js';
import { buildTexts, combinations, compileSchema, type Rows, tinyText } from '../support/tiny.js';

type Value = Readonly<Record<string, unknown>>;

interface Table {
  readonly name: string;
  readonly rows: Rows;
  /** The values of each element that are combined with all others; undefined leaves it out. */
  readonly values: Readonly<Record<string, readonly unknown[]>>;
  /** The definition in the words of the test, for the canonical form of right values. */
  readonly keeps: (value: Value) => boolean;
  readonly tolerances?: string;
}

const text = 'type: String, presence: O';
const needs = (condition: string): string => `type: String, presence: CM, ${condition}`;
const has = (value: Value, ...names: readonly string[]): boolean => names.every((name) => name in value);
const given = [undefined, 'x'];
const folding = '{ blank: absent, case: fold, unknown: drop }';

const tables: readonly Table[] = [
  {
    name: 'present',
    rows: { a: text, b: needs('when: a') },
    values: { a: given, b: given },
    keeps: (value) => !has(value, 'a') || has(value, 'b'),
  },
  {
    name: 'absent',
    rows: { a: text, b: needs('when: { absent: a }') },
    values: { a: given, b: given },
    keeps: (value) => has(value, 'a') || has(value, 'b'),
  },
  {
    name: 'one of three',
    rows: {
      a: needs('unless: { any: [b, c] }'),
      b: needs('unless: { any: [a, c] }'),
      c: needs('unless: { any: [a, b] }'),
    },
    values: { a: given, b: given, c: given },
    keeps: (value) => has(value, 'a') || has(value, 'b') || has(value, 'c'),
  },
  {
    name: 'two or one',
    rows: { a: needs('unless: c'), b: needs('unless: c'), c: needs('unless: { all: [a, b] }') },
    values: { a: given, b: given, c: given },
    keeps: (value) => has(value, 'a', 'b') || has(value, 'c'),
  },
  {
    name: 'exactly one',
    rows: { a: needs('unless: b, forbidden: b'), b: needs('unless: a') },
    values: { a: given, b: given },
    keeps: (value) => has(value, 'a') !== has(value, 'b'),
  },
  {
    name: 'all, any and not together',
    rows: { a: text, b: text, c: text, d: needs('when: { all: [a, { any: [b, { not: c }] }] }') },
    values: { a: given, b: given, c: given, d: given },
    keeps: (value) => !(has(value, 'a') && (has(value, 'b') || !has(value, 'c'))) || has(value, 'd'),
  },
  {
    name: 'equals, of an enum',
    rows: { a: `${text}, enum: [P, Q, R]`, b: needs('when: { field: a, in: [P, Q] }') },
    values: { a: [undefined, 'P', 'Q', 'R', 'p'], b: given },
    keeps: ({ a, b }) => !(a === 'P' || a === 'Q') || b !== undefined,
  },
  {
    name: 'equals, with a default',
    rows: { a: `${text}, enum: [P, Q], default: P`, b: needs('when: { field: a, equals: P }') },
    values: { a: [undefined, 'P', 'Q'], b: given },
    keeps: ({ a, b }) => (a ?? 'P') !== 'P' || b !== undefined,
  },
  {
    name: 'not equals, with a default',
    rows: { a: `${text}, enum: [P, Q], default: P`, b: needs('when: { not: { field: a, equals: P } }') },
    values: { a: [undefined, 'P', 'Q'], b: given },
    keeps: ({ a, b }) => (a ?? 'P') === 'P' || b !== undefined,
  },
  {
    name: 'equals, of an enum with an alias',
    rows: { a: `${text}, enum: [P, Q], aliases: { old: P }`, b: needs('when: { field: a, equals: P }') },
    values: { a: [undefined, 'P', 'Q', 'old', 'OLD'], b: given },
    keeps: ({ a, b }) => a !== 'P' || b !== undefined,
  },
  {
    name: 'equals, of a currency',
    rows: { a: `${text}, format: currency`, b: needs('when: { field: a, equals: EUR }') },
    values: { a: [undefined, 'EUR', 'USD', 'eur', 'Eur', 'usd'], b: given },
    keeps: ({ a, b }) => a !== 'EUR' || b !== undefined,
  },
  {
    name: 'equals, of a currency in a spelling that no receiver sees',
    rows: { a: `${text}, format: currency, default: USD`, b: needs('when: { field: a, equals: eur }') },
    values: { a: [undefined, 'EUR', 'eur', 'usd'], b: given },
    keeps: () => true,
  },
  {
    name: 'equals, of a UUID or a keyword',
    rows: {
      a: 'type: UUID, presence: O, keywords: [ALL, NONE]',
      b: needs('when: { field: a, in: [ALL, 11111111-1111-4111-8111-11111111111a] }'),
    },
    values: {
      a: [
        undefined,
        'ALL',
        'NONE',
        'all',
        'None',
        '11111111-1111-4111-8111-11111111111a',
        '11111111-1111-4111-8111-11111111111A',
      ],
      b: given,
    },
    keeps: ({ a, b }) => (a !== 'ALL' && a !== '11111111-1111-4111-8111-11111111111a') || b !== undefined,
  },
  {
    name: 'equals, of a number',
    rows: { a: 'type: Numeric, presence: O, minimum: 0', b: needs('when: { field: a, in: [0, 2] }') },
    values: { a: [undefined, 0, 1, 2], b: given },
    keeps: ({ a, b }) => (a !== 0 && a !== 2) || b !== undefined,
  },
  {
    name: 'equals, of a boolean with a default',
    rows: { a: 'type: Boolean, presence: O, default: false', b: needs('when: { field: a, equals: false }') },
    values: { a: [undefined, true, false], b: given },
    keeps: ({ a, b }) => a === true || b !== undefined,
  },
  {
    name: 'mandatory, forbidden and neither',
    rows: {
      a: 'type: String, presence: M, enum: [P, Q, R]',
      b: needs('when: { field: a, equals: P }, forbidden: { field: a, equals: Q }'),
    },
    values: { a: ['P', 'Q', 'R'], b: given },
    keeps: ({ a, b }) => (a === 'P' ? b !== undefined : a !== 'Q' || b === undefined),
  },
  {
    name: 'ignored',
    rows: {
      a: 'type: String, presence: M, enum: [P, Q, R]',
      b: 'type: Numeric, presence: CM, when: { field: a, equals: P }, ignored: { field: a, equals: Q }',
    },
    values: { a: ['P', 'Q', 'R'], b: [undefined, 5, 'anything', {}] },
    keeps: ({ a, b }) => (a === 'Q' ? true : a === 'P' ? b === 5 : b === undefined || b === 5),
  },
  {
    name: 'a range',
    rows: {
      a: `${text}, enum: [WEEKLY, MONTHLY], default: MONTHLY`,
      b: 'type: Numeric, presence: O, minimum: 1, maximum: 31, ranges: [{ when: { field: a, equals: WEEKLY }, maximum: 7 }, { when: { field: a, equals: MONTHLY }, minimum: 2, maximum: 28 }]',
    },
    values: { a: [undefined, 'WEEKLY', 'MONTHLY'], b: [undefined, 0, 1, 2, 7, 8, 28, 29, 31, 32] },
    keeps: ({ a, b }) =>
      typeof b !== 'number' ||
      (a === 'WEEKLY' ? b >= 1 && b <= 7 : (a ?? 'MONTHLY') === 'MONTHLY' && b >= 2 && b <= 28),
  },
  {
    name: 'an array of plain values',
    rows: {
      a: `${text}, enum: [P, Q], array: { minItems: 1, maxItems: 2 }`,
      b: needs('when: a'),
      c: 'type: Numeric, presence: O, array: true, minimum: 0',
    },
    values: {
      a: [undefined, [], ['P'], ['P', 'Q'], ['P', 'Q', 'P'], ['R'], [''], [null], 'P'],
      b: given,
      c: [undefined, [], [0], [-1]],
    },
    keeps: ({ a, b, c }) => {
      const isArray =
        Array.isArray(a) && a.length >= 1 && a.length <= 2 && a.every((one) => one === 'P' || one === 'Q');
      return (a === undefined || (isArray && b !== undefined)) && !(Array.isArray(c) && c[0] === -1);
    },
  },
  {
    name: 'nullable',
    tolerances: '{ blank: "null", case: fold, unknown: drop }',
    rows: {
      a: text,
      b: needs('when: a'),
      c: needs('unless: a'),
      d: 'type: Numeric, presence: O, maximum: 9, ranges: [{ when: a, maximum: 3 }]',
    },
    values: {
      a: [undefined, 'x', null],
      b: [undefined, 'x', null],
      c: [undefined, 'x', null],
      d: [undefined, 3, 4, null],
    },
    keeps: ({ a, b, c, d }) =>
      a === undefined || a === null
        ? c !== undefined && c !== null
        : b !== undefined && b !== null && (typeof d !== 'number' || d <= 3),
  },
  {
    name: 'a default that null does not stand for',
    tolerances: '{ blank: "null", case: fold, unknown: drop }',
    rows: {
      a: `${text}, enum: [P, Q], default: P`,
      b: needs('when: { field: a, equals: P }'),
      c: needs('when: { not: { field: a, equals: P } }'),
    },
    values: { a: [undefined, 'P', 'Q', null], b: given, c: given },
    keeps: ({ a, b, c }) => (a === undefined || a === 'P' ? b : c) !== undefined,
  },
  {
    name: 'not equals, of a boolean',
    rows: { a: 'type: Boolean, presence: O', b: needs('when: { not: { field: a, equals: true } }') },
    values: { a: [undefined, true, false], b: given },
    keeps: ({ a, b }) => a === true || b !== undefined,
  },
  {
    name: 'not equals, of a number with bounds',
    rows: {
      a: 'type: Numeric, presence: O, minimum: 1, maximum: 4',
      b: needs('when: { field: a, in: [1, 3] }'),
      c: needs('when: { not: { field: a, in: [4, 2] } }'),
    },
    values: { a: [undefined, 0, 1, 2, 3, 4, 5], b: given, c: given },
    keeps: ({ a, b, c }) =>
      a !== 0 && a !== 5 && (a === 1 || a === 3 ? b !== undefined : true) && (a === 2 || a === 4 || c !== undefined),
  },
  {
    name: 'equals, of a decimal',
    rows: { a: 'type: Decimal, presence: O, maximum: 2', b: needs('when: { field: a, in: [0.5, 2] }') },
    values: { a: [undefined, 0, 0.5, 0.75, 2, 3], b: given },
    keeps: ({ a, b }) => a !== 3 && ((a !== 0.5 && a !== 2) || b !== undefined),
  },
  {
    name: 'equals, of an open text',
    rows: { a: text, b: needs('when: { field: a, in: [on, once, "o-k", "^"] }') },
    values: {
      a: [undefined, 'on', 'once', 'o-k', '^', 'o', 'onc', 'one', 'once ', 'On', '-', 'x', '😀', 'on\n'],
      b: given,
    },
    keeps: ({ a, b }) => !['on', 'once', 'o-k', '^'].includes(String(a)) || b !== undefined,
  },
  {
    name: 'equals, of a text that no pattern can express',
    rows: { a: text, b: needs('when: { field: a, equals: "😀" }') },
    values: { a: [undefined, '😀', '😁', 'x'], b: given },
    keeps: ({ a, b }) => a !== '😀' || b !== undefined,
  },
  {
    name: 'a range of an element that may be ignored',
    rows: {
      a: 'type: String, presence: M, enum: [P, Q, R]',
      b: 'type: Numeric, presence: O, maximum: 9, ignored: { field: a, equals: P }, ranges: [{ when: { field: a, in: [P, Q] }, maximum: 3 }]',
    },
    values: { a: ['P', 'Q', 'R'], b: [undefined, 3, 4, 10, 'anything'] },
    keeps: ({ a, b }) => a === 'P' || b === undefined || (typeof b === 'number' && b <= (a === 'Q' ? 3 : 9)),
  },
  {
    name: 'several rules',
    rows: { a: text, b: needs('when: a'), c: text, d: needs('when: c'), e: needs('unless: f'), f: needs('unless: e') },
    values: { a: given, b: given, c: given, d: given, e: given, f: given },
    keeps: (value) =>
      (!has(value, 'a') || has(value, 'b')) &&
      (!has(value, 'c') || has(value, 'd')) &&
      (has(value, 'e') || has(value, 'f')),
  },
];

function verdicts(operation: Operation, message: Message, form: Form, values: readonly Value[]): readonly string[] {
  const validate = compileSchema(operation, message, form);
  return values.flatMap((value) => {
    const expected = judge(message, form, value).violations.map(({ pointer, rule }) => `${pointer} ${rule}`);
    return validate(value) === (expected.length === 0) ? [] : [`${JSON.stringify(value)}: ${expected.join()}`];
  });
}

describe.each(tables)('a condition: $name', ({ rows, values, keeps, tolerances = folding }) => {
  const [operation] = buildTexts([tinyText(rows, { tolerances })]).operations;
  const message = operation?.request;
  if (!operation || !message) throw new Error('The operation was not built');
  const all = combinations(values);

  it('accepts at least one value', () => {
    expect(all.length).toBeGreaterThan(3);
    expect(all.some((value) => keeps(value))).toBe(true);
  });

  it('has the verdicts of the test and of the judge in the canonical schema', () => {
    const validate = compileSchema(operation, message, 'canonical');
    for (const value of all) {
      // A spelling that only a receiver takes breaks another rule.
      const isSpelled = judge(message, 'canonical', value).violations.every(
        ({ rule }) => !/\.(enum|format)$/.test(rule),
      );
      if (isSpelled) expect(validate(value), JSON.stringify(value)).toBe(keeps(value));
    }
    expect(verdicts(operation, message, 'canonical', all)).toEqual([]);
  });

  it('has the verdicts of the judge in the wire schema, blanks included', () => {
    const blanks = Object.fromEntries(
      Object.entries(values).map(([name, candidates]) => [name, [...candidates, '', null]]),
    );
    const some = combinations(blanks).filter((_, index, objects) => index % Math.ceil(objects.length / 4096) === 0);
    expect(verdicts(operation, message, 'wire', some)).toEqual([]);
  });
});
