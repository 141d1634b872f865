// A copy of specwright's runtime/http/json-characters.ts, made by `specwright generate`. Do not edit.
/** The characters of JSON that mean something, as bytes of UTF-8 and as units of UTF-16. */
export const quote = 0x22;
export const comma = 0x2c;
export const colon = 0x3a;
export const backslash = 0x5c;
export const openingBracket = 0x5b;
export const closingBracket = 0x5d;
export const openingBrace = 0x7b;
export const closingBrace = 0x7d;
export const plus = 0x2b;
export const minus = 0x2d;
export const point = 0x2e;
export const zero = 0x30;
export const capitalE = 0x45;
export const smallE = 0x65;

export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
