/** The scalar types, and what texts are measured in; shares nothing with what is generated. */
import type { ScalarName } from '../formats/index.js';

/** Whether a value is of the type. An empty text is no value, whatever the text is meant to be (R10). */
export const isOfType = {
  text: (value) => typeof value === 'string' && value !== '',
  boolean: (value) => value === true || value === false,
  integer: (value) => Number.isSafeInteger(value),
  decimal: (value) => Number.isFinite(value),
} satisfies Readonly<Record<ScalarName, (value: unknown) => boolean>>;

/** Bytes of UTF-8; a lone surrogate, which UTF-8 cannot say, becomes the replacement character of three bytes. */
export function utf8Bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
