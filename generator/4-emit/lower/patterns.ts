/** The formats as regular expressions in the dialect of JSON Schema, without look-ahead, each linear in time. */

const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';

/** A valid e-mail address as the WHATWG HTML standard defines it; its length is a bound of its own. */
export const EMAIL = `^[A-Za-z0-9.!#$%&'*+/=?^_\`{|}~-]+@${LABEL}(?:\\.${LABEL})*$`;

/** E.164 with an optional plus sign: 2 to 15 digits, the first not 0. */
export const E164 = '^\\+?[1-9][0-9]{1,14}$';

/** Three capital letters, the form of ISO 4217's alphabetic codes. */
export const CURRENCY = '^[A-Z]{3}$';

/** RFC 9562's text form, any case and version; not anchored. */
export const UUID = '[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}';

/** Two digits 04 to 96 that 4 divides. */
const LEAP = '(?:0[48]|[2468][048]|[13579][26])';
/** Any year but 0000. */
const YEAR = '(?:000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})';
/** Divided by 4 and not by 100, or divided by 400 and not 0000. */
const LEAP_YEAR = `(?:[0-9]{2}${LEAP}|${LEAP}00)`;

/** A day of the Gregorian calendar as DDMMYYYY, year 0001 or later. */
export const DATE =
  `^(?:(?:(?:0[1-9]|1[0-9]|2[0-8])(?:0[1-9]|1[0-2])|(?:29|30)(?:0[13-9]|1[0-2])|31(?:0[13578]|1[02]))${YEAR}` +
  `|2902${LEAP_YEAR})$`;

/** Characters that mean something in a pattern, escaped in a way that unicode mode takes too. */
export function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** A text in any case of its ASCII letters: `Mr` -> `[Mm][Rr]`. */
export function anyCase(text: string): string {
  return escapeRegex(text).replace(/[A-Za-z]/g, (letter) => `[${letter.toUpperCase()}${letter.toLowerCase()}]`);
}

/**
 * Every text but these, letter by letter: `ab` -> `^(?:a(?:b.+|[^b].*)?|[^a].*)?$`, where the dot is any letter.
 * Undefined where a letter takes two UTF-16 units, which engines count differently, and where the groups would nest too
 * deeply for some of them.
 */
export function noneOf(texts: readonly string[]): string | undefined {
  if (texts.some((text) => text.length > 100 || /[\ud800-\udfff]/.test(text))) return undefined;
  return `^${otherThan(new Set(texts))}$`;
}

function otherThan(texts: ReadonlySet<string>): string {
  const firsts = [...new Set([...texts].map((text) => text.slice(0, 1)))].filter((letter) => letter !== '');
  const isEndAllowed = !texts.has('');
  if (firsts.length === 0) return isEndAllowed ? '[\\s\\S]*' : '[\\s\\S]+';
  const same = firsts.map((letter) => {
    const rests = [...texts].filter((text) => text.startsWith(letter)).map((text) => text.slice(1));
    return `${escapeRegex(letter)}${otherThan(new Set(rests))}`;
  });
  const different = `[^${firsts.map((letter) => letter.replace(/[\\\]^-]/, '\\$&')).join('')}][\\s\\S]*`;
  return `(?:${[...same, different].join('|')})${isEndAllowed ? '?' : ''}`;
}
