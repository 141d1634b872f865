/** Dates and times of RFC 3339: verdicts written by hand. */
import { describe, expect, it } from 'vitest';
import { formats } from '../../generator/formats/index.js';
import { hasFormat } from '../../generator/judge/formats.js';
import { isDateTime } from '../../runtime/validation/date-time.js';

const schema = new RegExp(`^${formats.DateTime.pattern}$`, 'u');

describe('a DateTime', () => {
  it.each([
    ['2001-06-15T12:30:00Z', true],
    ['2001-06-15T12:30:00.25+05:30', true],
    ['2001-06-15T23:59:59-23:59', true],
    ['2001-06-15T12:30:00-00:00', true],
    ['2024-02-29T00:00:00Z', true],
    ['0000-02-29T00:00:00Z', true],
    ['2023-02-29T00:00:00Z', false],
    ['1900-02-29T00:00:00Z', false],
    ['2001-04-31T00:00:00Z', false],
    // A day ends before 24:00, and no leap second is taken.
    ['2001-06-15T24:00:00Z', false],
    ['2016-12-31T23:59:60Z', false],
    ['2001-06-15T12:30:00+24:00', false],
    ['2001-06-15T12:30:00', false],
    // Senders write capitals; the wire form folds them.
    ['2001-06-15t12:30:00Z', false],
    ['2001-06-15T12:30:00z', false],
    ['2001-06-15 12:30:00Z', false],
    // Nothing stands before or after it.
    ['x2001-06-15T12:30:00Z', false],
    ['2001-06-15T12:30:00Zx', false],
    ['2001-06-15T12:30:00Z\n', false],
  ])('%s: %j', (text, expected) => {
    expect([hasFormat.DateTime(text), isDateTime(text), schema.test(text)]).toEqual([expected, expected, expected]);
  });

  it('is a text', () => {
    expect(isDateTime(['2001-06-15T12:30:00Z'])).toBe(false);
  });

  it('has the days of the calendar and no others, for judge, validators and schemas', () => {
    const two = (number: number): string => String(number).padStart(2, '0');
    for (const year of [0, 1, 4, 100, 400, 1900, 2000, 2023, 2024, 2096, 2100, 9999]) {
      for (let month = 0; month < 20; month++) {
        // Of a month that there is not, Date makes another one.
        const last = month >= 1 && month <= 12 ? new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate() : 0;
        for (let day = 0; day < 40; day++) {
          const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T00:00:00Z`;
          const expected = day >= 1 && day <= last;
          expect([text, hasFormat.DateTime(text), isDateTime(text), schema.test(text)]).toEqual([
            text,
            expected,
            expected,
            expected,
          ]);
        }
      }
    }
  });
});
