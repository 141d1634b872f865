/** `type: Date` with `format: DDMMYYYY`: a day of the Gregorian calendar, year 0001 or later. */
import { DAY_TO_28, LEAP_YEAR, MONTH, MONTH_OF_30, MONTH_OF_31, YEAR } from './calendar.js';
import { type Format, named } from './format.js';
import { dates } from './order.js';

/** Days that every year has, 28 of February the last of that month. */
const DAY_AND_MONTH = `(?:${DAY_TO_28}${MONTH}|(?:29|30)${MONTH_OF_30}|31${MONTH_OF_31})`;

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
