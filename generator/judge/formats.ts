/** The formats, implemented naively and independently of the generated code. */

const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Eight digits DDMMYYYY: a day of the Gregorian calendar, in the year 0001 or later. */
export function isDate(text: string): boolean {
  if (!/^[0-9]{8}$/.test(text)) return false;
  const day = Number(text.slice(0, 2));
  const month = Number(text.slice(2, 4));
  const year = Number(text.slice(4));
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && isLeapYear ? 29 : (MONTHS[month - 1] ?? 0);
  return year >= 1 && day >= 1 && day <= days;
}

/** 8-4-4-4-12 hexadecimal digits of any case, version and variant. */
export function isUuid(text: string): boolean {
  const parts = text.split('-');
  return parts.map((part) => part.length).join() === '8,4,4,4,12' && parts.every((part) => /^[0-9a-fA-F]+$/.test(part));
}

/** E.164: an optional plus sign, then 2 to 15 digits, the first not 0. */
export function isE164(text: string): boolean {
  const digits = text.startsWith('+') ? text.slice(1) : text;
  return /^[0-9]+$/.test(digits) && !digits.startsWith('0') && digits.length >= 2 && digits.length <= 15;
}

/** Three capital letters, the form of ISO 4217's alphabetic codes. */
export function isCurrency(text: string): boolean {
  return text.length === 3 && [...text].every((letter) => letter >= 'A' && letter <= 'Z');
}

/** A valid e-mail address as the WHATWG HTML standard defines it, of at most 254 characters. */
export function isEmail(text: string): boolean {
  const parts = text.split('@');
  const [local = '', domain = ''] = parts;
  const isLabel = (label: string): boolean =>
    /^[A-Za-z0-9-]{1,63}$/.test(label) && !label.startsWith('-') && !label.endsWith('-');
  const isLocal = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+$/.test(local);
  return text.length <= 254 && parts.length === 2 && isLocal && domain.split('.').every(isLabel);
}

/** Length in bytes of UTF-8; a lone surrogate is encoded as the replacement character, which has three bytes. */
export function utf8Bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
