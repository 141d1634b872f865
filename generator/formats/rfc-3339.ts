/** `type: DateTime` with `format: RFC 3339`: all that RFC 3339 allows, leap seconds and small letters among it. */
import { pattern } from './date-time.js';
import { type Format, named } from './format.js';
import type { Order } from './order.js';

const moments: Order = { kind: 'moment', key: { module: 'order', name: 'rfc3339Key' } };

export const rfc3339 = {
  type: 'DateTime',
  isNamed: true,
  words: 'a date and time of RFC 3339 with its offset, on a day of the calendar',
  pattern: pattern('[Tt]', '[Zz]', '(?:[0-5][0-9]|60)'),
  beyondPattern: 'A pattern cannot compute whether second 60 is the last one of a month in UTC.',
  check: { module: 'rfc-3339', name: 'isRfc3339' },
  order: moments,
  notes:
    'As `type: DateTime` alone, but `t` and `z` may be small, and second 60 is taken where a leap second may be: at 23:59 UTC ' +
    'on the last day of any month. Which of them are real is not looked at. In an order, a leap second equals the second behind it.',
  right: named({
    plain: '2001-06-15T12:30:00Z',
    'offset-ahead': '2001-06-15T12:30:00+05:30',
    'offset-behind': '2001-06-15T12:30:00-08:00',
    'unknown-offset': '2001-06-15T12:30:00-00:00',
    'many-digits-behind-the-second': '2001-06-15T12:30:00.123456789012Z',
    'small-letters': '2001-06-15t12:30:00z',
    'small-t': '2001-06-15t12:30:00+05:30',
    'leap-second': '2016-12-31T23:59:60Z',
    'leap-second-in-june': '2015-06-30t23:59:60z',
    'leap-second-of-february': '2024-02-29T23:59:60Z',
    'part-of-a-leap-second': '2016-12-31T23:59:60.999Z',
    'leap-second-behind-utc': '2016-12-31T15:59:60-08:00',
    'leap-second-ahead-of-utc': '2017-01-01T05:29:60+05:30',
    'first-moment': '0000-01-01T00:00:00Z',
    'last-moment': '9999-12-31T23:59:59.999Z',
    'last-leap-second': '9999-12-31T23:59:60Z',
    'leap-day': '2024-02-29T00:00:00Z',
  }),
  wrong: named({
    'second-60-at-noon': '2001-06-15T12:30:60Z',
    'second-60-in-the-middle-of-a-month': '2001-06-15T23:59:60Z',
    'second-60-before-midnight-of-another-offset': '2016-12-31T23:59:60+01:00',
    'second-60-after-28-of-february-of-a-leap-year': '2024-02-28T23:59:60Z',
    'second-61': '2016-12-31T23:59:61Z',
    'minute-60': '2001-06-15T12:60:00Z',
    'hour-24': '2001-06-15T24:00:00Z',
    'offset-of-24-hours': '2001-06-15T12:30:00+24:00',
    'offset-of-60-minutes': '2001-06-15T12:30:00+01:60',
    'offset-without-colon': '2001-06-15T12:30:00+0530',
    'no-offset': '2001-06-15T12:30:00',
    'leap-day-of-no-leap-year': '2023-02-29T00:00:00Z',
    'leap-second-of-no-day': '2023-02-29T23:59:60Z',
    'day-31-of-april': '2001-04-31T00:00:00Z',
    'month-13': '2001-13-15T00:00:00Z',
    'date-only': '2001-06-15',
    'space-for-t': '2001-06-15 12:30:00Z',
    'two-letters-for-utc': '2001-06-15T12:30:00zZ',
    'point-only': '2001-06-15T12:30:00.Z',
    'space-around': ' 2001-06-15T12:30:00Z',
    'digits-of-another-script': '٢٠٠١-06-15T12:30:00Z',
    'line-break-at-the-end': '2001-06-15T12:30:00Z\n',
  }),
} as const satisfies Format;
