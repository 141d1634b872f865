/**
 * One predicate for each format, written in a different way from the generated code so that both do not share a
 * mistake.
 */
import type { FormatName } from '../formats/index.js';
import type { TextType } from '../model/model.js';
import { isInNotation } from './notations.js';

const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Eight digits DDMMYYYY, a day of the Gregorian calendar, year 0001 or later. */
function isDate(text: string): boolean {
  if (!/^[0-9]{8}$/.test(text)) return false;
  const [day = 0, month = 0, year = 0] = [text.slice(0, 2), text.slice(2, 4), text.slice(4)].map(Number);
  return year >= 1 && isInCalendar(year, month, day);
}

function isInCalendar(year: number, month: number, day: number): boolean {
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 && isLeapYear ? 29 : (MONTHS[month - 1] ?? 0);
  return day >= 1 && day <= days;
}

/** RFC 3339: date, `T`, time with an optional fraction, `Z` or an offset; no leap second. */
function isDateTime(text: string): boolean {
  const parts = /^(.{10})T(.{8})(?:\.([^.]*?))?(Z|[+-].{5})$/s.exec(text);
  if (!parts) return false;
  const [, date = '', time = '', fraction = '0', zone = ''] = parts;
  const isTime = /^[0-9]{2}:[0-9]{2}:[0-9]{2}$/.test(time) && isBelow(time.split(':'), [24, 60, 60]);
  const isOffset =
    zone === 'Z' || (/^[0-9]{2}:[0-9]{2}$/.test(zone.slice(1)) && isBelow(zone.slice(1).split(':'), [24, 60]));
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const isDay = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(date) && isInCalendar(year, month, day);
  return isDay && isTime && isOffset && /^[0-9]+$/.test(fraction);
}

function isBelow(texts: readonly string[], limits: readonly number[]): boolean {
  return limits.every((limit, index) => Number(texts[index]) < limit);
}

/** 8-4-4-4-12 hexadecimal digits of any case, version and variant. */
function isUuid(text: string): boolean {
  const parts = text.split('-');
  return parts.map((part) => part.length).join() === '8,4,4,4,12' && parts.every((part) => /^[0-9a-fA-F]+$/.test(part));
}

/** E.164: an optional plus sign, then 2 to 15 digits, the first not 0. */
function isE164(text: string): boolean {
  const digits = text.startsWith('+') ? text.slice(1) : text;
  return /^[0-9]+$/.test(digits) && !digits.startsWith('0') && digits.length >= 2 && digits.length <= 15;
}

/** Three capital letters, the form of ISO 4217's alphabetic codes. */
function isCurrency(text: string): boolean {
  return text.length === 3 && [...text].every((letter) => letter >= 'A' && letter <= 'Z');
}

/** The length of the IBAN of each country in the registry of ISO 13616 (release 100). */
const IBAN_LENGTHS =
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 ' +
  'FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 ' +
  'LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 ' +
  'RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30';

/** Country, check digits and account, in capitals and digits; the check digits are computed again. */
function isIban(text: string): boolean {
  if (!/^[0-9A-Z]+$/.test(text)) return false;
  const [country, account] = [text.slice(0, 2), text.slice(4)];
  if (!IBAN_LENGTHS.split(' ').includes(`${country}${text.length}`)) return false;
  const digits = [...`${account}${country}00`].map((character) => parseInt(character, 36)).join('');
  return text === `${country}${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${account}`;
}

/** A valid e-mail address as the WHATWG HTML standard defines it, of at most 254 characters. */
function isEmail(text: string): boolean {
  const parts = text.split('@');
  const [local = '', domain = ''] = parts;
  const isLabel = (label: string): boolean =>
    /^[A-Za-z0-9-]{1,63}$/.test(label) && !label.startsWith('-') && !label.endsWith('-');
  const isLocal = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+$/.test(local);
  return text.length <= 254 && parts.length === 2 && isLocal && domain.split('.').every(isLabel);
}

/** Whether a text has the form. */
export const hasFormat = {
  email: isEmail,
  e164: isE164,
  currency: isCurrency,
  iban: isIban,
  DDMMYYYY: isDate,
  DateTime: isDateTime,
  UUID: isUuid,
} satisfies Readonly<Record<FormatName, (text: string) => boolean>>;

/** Whether a text has the form of a type; every text has, where there is none. */
export function hasForm({ format, notation }: TextType, text: string): boolean {
  if (notation) return isInNotation(notation, text);
  return format === undefined || hasFormat[format](text);
}
