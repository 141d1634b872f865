// A copy of specwright's runtime/validation/values.ts, made by `specwright generate`. Do not edit.
/** Looking at one value. */

/** An object whose elements are not known yet. */
export type Elements = Readonly<Record<string, unknown>>;

export function isOwn(value: object, key: string | number): boolean {
  // Object.hasOwn would be looked up as a property on each call; engines know this form within for...in.
  return Object.prototype.hasOwnProperty.call(value, key);
}

/** An element of an object; what the object inherits is none. */
export function elementOf(value: Elements, key: string): unknown {
  return isOwn(value, key) ? value[key] : undefined;
}

export function isObject(value: unknown): value is Elements {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Non-empty text: an empty one is no value. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** A finite number. */
export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

/** A whole number that a double holds exactly. */
export function isInteger(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

/** As a call, so that the compiler does not narrow: conditions may ask for two values of one element. */
export function equals(value: unknown, other: unknown): boolean {
  return value === other;
}

/** Whether a value is one of the words, which are keys: that takes as long however many there are. */
export function isOneOf(words: object, value: unknown): boolean {
  return typeof value === 'string' && isOwn(words, value);
}

/** The number of entries. Throws when a proxy gives something that no array has for a length. */
export function lengthOf({ length }: readonly unknown[]): number {
  if (length >>> 0 !== length) throw new RangeError('not a length');
  return length;
}

/** An entry of an array. A hole has no value, even if the prototype has one at its index. */
export function entryOf(list: readonly unknown[], index: number): unknown {
  const entry = list[index];
  // What the prototype has is asked first: engines answer that sooner.
  if (entry === undefined || Object.getPrototypeOf(list)?.[index] === undefined) return entry;
  return isOwn(list, index) ? entry : undefined;
}
