/** Tables of a few rows whose conditions, made at random, say all that conditions can say. */
import { type Rows, tinyText } from './tiny.js';

/** A stream of numbers that depends on its seed alone. */
function randomOf(seed: number): (end: number) => number {
  let state = (seed * 2_654_435_761) >>> 0;
  return (end) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
}

/** The text of an operation; many of them are refused, because a condition is always or never true. */
export function randomConditions(seed: number, name: string): string {
  const below = randomOf(seed);
  const pick = <Value>(values: readonly Value[]): Value => {
    const value = values[below(values.length)];
    if (value === undefined) throw new Error('Nothing to pick from');
    return value;
  };
  const isGiven = below(2) === 0;
  const presence = isGiven ? 'M' : 'O';
  const base: Rows = {
    kind: `type: String, presence: ${presence}, enum: [ONE, TWO, THREE]`,
    mode: 'type: String, presence: O, enum: [FAST, SLOW], default: SLOW',
    flag: 'type: Boolean, presence: O',
    size: 'type: Numeric, presence: O, minimum: 0, maximum: 99',
    code: `type: String, presence: ${presence}`,
    rate: 'type: Decimal, presence: O, default: 2.5',
    head: `type: Object, presence: ${pick(['M', 'O'])}, shape: Head`,
    items: `type: Object, presence: O, array: { minItems: ${below(3)} }, shape: Item`,
  };
  const atom = (): string =>
    pick([
      ...(isGiven ? [] : ['kind', '{ absent: kind }', '{ present: code }']),
      '{ field: kind, matches: "^T" }',
      '{ field: code, matches: "^2" }',
      '{ field: size, above: 5 }',
      '{ field: size, minimum: 3, below: 7 }',
      '{ field: rate, maximum: 2.5 }',
      '{ field: head.type, equals: A }',
      '{ field: head.type, in: [A, B] }',
      'head.note',
      '{ field: head.note, matches: "^x" }',
      '{ field: head.count, minimum: 2 }',
      '{ anyEntry: { field: items, where: { field: type, equals: A } } }',
      '{ anyEntry: { field: items, where: { all: [note, { field: type, equals: B }] } } }',
      '{ field: kind, equals: ONE }',
      '{ field: kind, in: [ONE, TWO] }',
      '{ field: mode, equals: FAST }',
      'flag',
      '{ field: flag, equals: true }',
      'size',
      '{ field: size, in: [1, 5] }',
      '{ field: code, equals: a }',
    ]);
  const condition = (depth: number): string => {
    const several = (): string => [condition(depth - 1), condition(depth - 1)].join(', ');
    switch (depth > 0 ? below(6) : 0) {
      case 3:
        return `{ all: [${several()}] }`;
      case 4:
        return `{ any: [${several()}] }`;
      case 5:
        return `{ not: ${condition(depth - 1)} }`;
      default:
        return atom();
    }
  };
  const effect = (): string => {
    const otherwise = pick(['', ', otherwise: ignored', ', otherwise: forbidden']);
    return pick([
      'presence: O',
      `presence: CM, when: ${condition(2)}${otherwise}`,
      `presence: CM, unless: ${condition(1)}${otherwise}`,
      `presence: CM, when: ${condition(1)}, unless: ${condition(0)}${otherwise}`,
      `presence: O, forbidden: ${condition(2)}`,
      `presence: O, ignored: ${condition(2)}`,
    ]);
  };
  const values = (...says: readonly string[]): string =>
    pick(['', `, values: [{ when: ${condition(1)}, ${pick(says)} }]`]) +
    pick(['', `, ranges: [{ when: ${condition(1)}, ${pick(says)} }]`]);
  const inner: Record<string, string> = {
    type: 'type: String, presence: O, enum: [A, B, C], default: C',
    note: 'type: String, presence: O',
    count: 'type: Numeric, presence: M, minimum: 0',
  };
  const dependent: Rows = {
    day: `type: Numeric, ${effect()}, minimum: 1, maximum: 31${values('maximum: 7', 'minimum: 5', 'only: [1, 15]')}`,
    word: `type: String, ${effect()}, enum: [A, B, C]${values('only: [A]', 'except: [A, B]', 'except: [C]')}`,
    sure: `type: Boolean, ${effect()}${values('only: [true]', 'except: [true]')}`,
    text: `type: String, ${effect()}${values('pattern: "^[a-z]+$"', 'maxLength: 2', 'only: [aa, bb]', 'format: e164')}`,
    list: `type: String, ${effect()}, array: true, pattern: "^[a-z]+$"`,
  };
  const kept = Object.entries(dependent).filter(() => below(3) > 0);
  // Those that follow also ask about elements that are ignored under conditions of their own.
  const about = {
    day: '{ field: day, above: 5 }',
    word: '{ field: word, in: [A, B] }',
    sure: '{ present: sure }',
    text: '{ field: text, matches: "^a" }',
    list: '{ absent: list }',
  };
  const asked = Object.entries(about).filter(([name]) => kept.some(([one]) => one === name));
  const later = (): string =>
    `{ ${pick(['all', 'any'])}: [${pick([...asked.map(([, one]) => one), atom()])}, ${atom()}] }`;
  const following: Rows = {
    late: `type: Decimal, presence: CM, when: ${later()}${pick(['', ', otherwise: ignored'])}`,
    last: `type: String, presence: O, ${pick(['forbidden', 'ignored'])}: ${later()}`,
  };
  if (below(2) === 0) inner['type'] += ', ignored: note';
  const rows = [...Object.entries(base), ...kept, ...(asked.length > 0 ? Object.entries(following) : [])];
  return tinyText(Object.fromEntries(rows), {
    name,
    shapes: { Head: inner, Item: inner },
    path: `/${name}`,
    tolerances: `{ blank: ${pick(['absent', '"null"', 'error'])}, case: ${pick(['fold', 'exact'])}, unknown: ${pick(['drop', 'error'])} }`,
  });
}

