/** Keys by which `<` compares values, whatever their notation; undefined for a value that is not of its form. */
import { isDateTime } from './date-time.js';
import { isDate } from './formats.js';
import { isRfc3339 } from './rfc-3339.js';
import { isInteger, isNumber, isText } from './values.js';

export type OrderKey = number | string | undefined;

export function numberKey(value: unknown): number | undefined {
  return isNumber(value) ? value : undefined;
}

export function integerKey(value: unknown): number | undefined {
  return isInteger(value) ? value : undefined;
}

/** `007` -> `0000000017`: how many digits the number has, and these. */
export function digitsKey(value: unknown): string | undefined {
  if (!isText(value) || !/^[0-9]+$/.test(value)) return undefined;
  let start = 0;
  while (value.charAt(start) === '0') start++;
  const digits = value.slice(start);
  return String(digits.length).padStart(9, '0') + digits;
}

/** `15062001` -> 20010615 */
export function dateKey(value: unknown): number | undefined {
  return isDate(value) ? Number(value.slice(4) + value.slice(2, 4) + value.slice(0, 2)) : undefined;
}

export function momentKey(value: unknown): string | undefined {
  return isDateTime(value) ? keyOfMoment(value) : undefined;
}

export function rfc3339Key(value: unknown): string | undefined {
  return isRfc3339(value) ? keyOfMoment(value) : undefined;
}

/** A date-time of RFC 3339 as text: the seconds since a moment long ago, in twelve digits, and the digits behind the second. */
export function keyOfMoment(value: string): string {
  const [fraction = ''] = /\.\d+/.exec(value) ?? [];
  // A leap second, where the form takes one, is the first second of the next minute.
  const isLeap = value.slice(17, 19) === '60';
  const plain = `${value.slice(0, 17)}${isLeap ? '59' : value.slice(17, 19)}${value.slice(19 + fraction.length)}`;
  const seconds = Date.parse(plain.toUpperCase()) / 1000 + (isLeap ? 1 : 0) + 100_000_000_000;
  return `${String(seconds).padStart(12, '0')}${withoutZeros(fraction)}`;
}

/** Without zeros at the end, and without the point before them. A pattern would take longer than linear time. */
export function withoutZeros(text: string): string {
  let end = text.length;
  while (text.charAt(end - 1) === '0') end--;
  return text.slice(0, text.charAt(end - 1) === '.' ? end - 1 : end);
}
