/** Numeric options; shared by servers and clients. */

/** The longest delay of a timer in milliseconds: nearly 25 days. A timer with a longer delay fires immediately. */
export const longestDelay: number = 2 ** 31 - 1;

/**
 * An integer from `least` to `most`, or the default if undefined. Throws an error that names the option: a TypeError if the
 * value is not a number, a RangeError if it is out of range.
 */
export function limitOf(name: string, value: unknown, otherwise: number, most: number, least = 1): number {
  if (value === undefined) return otherwise;
  const range = `${name} must be an integer from ${String(least)} to ${String(most)}`;
  if (typeof value !== 'number') throw new TypeError(`${range}, but is of type ${typeof value}`);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new RangeError(`${range}, but is ${String(value)}`);
  return value;
}

/** A delay of a timer in milliseconds. */
export function delayOf(name: string, value: unknown, otherwise: number, least = 1): number {
  return limitOf(name, value, otherwise, longestDelay, least);
}