/** The same of tables whose defaults depend on other elements, with conditions on what is filled in. */
export function randomDefaults(seed: number, name: string): string {
  const below = randomOf(seed);
  const pick = (values: readonly string[]): string => values[below(values.length)] ?? '';
  const conditions: string[] = ['{ field: kind, equals: ONE }', '{ field: kind, in: [ONE, TWO] }', 'flag', 'head'];
  const condition = (depth = 2): string => {
    const several = (): string => [condition(depth - 1), condition(depth - 1)].join(', ');
    switch (depth > 0 ? below(5) : 0) {
      case 2:
        return `{ all: [${several()}] }`;
      case 3:
        return `{ any: [${several()}] }`;
      case 4:
        return `{ not: ${condition(depth - 1)} }`;
      default:
        return pick(conditions);
    }
  };
  const defaults = (...values: readonly string[]): string => {
    const entries = Array.from({ length: 1 + below(2) }, () => `{ when: ${condition(1)}, default: ${pick(values)} }`);
    return `values: [${entries.join(', ')}]${pick(['', `, default: ${pick(values)}`])}`;
  };
  const rows: Record<string, string> = {
    kind: `type: String, presence: ${pick(['M', 'O'])}, enum: [ONE, TWO, THREE]`,
    flag: 'type: Boolean, presence: O',
    head: 'type: Object, presence: O, shape: Head',
  };
  // Each may ask what is filled in for those before it.
  const add = (element: string, row: string, asked: readonly string[]): void => {
    rows[element] = row;
    conditions.push(...asked);
  };
  add('size', `type: Numeric, presence: O, minimum: 0, ${defaults('1', '6', '20')}`, [
    '{ field: size, above: 5 }',
    '{ field: size, in: [1, 20] }',
  ]);
  add('code', `type: String, presence: O, ${defaults('a', '2x')}`, [
    '{ field: code, matches: "^2" }',
    '{ field: code, equals: a }',
  ]);
  conditions.push('{ field: head.type, equals: A }', '{ field: head.type, in: [A, B] }');
  add(
    'mode',
    `type: String, presence: ${pick(['O', `CM, when: ${condition()}`])}, enum: [FAST, SLOW], ${defaults('FAST', 'SLOW')}`,
    ['{ field: mode, equals: FAST }'],
  );
  const effect = (): string =>
    pick([
      'presence: O',
      `presence: CM, when: ${condition()}`,
      `presence: O, forbidden: ${condition()}`,
      `presence: O, ignored: ${condition()}`,
    ]);
  rows['day'] =
    `type: Numeric, ${effect()}, maximum: 31, values: [{ when: ${condition(1)}, maximum: 7 }, { when: ${condition(1)}, default: ${pick(['3', '9'])} }]`;
  rows['word'] = `type: String, ${effect()}, enum: [A, B, C]`;
  rows['last'] = `type: Boolean, ${effect()}`;
  return tinyText(rows, {
    name,
    shapes: {
      Head: {
        type: 'type: String, presence: O, enum: [A, B, C], values: [{ when: note, default: A }]',
        note: 'type: String, presence: O',
      },
    },
    path: `/${name}`,
    tolerances: `{ blank: ${pick(['absent', 'error'])}, case: ${pick(['fold', 'exact'])}, unknown: drop }`,
  });
}
