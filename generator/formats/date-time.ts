/** `type: DateTime`: a moment as RFC 3339 writes it, on a day of the Gregorian calendar, with its offset from UTC. */
import { type Format, named } from './format.js';
import { moments } from './order.js';

/** Divided by 4 and not by 100, or divided by 400, 0000 among them. */
const LEAP_YEAR = '(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)';
/** Months and days that every year has, 28 of February the last of that month. */
const MONTH_AND_DAY =
  '(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)';
const DAY = `(?:[0-9]{4}-${MONTH_AND_DAY}|${LEAP_YEAR}-02-29)`;
const HOUR_AND_MINUTE = '(?:[01][0-9]|2[0-3]):[0-5][0-9]';

/** @param t the pattern of the letter before the time, and `z` that of the letter for UTC */
export function pattern(t: string, z: string, second = '[0-5][0-9]'): string {
  return `${DAY}${t}${HOUR_AND_MINUTE}:${second}(?:\\.[0-9]+)?(?:${z}|[+-]${HOUR_AND_MINUTE})`;
}

export const DateTime = {
  type: 'DateTime',
  isNamed: false,
  words: 'a date and time of RFC 3339 with its offset, on a day of the calendar and without a leap second',
  pattern: pattern('T', 'Z'),
  folding: { words: 'date-times', pattern: pattern('[Tt]', '[Zz]'), text: '2001-06-15T12:30:00Z' },
  check: { module: 'date-time', name: 'isDateTime' },
  order: moments,
  notes:
    'Years 0000 to 9999, any number of digits behind the second, `Z` or an offset up to 23:59, `-00:00` for an unknown one. ' +
    'Second 60 is refused: which leap seconds are real is announced half a year ahead, and `Date` has none. ' +
    '`T` and `Z` are capitals, as RFC 3339 asks of senders.',
  right: named({
    plain: '2001-06-15T12:30:00Z',
    'offset-ahead': '2001-06-15T12:30:00+05:30',
    'offset-behind': '2001-06-15T12:30:00-08:00',
    'unknown-offset': '2001-06-15T12:30:00-00:00',
    'greatest-offset': '2001-06-15T12:30:00+23:59',
    'one-digit-behind-the-second': '2001-06-15T12:30:00.5Z',
    'many-digits-behind-the-second': '2001-06-15T12:30:00.123456789012Z',
    'first-moment': '0000-01-01T00:00:00Z',
    'last-moment': '9999-12-31T23:59:59.999Z',
    'leap-day': '2024-02-29T00:00:00Z',
    'leap-day-of-400': '2000-02-29T00:00:00Z',
    'leap-day-of-0000': '0000-02-29T00:00:00Z',
    'last-of-february': '2023-02-28T23:59:59Z',
    'last-of-april': '2001-04-30T00:00:00Z',
    'first-and-last-month': '2001-12-01T19:09:09+19:09',
  }),
  wrong: named({
    'leap-second': '2016-12-31T23:59:60Z',
    'second-60-at-noon': '2001-06-15T12:30:60Z',
    'second-61': '2001-06-15T12:30:61Z',
    'minute-60': '2001-06-15T12:60:00Z',
    'hour-24': '2001-06-15T24:00:00Z',
    'hour-25': '2001-06-15T25:00:00Z',
    'hour-30': '2001-06-15T30:00:00Z',
    'offset-of-24-hours': '2001-06-15T12:30:00+24:00',
    'offset-of-60-minutes': '2001-06-15T12:30:00+01:60',
    'offset-without-colon': '2001-06-15T12:30:00+0530',
    'offset-of-hours-only': '2001-06-15T12:30:00+05',
    'offset-with-seconds': '2001-06-15T12:30:00+05:30:00',
    'minus-sign': '2001-06-15T12:30:00\u221208:00',
    'no-offset': '2001-06-15T12:30:00',
    'utc-and-offset': '2001-06-15T12:30:00Z+00:00',
    'other-zone-letter': '2001-06-15T12:30:00A',
    'name-of-zone': '2001-06-15T12:30:00Z[UTC]',
    'leap-day-of-no-leap-year': '2023-02-29T00:00:00Z',
    'leap-day-of-100': '1900-02-29T00:00:00Z',
    'leap-day-of-2100': '2100-02-29T00:00:00Z',
    'day-30-of-february': '2024-02-30T00:00:00Z',
    'day-31-of-april': '2001-04-31T00:00:00Z',
    'day-31-of-june': '2001-06-31T00:00:00Z',
    'day-31-of-september': '2001-09-31T00:00:00Z',
    'day-31-of-november': '2001-11-31T00:00:00Z',
    'day-zero': '2001-06-00T00:00:00Z',
    'day-32': '2001-01-32T00:00:00Z',
    'month-zero': '2001-00-15T00:00:00Z',
    'month-13': '2001-13-15T00:00:00Z',
    'three-digits-of-a-year': '201-06-15T12:30:00Z',
    'five-digits-of-a-year': '12001-06-15T12:30:00Z',
    'sign-before-the-year': '+2001-06-15T12:30:00Z',
    'one-digit-month': '2001-6-15T12:30:00Z',
    'one-digit-hour': '2001-06-15T2:30:00Z',
    'without-seconds': '2001-06-15T12:30Z',
    'date-only': '2001-06-15',
    'time-only': '12:30:00Z',
    'space-for-t': '2001-06-15 12:30:00Z',
    'basic-form': '20010615T123000Z',
    'week-date': '2001-W24-5T12:30:00Z',
    'day-of-the-year': '2001-166T12:30:00Z',
    'point-only': '2001-06-15T12:30:00.Z',
    comma: '2001-06-15T12:30:00,5Z',
    'number-of-seconds': '992608200',
    'space-around': ' 2001-06-15T12:30:00Z',
    'digits-of-another-script': '٢٠٠١-06-15T12:30:00Z',
    'line-break-at-the-end': '2001-06-15T12:30:00Z\n',
  }),
} as const satisfies Format;
