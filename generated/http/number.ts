// A copy of specwright's runtime/http/number.ts, made by `specwright generate`. Do not edit.
/** Which numbers of JSON a double holds, shared by all generated servers. */

/** Doubles tell all numbers of so many digits apart, far from the ends of their range. */
export const surelyKept = 15;
const isSurelyKept = /^[-\d.]{1,15}(?:e[+-]?\d\d?)?$/i;

/**
 * Whether a number of JSON is the same number when it is written again. `9007199254740993`, `1e400` and
 * `0.1000000000000000055` are not; whatever JSON.stringify writes is.
 */
export function isKept(literal: string): boolean {
  if (isSurelyKept.test(literal)) return true;
  const written = String(Number(literal));
  return written === literal || decimalOf(written) === decimalOf(literal);
}

/** One spelling for each decimal number but for its sign: its digits without zeros around them, and a power of ten. */
function decimalOf(text: string): string {
  const [, whole = '', fraction = '', exponent = '0'] = /^-?(\d+)(?:\.(\d+))?(?:e(.+))?$/i.exec(text) ?? [];
  const digits = whole + fraction;
  let start = 0;
  while (digits[start] === '0') start++;
  let end = digits.length;
  while (end > start && digits[end - 1] === '0') end--;
  return start === end ? '0' : `${digits.slice(start, end)}e${Number(exponent) + whole.length - end}`;
}
