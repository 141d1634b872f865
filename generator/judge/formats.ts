/**
 * One predicate for each format, written in a different way from the generated code so that both do not share a
 * mistake.
 */
import type { Form, FormatName } from '../formats/index.js';
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

/** RFC 3339 in full: letters of any case, and a leap second before the first day of a month in UTC. */
function isRfc3339(text: string): boolean {
  const capital = text.replace(/[tz]/g, (letter) => letter.toUpperCase());
  if (isDateTime(capital)) return true;
  const without = capital.replace(':60', ':59');
  if (capital.indexOf(':60') !== 16 || !isDateTime(without)) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = without.split(/[-T:]/).map(Number);
  const [, sign, hours, minutes] = /([+-])(..):(..)$/.exec(without) ?? ['', '+', '0', '0'];
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute + 1 - offset);
  return date.getUTCDate() === 1 && date.getUTCHours() === 0 && date.getUTCMinutes() === 0;
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

/** Four numbers of a byte, each as it is printed. */
function isIpv4(text: string): boolean {
  const numbers = text.split('.');
  return (
    numbers.length === 4 &&
    numbers.every((number) => /^[0-9]+$/.test(number) && String(Number(number)) === number && Number(number) < 256)
  );
}

/** Eight groups, where `::` stands for those that are missing and an IPv4 address for the last two. */
function isIpv6(text: string): boolean {
  const end = text.slice(text.lastIndexOf(':') + 1);
  const plain = end.includes('.') && isIpv4(end) ? `${text.slice(0, -end.length)}0:0` : text;
  const halves = plain.split('::');
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const isWhole = halves.length === 1 ? groups.length === 8 : halves.length === 2 && groups.length < 8;
  return isWhole && groups.every((group) => /^[0-9a-f]+$/i.test(group) && group.length <= 4);
}

/** Labels of 1 to 63 letters, digits and hyphens, none at either end a hyphen; 253 characters in all. */
function isHostname(text: string): boolean {
  const isLabel = (label: string): boolean => /^[A-Za-z0-9-]{1,63}$/.test(label) && !/^-|-$/.test(label);
  return text.length <= 253 && text.split('.').every(isLabel);
}

/** Digits to the base of sixteen. */
function isHex(text: string): boolean {
  return (
    text !== '' && [...text].every((digit) => '0123456789abcdef'.includes(digit.toLowerCase()) && digit < '\u0080')
  );
}

/** What a bigint is printed as. */
function isWhole(text: string): boolean {
  return /^[0-9-]+$/.test(text) && !text.slice(1).includes('-') && text !== '-' && String(BigInt(text)) === text;
}

/** What is decoded to bytes and encoded to the same text again, but for bits behind the last byte. */
function isBase64(text: string): boolean {
  const signs = text.replace(/={1,2}$/, '');
  const encoded = encodedAgain(text);
  const isSame = encoded.length === text.length && encoded.slice(0, signs.length - 1) === signs.slice(0, -1);
  return text !== '' && isSame && /[A-Za-z0-9+/]$/.test(signs);
}

/** The text decoded and encoded; empty if it cannot be decoded. */
function encodedAgain(text: string): string {
  try {
    return btoa(atob(text));
  } catch {
    return '';
  }
}

/** RFC 3986, cut at its delimiters one after the other. */
function isUri(text: string): boolean {
  const [beforeFragment = '', ...fragments] = text.split('#');
  const [hierarchy = '', ...queries] = beforeFragment.split('?');
  const colon = hierarchy.indexOf(':');
  const [scheme, rest] = [hierarchy.slice(0, Math.max(colon, 0)), hierarchy.slice(colon + 1)];
  const slash = rest.indexOf('/', 2);
  const end = slash < 0 ? rest.length : slash;
  const [authority, path] = rest.startsWith('//') ? [rest.slice(2, end), rest.slice(end)] : [undefined, rest];
  return (
    /^[a-z][a-z0-9+.-]*$/i.test(scheme) &&
    fragments.length <= 1 &&
    (authority === undefined || isAuthority(authority)) &&
    holdsOnly(path, ':@/') &&
    [queries.join('?'), ...fragments].every((part) => holdsOnly(part, ':@/?'))
  );
}

function isAuthority(text: string): boolean {
  const at = text.indexOf('@');
  const host = text.slice(at + 1).replace(/:[0-9]*$/, '');
  const isUser = at < 0 || holdsOnly(text.slice(0, at), ':');
  if (!host.startsWith('[')) return isUser && holdsOnly(host, '');
  const literal = host.slice(1, -1);
  const [version = '', ...others] = literal.split('.');
  const isFuture =
    /^v[0-9a-f]+$/i.test(version) && others.join('.') !== '' && holdsOnly(others.join('.').replaceAll('%', '['), ':');
  return isUser && host.endsWith(']') && (isIpv6(literal) || isFuture);
}

/** Characters that stand for themselves everywhere, these, and escaped ones. */
function holdsOnly(text: string, more: string): boolean {
  const rest = text.replace(/%[0-9a-f]{2}/gi, '');
  return [...rest].every((character) => /^[A-Za-z0-9._~!$&'()*+,;=-]$/.test(character) || more.includes(character));
}

/** Whether a text has the form. */
export const hasFormat = {
  email: isEmail,
  e164: isE164,
  currency: isCurrency,
  iban: isIban,
  uri: isUri,
  hostname: isHostname,
  ipv4: isIpv4,
  ipv6: isIpv6,
  base64: isBase64,
  hexadecimal: isHex,
  bigint: isWhole,
  DDMMYYYY: isDate,
  DateTime: isDateTime,
  'RFC 3339': isRfc3339,
  Uri: isUri,
  UUID: isUuid,
} satisfies Readonly<Record<FormatName, (text: string) => boolean>>;

/** Whether a text has the form of a type; every text has, where there is none. */
export function hasForm({ format, notation }: Form, text: string): boolean {
  if (notation) return isInNotation(notation, text);
  return format === undefined || hasFormat[format](text);
}
