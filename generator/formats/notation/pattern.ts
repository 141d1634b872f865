/** The pattern of a notation, which knows the calendar. */
import { DAY_TO_28, LEAP, LEAP_YEAR, MONTH, MONTH_OF_30, MONTH_OF_31, YEAR } from '../calendar.js';
import type { Notation, Part, Unit } from './notation.js';

type Units = Readonly<Partial<Record<Unit, string>>>;

const SIXTY = '[0-5][0-9]';
const HOUR = '(?:[01][0-9]|2[0-3])';

/** Of a year without its century, that of 2000. */
const SHORT_LEAP_YEAR = `(?:00|${LEAP})`;

export function patternOf({ parts }: Notation): string {
  const isDate = ({ kind }: Part): boolean => kind === 'year' || kind === 'month' || kind === 'day';
  const hasDay = parts.some(({ kind }) => kind === 'day');
  const inOrder = (some: readonly Part[], units: Units): string =>
    some.map((part) => patternOfPart(part, units)).join('');
  const first = parts.findIndex(isDate);
  if (!hasDay || first < 0) return inOrder(parts, {});
  const end = parts.findLastIndex(isDate) + 1;
  // The days that each month has, those that some have, and the leap day.
  const days = [
    { day: DAY_TO_28 },
    { day: '(?:29|30)', month: MONTH_OF_30 },
    { day: '31', month: MONTH_OF_31 },
    { day: '29', month: '02', year: 'leap' },
  ].map((units) => inOrder(parts.slice(first, end), units));
  return `${inOrder(parts.slice(0, first), {})}(?:${days.join('|')})${inOrder(parts.slice(end), {})}`;
}

function patternOfPart(part: Part, units: Units): string {
  switch (part.kind) {
    case 'year':
      if (part.digits === 2) return units.year === undefined ? '[0-9]{2}' : SHORT_LEAP_YEAR;
      return units.year === undefined ? YEAR : LEAP_YEAR;
    case 'month':
      return units.month ?? MONTH;
    case 'day':
      return units.day ?? '';
    case 'hour':
      return HOUR;
    case 'minute':
    case 'second':
      return SIXTY;
    case 'fraction':
      return `[0-9]{${part.digits}}`;
    case 'offset': {
      const numbers = `[+-]${HOUR}${part.hasColon ? ':' : ''}${SIXTY}`;
      return part.takesZ ? `(?:Z|${numbers})` : numbers;
    }
    case 'literal':
      return part.text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  }
}
