/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/validation/numbers.ts, made by `specwright generate`. Do not edit.
/** Numbers as text, and whether a double represents them. */

/** The syntax of a number in JSON. */
const spelling = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;

/**
 * Whether a double represents a number without changing it: printed again, it is the same number. True for `0.1`, `1.50`
 * and `1e3`; false for `9007199254740993` (it becomes ...992), `0.10000000000000001`, `1e400` and `1e-400`.
 *
 * @param text a number in the syntax of JSON
 */
export function isHeld(text: string): boolean {
  if (surely.test(text)) return true;
  const printed = String(Number(text));
  return printed === text || digitsOf(printed) === digitsOf(text);
}

/** A number of up to this many digits is always represented, unless its exponent is near the limits of a double. */
export const surelyHeld = 15;
const surely = /^[-\d.]{1,15}(?:e[+-]?\d\d?)?$/i;

/** The same text for the same number: the digits without zeros at either end, and the exponent. */
function digitsOf(text: string): string {
  const [mantissa = '', power = '0'] = text.replace(/^-/, '').split(/e/i);
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = whole + fraction;
  let start = 0;
  let end = digits.length;
  while (digits[start] === '0') start++;
  if (start === end) return '0';
  while (digits[end - 1] === '0') end--;
  return `${digits.slice(start, end)}e${String(Number(power) - fraction.length + (digits.length - end))}`;
}

/** The number that the text represents, if it has the syntax of JSON and a double represents it; otherwise the text. */
export function numberFrom(value: unknown): unknown {
  return typeof value === 'string' && spelling.test(value) && isHeld(value) ? Number(value) : value;
}

/** The boolean for `true` and `false`; any other text unchanged. */
export function booleanFrom(value: unknown): unknown {
  return value === 'true' ? true : value === 'false' ? false : value;
}
