/** Emitted functions that look at one value. */
import type { Helper } from './helper.js';

export const valueHelpers: readonly Helper[] = [
  {
    name: 'isObject',
    code: `function isObject(value: unknown): value is Elements {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}`,
  },
  {
    name: 'isText',
    code: `/** Non-empty text: an empty one is no value. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}`,
  },
  {
    name: 'isNumber',
    code: `/** A finite number. */
function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}`,
  },
  {
    name: 'isInteger',
    code: `/** A whole number that a double holds exactly. */
function isInteger(value: unknown): value is number {
  return Number.isSafeInteger(value);
}`,
  },
  {
    name: 'isEmail',
    code: `/** The e-mail pattern of the WHATWG HTML standard, up to 254 characters. */
function isEmail(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 254 && emailPattern.test(value);
}`,
  },
  { name: 'emailPattern', code: `const emailPattern = EMAIL_PATTERN;` },
  {
    name: 'isE164',
    code: `/** E.164: an optional plus sign, then 2 to 15 digits, the first not 0. */
function isE164(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  const start = value.charCodeAt(0) === 43 ? 1 : 0;
  const digits = value.length - start;
  return digits >= 2 && digits <= 15 && value.charCodeAt(start) !== 48 && areDigits(value, start);
}`,
  },
  {
    name: 'isCurrency',
    code: `/** Three capital letters, the form of ISO 4217. */
function isCurrency(value: unknown): value is string {
  if (typeof value !== 'string' || value.length !== 3) return false;
  return isCapital(value.charCodeAt(0)) && isCapital(value.charCodeAt(1)) && isCapital(value.charCodeAt(2));
}`,
  },
  {
    name: 'isCapital',
    code: `/** A to Z. */
function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}`,
  },
  {
    name: 'isDate',
    code: `/** DDMMYYYY: a day of the Gregorian calendar, year 0001 or later. */
function isDate(value: unknown): value is string {
  if (typeof value !== 'string' || value.length !== 8 || !areDigits(value, 0)) return false;
  const day = digitsAt(value, 0);
  const month = digitsAt(value, 2);
  const century = digitsAt(value, 4);
  const year = digitsAt(value, 6);
  if (day < 1 || month < 1 || month > 12 || century + year === 0) return false;
  if (month !== 2) return day <= (month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31);
  return day <= ((year === 0 ? century : year) % 4 === 0 ? 29 : 28);
}`,
  },
  {
    name: 'digitsAt',
    code: `/** The number that two digits stand for. */
function digitsAt(text: string, index: number): number {
  return text.charCodeAt(index) * 10 + text.charCodeAt(index + 1) - 528;
}`,
  },
  {
    name: 'areDigits',
    code: `function areDigits(text: string, start: number): boolean {
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return true;
}`,
  },
  {
    name: 'isUuid',
    code: `/** 8-4-4-4-12 hexadecimal digits, any case and version. */
function isUuid(value: unknown): value is string {
  if (typeof value !== 'string' || value.length !== 36) return false;
  for (let i = 0; i < 36; i++) {
    const code = value.charCodeAt(i);
    if (i === 8 || i === 13 || i === 18 || i === 23) {
      if (code !== 45) return false;
    } else if (code < 48 || (code > 57 && ((code | 32) < 97 || (code | 32) > 102))) return false;
  }
  return true;
}`,
  },
  {
    name: 'fitsBytes',
    code: `/** Whether the text is at most so many bytes of UTF-8; a lone surrogate counts three. */
function fitsBytes(text: string, most: number): boolean {
  if (text.length > most) return false;
  // Most texts are of ASCII, with as many bytes as characters.
  if (text.length * 3 <= most || /^[ -~]*$/.test(text)) return true;
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    bytes += code < 0x800 ? 1 : 2;
    // The second half of a pair adds nothing: a pair is four bytes in two units.
    if (code >= 0xd800 && code < 0xdc00 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) i++;
  }
  return bytes <= most;
}`,
  },
  {
    name: 'fitsLength',
    code: `/** Whether the text is at most so many characters (code points). */
function fitsLength(text: string, most: number): boolean {
  if (text.length <= most) return true;
  let length = 0;
  for (const _ of text) if (++length > most) return false;
  return true;
}`,
  },
  {
    name: 'equals',
    code: `/** As a call, so that the compiler does not narrow: conditions may ask for two values of one element. */
function equals(value: unknown, other: unknown): boolean {
  return value === other;
}`,
  },
];
