/** Numbers as they are written in JSON, and the doubles that JavaScript makes of them. */

/** A number spelt as in JSON. */
const spelling = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/;

/**
 * Whether a double holds a number as it is written: printed again it is the same number. `0.1`, `1.50` and `1e3` are
 * held; `9007199254740993` (it becomes ...992), `0.10000000000000001`, `1e400` and `1e-400` are not.
 *
 * @param text a number spelt as in JSON
 */
export function isHeld(text: string): boolean {
  if (surely.test(text)) return true;
  const printed = String(Number(text));
  return printed === text || digitsOf(printed) === digitsOf(text);
}

/** So many digits are always held, unless a power of ten takes them near the ends of what a double reaches. */
export const surelyHeld = 15;
const surely = /^[-\d.]{1,15}(?:e[+-]?\d\d?)?$/i;

/** The same text for the same number: its digits without zeros at either end, and the power of ten that they count. */
function digitsOf(text: string): string {
  const [mantissa = '', power = '0'] = text.replace(/^-/, '').split(/e/i);
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = whole + fraction;
  let start = 0;
  let end = digits.length;
  while (digits[start] === '0') start++;
  if (start === end) return '0';
  while (digits[end - 1] === '0') end--;
  return `${digits.slice(start, end)}e${Number(power) - fraction.length + (digits.length - end)}`;
}

/** A number spelt as in JSON, when a double holds it; anything else stays as it is. */
export function numberFrom(value: unknown): unknown {
  return typeof value === 'string' && spelling.test(value) && isHeld(value) ? Number(value) : value;
}

/** `true` or `false`; any other text stays as it is. */
export function booleanFrom(value: unknown): unknown {
  return value === 'true' ? true : value === 'false' ? false : value;
}
