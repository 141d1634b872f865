/** `type: Date` with `format: DDMMYYYY`: a day of the Gregorian calendar, year 0001 or later. */
import { type Format, named } from './format.js';
import { dates } from './order.js';

/** Two digits 04 to 96 that 4 divides. */
const LEAP = '(?:0[48]|[2468][048]|[13579][26])';
/** Any year but 0000. */
const YEAR = '(?:000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})';
/** Divided by 4 and not by 100, or divided by 400 and not 0000. */
const LEAP_YEAR = `(?:[0-9]{2}${LEAP}|${LEAP}00)`;
/** Days that every year has, 28 of February the last of that month. */
const DAY_AND_MONTH = '(?:(?:0[1-9]|1[0-9]|2[0-8])(?:0[1-9]|1[0-2])|(?:29|30)(?:0[13-9]|1[0-2])|31(?:0[13578]|1[02]))';

export const DDMMYYYY = {
  type: 'Date',
  isNamed: true,
  words: 'a day of the calendar in the form DDMMYYYY',
  pattern: `(?:${DAY_AND_MONTH}${YEAR}|2902${LEAP_YEAR})`,
  check: { module: 'formats', name: 'isDate' },
  order: dates,
  right: named({
    plain: '15062001',
    'first-day': '01010001',
    'last-day': '31129999',
    'leap-day': '29022024',
    'leap-day-of-400': '29022000',
    'last-of-april': '30042001',
    'last-of-february': '28022023',
  }),
  wrong: named({
    'leap-day-of-no-leap-year': '29022023',
    'leap-day-of-100': '29021900',
    'leap-day-of-2100': '29022100',
    'day-30-of-february': '30022024',
    'day-31-of-april': '31042001',
    'day-31-of-june': '31062001',
    'day-31-of-september': '31092001',
    'day-31-of-november': '31112001',
    'day-zero': '00012000',
    'day-32': '32012000',
    'month-zero': '01002000',
    'month-13': '01132000',
    'year-zero': '01010000',
    'seven-digits': '1062001',
    'nine-digits': '150620011',
    'year-first': '19991231',
    'iso-8601': '2001-06-15',
    dots: '15.06.2001',
    letters: 'DDMMYYYY',
    'digits-of-another-script': '١٥٠٦٢٠٠١',
    'line-break-at-the-end': '15062001\n',
  }),
} as const satisfies Format;
