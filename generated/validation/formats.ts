/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/validation/formats.ts, made by `specwright generate`. Do not edit.
/** Formats and lengths of texts. */

const emailPattern =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$/;

/** The e-mail pattern of the WHATWG HTML standard, up to 254 characters. */
export function isEmail(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 254 && emailPattern.test(value);
}

/** E.164: an optional plus sign, then 2 to 15 digits, the first not 0. */
export function isE164(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  const start = value.charCodeAt(0) === 43 ? 1 : 0;
  const digits = value.length - start;
  return digits >= 2 && digits <= 15 && value.charCodeAt(start) !== 48 && areDigits(value, start);
}

/** Three capital letters, the form of ISO 4217. */
export function isCurrency(value: unknown): value is string {
  if (typeof value !== 'string' || value.length !== 3) return false;
  return isCapital(value.charCodeAt(0)) && isCapital(value.charCodeAt(1)) && isCapital(value.charCodeAt(2));
}

/** A to Z. */
function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}

/** DDMMYYYY: a day of the Gregorian calendar, year 0001 or later. */
export function isDate(value: unknown): value is string {
  if (typeof value !== 'string' || value.length !== 8 || !areDigits(value, 0)) return false;
  const day = digitsAt(value, 0);
  const month = digitsAt(value, 2);
  const century = digitsAt(value, 4);
  const year = digitsAt(value, 6);
  if (day < 1 || month < 1 || month > 12 || century + year === 0) return false;
  if (month !== 2) return day <= (month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31);
  return day <= ((year === 0 ? century : year) % 4 === 0 ? 29 : 28);
}

/** The value of two digits. */
function digitsAt(text: string, index: number): number {
  return text.charCodeAt(index) * 10 + text.charCodeAt(index + 1) - 528;
}

function areDigits(text: string, start: number): boolean {
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

/** 8-4-4-4-12 hexadecimal digits, any case and version. */
export function isUuid(value: unknown): value is string {
  if (typeof value !== 'string' || value.length !== 36) return false;
  for (let i = 0; i < 36; i++) {
    const code = value.charCodeAt(i);
    if (i === 8 || i === 13 || i === 18 || i === 23) {
      if (code !== 45) return false;
    } else if (code < 48 || (code > 57 && ((code | 32) < 97 || (code | 32) > 102))) return false;
  }
  return true;
}

/** Whether the text has at most this many bytes in UTF-8. A lone surrogate counts as three. */
export function fitsBytes(text: string, most: number): boolean {
  if (text.length > most) return false;
  // Most texts are ASCII, with as many bytes as characters.
  if (text.length * 3 <= most || /^[ -~]*$/.test(text)) return true;
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    bytes += code < 0x800 ? 1 : 2;
    // The second half of a pair adds no bytes, because the pair has four in total.
    if (code >= 0xd800 && code < 0xdc00 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) i++;
  }
  return bytes <= most;
}

/** Whether the text has at most this many characters (code points). */
export function fitsLength(text: string, most: number): boolean {
  if (text.length <= most) return true;
  if (text.length > most * 2) return false;
  let length = text.length;
  // A surrogate pair is one character.
  for (let i = 1; i < text.length; i++) {
    const isPair = (text.charCodeAt(i - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(i) & 0xfc00) === 0xdc00;
    if (isPair) length--;
  }
  return length <= most;
}
