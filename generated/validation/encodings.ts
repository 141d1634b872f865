/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/validation/encodings.ts, made by `specwright generate`. Do not edit.
/** Bytes and whole numbers as text. */

/** Hexadecimal digits of any case, at least one. */
export function isHex(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9A-Fa-f]+$/.test(value);
}

/** Base64 of RFC 4648 with its padding, at least one byte. */
export function isBase64(value: unknown): value is string {
  if (typeof value !== 'string' || value === '' || value.length % 4 !== 0) return false;
  const padding = value.endsWith('==') ? 2 : value.endsWith('=') ? 1 : 0;
  return /^[A-Za-z0-9+/]+$/.test(value.slice(0, value.length - padding));
}

/** The digits of a whole number of any size, as it is printed. */
export function isDigits(value: unknown): value is string {
  return typeof value === 'string' && /^(?:0|-?[1-9][0-9]*)$/.test(value);
}
