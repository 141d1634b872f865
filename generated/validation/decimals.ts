/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/validation/decimals.ts, made by `specwright generate`. Do not edit.
/** Digits behind the point. */

/** Whether a number has at most this many digits behind the point, in its shortest text: 0.07 has two, and 1e-7 seven. */
export function fitsDecimals(value: number, most: number): boolean {
  if (Number.isInteger(value)) return true;
  const [digits = '', power = '0'] = String(value).split('e');
  const point = digits.indexOf('.');
  return (point < 0 ? 0 : digits.length - point - 1) - Number(power) <= most;
}
