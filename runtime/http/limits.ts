/** Numbers that the user of a server or a client sets, shared by both. */

/** The longest delay that a timer holds, in milliseconds: nearly 25 days. A timer rings at once for a longer one. */
export const longestDelay: number = 2 ** 31 - 1;

/**
 * A whole number from `least` to `most`, or the default when it is left out. Anything else throws an error that names the
 * option: a TypeError for what is not a number, a RangeError for a number outside of the range.
 */
export function limitOf(name: string, value: unknown, otherwise: number, most: number, least = 1): number {
  if (value === undefined) return otherwise;
  const range = `${name} must be a whole number from ${least} to ${most}`;
  if (typeof value !== 'number') throw new TypeError(`${range}, and is of type ${typeof value}`);
  if (!Number.isInteger(value) || value < least || value > most) throw new RangeError(`${range}, and is ${value}`);
  return value;
}

/** A time in milliseconds that a timer holds. */
export function delayOf(name: string, value: unknown, otherwise: number, least = 1): number {
  return limitOf(name, value, otherwise, longestDelay, least);
}
