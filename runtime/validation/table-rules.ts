/** The rules of a table as a whole. Each is one violation; a value that is not of its type is for other rules. */
import { scaled } from './decimals.js';
import type { OrderKey } from './order.js';
import { hasRoom, pointerTo, type Report, type Rules } from './report.js';
import { type Elements, entryOf, isObject, isText, lengthOf } from './values.js';

/** A table that has a rule of this name. A call with another table does not compile. */
export type WithRule<Rule extends string> = Pick<Rules, 'shape' | 'table'> & {
  readonly tableRules: Readonly<Record<Rule, readonly [rows: readonly number[], rule: string]>>;
};

/** How many of these are true. */
export function howMany(...these: readonly boolean[]): number {
  let count = 0;
  for (const one of these) if (one) count++;
  return count;
}

/** The name of an element, or the names that lead to one in an object. */
type Named = string | readonly string[];

/**
 * Reports a broken rule at an element or an entry of it, or at the object. Returns 1, the number of violations.
 *
 * @param place the pointer to the object inside that the element is of
 */
export function failRule<Rule extends string>(
  out: Report | undefined,
  table: WithRule<Rule>,
  rule: Rule,
  element?: Named,
  index?: number,
  place: string = '',
): 1 {
  if (hasRoom(out)) {
    const [rows, message] = table.tableRules[rule];
    out.found.push({
      pointer: element === undefined ? '' : place + pointerAlong(out, element, index),
      rule: `${table.shape}.rule.${rule}`,
      message,
      source: { table: table.table, rows },
    });
  }
  return 1;
}

function pointerAlong(out: Report, element: Named, index: number | undefined): string {
  const names = isText(element) ? [element] : element;
  const pointer = names.map((name) => pointerTo(out, name)).join('');
  return index === undefined ? pointer : `${pointer}/${String(index)}`;
}

/** The same at an entry; an index of -1 breaks nothing. */
export function failEntry<Rule extends string>(
  out: Report | undefined,
  table: WithRule<Rule>,
  rule: Rule,
  element: Named,
  index: number,
): 0 | 1 {
  return index < 0 ? 0 : failRule(out, table, rule, element, index);
}

/** The same at one of several elements; an index of -1 breaks nothing. */
export function failElement<Rule extends string>(
  out: Report | undefined,
  table: WithRule<Rule>,
  rule: Rule,
  elements: readonly Named[],
  index: number,
): 0 | 1 {
  return index < 0 ? 0 : failRule(out, table, rule, elements[index]);
}

/** The index of the first key that is less than the last one before it, or not greater if `isStrict`; -1 without one. */
export function descentIn(keys: readonly OrderKey[], isStrict = false): number {
  let last: OrderKey;
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index];
    if (key === undefined) continue;
    if (last !== undefined && (key < last || (isStrict && key === last))) return index;
    last = key;
  }
  return -1;
}

/** The index of the first value that an earlier one equals; -1 without one. */
export function repeatIn(values: readonly unknown[]): number {
  const seen = new Set<unknown>();
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (value === undefined || value === null || typeof value === 'object') continue;
    if (seen.has(value)) return index;
    seen.add(value);
  }
  return -1;
}

/** The index of the first value that differs from the first one, of those of a type; -1 without one. */
export function changeIn(values: readonly unknown[], type: 'string' | 'number' | 'boolean'): number {
  const first = values.find((value) => typeof value === type);
  return values.findIndex((value) => typeof value === type && value !== first);
}

/** Several values as one, which equals another one if all of them do; undefined if none is given. */
export function tuple(values: readonly unknown[]): string | undefined {
  const isGiven = values.some((value) => value !== undefined && value !== null);
  return isGiven && values.every((value) => typeof value !== 'object' || value === null)
    ? JSON.stringify(values.map((value) => value ?? null))
    : undefined;
}

/** The entries of an array; none of another value. */
export function entriesIn(list: unknown): readonly unknown[] {
  if (!Array.isArray(list)) return [];
  return Array.from({ length: lengthOf(list) }, (_, index) => entryOf(list, index));
}

/** A value of an object; undefined where there is no object. */
export function valueIn<Value>(object: unknown, valueOf: (object: Elements) => Value): Value | undefined {
  return isObject(object) ? valueOf(object) : undefined;
}

/** A value of each entry of an array of objects. */
export function valuesIn<Value>(list: unknown, valueOf: (entry: Elements) => Value): readonly (Value | undefined)[] {
  return entriesIn(list).map((entry) => valueIn(entry, valueOf));
}

/** Whether so many entries meet a condition; true of what is not an array. */
export function countsIn(
  list: unknown,
  holds: (entry: Elements) => boolean,
  min: number,
  max: number = Infinity,
): boolean {
  if (!Array.isArray(list)) return true;
  let count = 0;
  for (const entry of entriesIn(list)) if (isObject(entry) && holds(entry)) count++;
  return count >= min && count <= max;
}

/**
 * Whether the numbers add up to the total, as decimals: 0.1 and 0.2 to 0.3. True where they are not of their types.
 *
 * @param isAddend whether a value is a number of the type of the addends, and `isTotal` the same of the total
 */
export function addUp(
  list: unknown,
  values: readonly unknown[],
  isAddend: (value: unknown) => value is number,
  total: unknown,
  isTotal: (value: unknown) => value is number,
): boolean {
  const addends = values.filter((value) => value !== undefined && value !== null);
  if (!Array.isArray(list) || !isTotal(total) || !addends.every(isAddend)) return true;
  return isSum(addends, total);
}

/** A value, and whether it is a number of its type. */
type Addend = readonly [value: unknown, isAddend: (value: unknown) => value is number];

/** The same of elements of a table; true where none of them is given. */
export function addUpBeside(
  addends: readonly Addend[],
  total: unknown,
  isTotal: (value: unknown) => value is number,
): boolean {
  const numbers: number[] = [];
  for (const [value, isAddend] of addends) {
    if (value === undefined || value === null) continue;
    if (!isAddend(value)) return true;
    numbers.push(value);
  }
  return numbers.length === 0 || !isTotal(total) || isSum(numbers, total);
}

function isSum(addends: readonly number[], total: number): boolean {
  let sum = 0;
  let isExact = Number.isSafeInteger(total);
  for (const value of addends) {
    sum += value;
    isExact &&= Number.isSafeInteger(value) && Number.isSafeInteger(sum);
  }
  if (isExact) return sum === total;
  // As a literal, it would need ES2020; a new project with Next compiles for ES2017.
  const zero = BigInt(0);
  return scaled([...addends, -total]).reduce((all, one) => all + one, zero) === zero;
}

/** Whether the texts one after the other are the whole; true where one of them is no text, or the whole is empty. */
export function joinUp(parts: readonly unknown[], whole: unknown): boolean {
  const areTexts = isText(whole) && parts.every((part) => typeof part === 'string');
  return !areTexts || parts.join('') === whole;
}
