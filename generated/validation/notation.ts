/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/validation/notation.ts, made by `specwright generate`. Do not edit.
/** Dates and times in the notation of a page. */

/**
 * Whether a text is written in a notation: `YYYY-MM-DD hh:mm:ss` or the like. Each of the letters Y, M, D, h, m, s and f
 * (of a fraction) stands for a digit, `±` for an offset of hours and minutes, `±:` for one with a colon, and a `Z` behind
 * it for `Z` as well. A backslash precedes a letter that stands for itself. Days are those of the Gregorian calendar.
 */
export function isWritten(value: unknown, notation: string): value is string {
  if (typeof value !== 'string') return false;
  // Without a year the day may be the leap day.
  let year = 4;
  let month = 1;
  let day = 1;
  let at = 0;
  for (let i = 0; i < notation.length;) {
    const sign = notation.charAt(i);
    const limit = limits[sign];
    if (sign === '±') {
      const hasColon = notation.charAt(i + 1) === ':';
      i += hasColon ? 2 : 1;
      const takesZ = notation.charAt(i) === 'Z';
      if (takesZ) i++;
      const length = takesZ && value.charAt(at) === 'Z' ? 1 : offsetLength(value, at, hasColon);
      if (length === 0) return false;
      at += length;
    } else if (limit === undefined) {
      if (sign === '\\') i++;
      if (value.charCodeAt(at++) !== notation.charCodeAt(i++)) return false;
    } else {
      const start = i;
      while (i < notation.length && notation.charAt(i) === sign) i++;
      const number = numberAt(value, at, i - start);
      at += i - start;
      // Not a number where there is no digit.
      if (!(number <= limit)) return false;
      if (sign === 'Y') year = i - start === 2 ? 2000 + number : number;
      else if (sign === 'M') month = number;
      else if (sign === 'D') day = number;
    }
  }
  return at === value.length && year > 0 && month > 0 && day > 0 && day <= daysOf(year, month);
}

/** The greatest number of each part. */
const limits: Readonly<Record<string, number>> = { Y: 9999, M: 12, D: 31, h: 23, m: 59, s: 59, f: Infinity };

/** The number that so many digits are; NaN if they are not digits. */
function numberAt(text: string, from: number, digits: number): number {
  let number = 0;
  for (let i = from; i < from + digits; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    number = number * 10 + digit;
  }
  return number;
}

/** The length of `+05:30` or `+0530`; 0 if the text has no offset there. */
function offsetLength(text: string, at: number, hasColon: boolean): number {
  const sign = text.charAt(at);
  if (sign !== '+' && sign !== '-') return 0;
  if (hasColon && text.charAt(at + 3) !== ':') return 0;
  const isOffset = numberAt(text, at + 1, 2) <= 23 && numberAt(text, at + (hasColon ? 4 : 3), 2) <= 59;
  return isOffset ? (hasColon ? 6 : 5) : 0;
}

function daysOf(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}
