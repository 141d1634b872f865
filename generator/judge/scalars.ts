/** The scalar types, and the lengths of texts. This module shares no code with the outputs. */
import type { ScalarName } from '../formats/index.js';

/** Whether a value is of the type. An empty text is not a value of any type (R10). */
export const isOfType = {
  text: (value) => typeof value === 'string' && value !== '',
  boolean: (value) => value === true || value === false,
  integer: (value) => Number.isSafeInteger(value),
  decimal: (value) => Number.isFinite(value),
} satisfies Readonly<Record<ScalarName, (value: unknown) => boolean>>;

/**
 * The number of bytes in UTF-8; a lone surrogate, which UTF-8 cannot encode, counts as the replacement character with
 * three bytes.
 */
export function utf8Bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** How many digits behind the point the number needs: 0.07 two, 1e-7 seven, 1e21 none. */
export function decimalsOf(value: number): number {
  if (Number.isInteger(value)) return 0;
  let digits = 1;
  // The fewest with which the same number is read again; no number needs more than a hundred that toFixed can write.
  while (digits < 100 && Number(value.toFixed(digits)) !== value) digits++;
  return digits;
}
