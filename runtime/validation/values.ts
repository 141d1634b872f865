/** Predicates on one value. */

/** An object whose elements have not been checked. */
export type Elements = Readonly<Record<string, unknown>>;

export function isOwn(value: object, key: string | number): boolean {
  // Faster than Object.hasOwn, which is looked up on each call; engines optimise this form in for...in loops.
  return Object.prototype.hasOwnProperty.call(value, key);
}

/** An element of an object. Inherited properties do not count. */
export function elementOf(value: Elements, key: string): unknown {
  return isOwn(value, key) ? value[key] : undefined;
}

export function isObject(value: unknown): value is Elements {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text that is not empty. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** A finite number. */
export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** A safe integer, which a double represents exactly. */
export function isInteger(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

/** A function, so that the compiler does not narrow types: conditions may compare an element with two values. */
export function equals(value: unknown, other: unknown): boolean {
  return value === other;
}

/** Whether a value is one of the words. These are keys, so the time does not depend on their number. */
export function isOneOf(words: object, value: unknown): boolean {
  return typeof value === 'string' && isOwn(words, value);
}

/** The number of entries. Throws if a proxy returns something that cannot be the length of an array. */
export function lengthOf({ length }: readonly unknown[]): number {
  if (length >>> 0 !== length) throw new RangeError('not a length');
  return length;
}

/** An entry of an array. A hole is undefined, even if the prototype has a value at its index. */
export function entryOf(list: readonly unknown[], index: number): unknown {
  const entry = list[index];
  // The prototype is checked first, because that is faster than isOwn.
  if (entry === undefined || (Object.getPrototypeOf(list) as readonly unknown[] | null)?.[index] === undefined)
    return entry;
  return isOwn(list, index) ? entry : undefined;
}
