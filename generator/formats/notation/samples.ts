/** Texts in a notation, and texts that nearly are, at each boundary of its parts. */
import { type Named, named } from '../format.js';
import type { Notation, Part } from './notation.js';

interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** `+05:30`, or `Z`. */
  readonly offset: string;
}

const noon: Moment = { year: 2001, month: 6, day: 15, hour: 12, minute: 30, second: 5, offset: '+05:30' };

export function rightOf(notation: Notation): readonly Named<string>[] {
  const { write, has } = writing(notation);
  const hasDay = has('day');
  const zone = notation.parts.find((part) => part.kind === 'offset');
  return distinct({
    plain: write({}),
    ...(hasDay ? { 'leap-day': write({ year: 2024, month: 2, day: 29 }) } : {}),
    ...(hasDay ? { 'last-of-april': write({ month: 4, day: 30 }) } : {}),
    ...(hasDay ? { 'last-of-february': write({ year: 2023, month: 2, day: 28 }) } : {}),
    ...(hasDay ? { 'leap-day-of-400': write({ year: 2000, month: 2, day: 29 }) } : {}),
    first: write({ year: 1, month: 1, day: 1, hour: 0, minute: 0, second: 0 }),
    last: write({ year: 9999, month: 12, day: 31, hour: 23, minute: 59, second: 59 }),
    ...(zone ? { 'offset-behind': write({ offset: '-08:00' }), 'greatest-offset': write({ offset: '+23:59' }) } : {}),
    ...(zone?.takesZ ? { utc: write({ offset: 'Z' }) } : {}),
  });
}

export function wrongOf(notation: Notation): readonly Named<string>[] {
  const { write, has, hasCentury } = writing(notation);
  const plain = write({});
  const zone = notation.parts.find((part) => part.kind === 'offset');
  const dates = {
    'month-zero': write({ month: 0 }),
    'month-13': write({ month: 13 }),
  };
  const days = {
    'day-zero': write({ day: 0 }),
    'day-32': write({ month: 1, day: 32 }),
    'day-31-of-april': write({ month: 4, day: 31 }),
    'day-31-of-november': write({ month: 11, day: 31 }),
    'day-30-of-february': write({ year: 2024, month: 2, day: 30 }),
  };
  return distinct({
    ...(has('day') && has('year') ? { 'leap-day-of-no-leap-year': write({ year: 2023, month: 2, day: 29 }) } : {}),
    ...(has('month') ? dates : {}),
    ...(has('day') ? days : {}),
    ...(has('day') && hasCentury
      ? {
          'leap-day-of-100': write({ year: 1900, month: 2, day: 29 }),
          'leap-day-of-2100': write({ year: 2100, month: 2, day: 29 }),
        }
      : {}),
    ...(hasCentury ? { 'year-zero': write({ year: 0 }) } : {}),
    ...(has('hour') ? { 'hour-24': write({ hour: 24 }), 'hour-30': write({ hour: 30 }) } : {}),
    ...(has('minute') ? { 'minute-60': write({ minute: 60 }) } : {}),
    ...(has('second') ? { 'second-60': write({ second: 60 }) } : {}),
    ...(zone
      ? {
          'offset-of-24-hours': write({ offset: '+24:00' }),
          'offset-of-60-minutes': write({ offset: '+01:60' }),
          'no-offset': write({ offset: '' }),
        }
      : {}),
    ...(zone && !zone.takesZ ? { utc: write({ offset: 'Z' }) } : {}),
    'one-character-less': plain.slice(0, -1),
    'one-character-more': `${plain}0`,
    'space-around': ` ${plain}`,
    'digits-of-another-script': plain.replace(/[0-9]/g, (digit) => String.fromCharCode(0x660 + Number(digit))),
    'no-digit': plain.replace(/[0-9]/, 'x'),
    'notation-itself': notation.text,
    'line-break-at-the-end': `${plain}\n`,
  });
}

/** Without those that another name has already. */
function distinct(texts: Readonly<Record<string, string>>): readonly Named<string>[] {
  const all = named(texts);
  return all.filter(({ value }, index) => all.findIndex((other) => other.value === value) === index);
}

function writing({ parts }: Notation): {
  readonly write: (moment: Partial<Moment>) => string;
  readonly has: (kind: Part['kind']) => boolean;
  readonly hasCentury: boolean;
} {
  return {
    write: (moment) => parts.map((part) => writePart(part, { ...noon, ...moment })).join(''),
    has: (kind) => parts.some((part) => part.kind === kind),
    hasCentury: parts.some((part) => part.kind === 'year' && part.digits === 4),
  };
}

function writePart(part: Part, moment: Moment): string {
  if (part.kind === 'literal') return part.text;
  if (part.kind === 'offset') return part.hasColon ? moment.offset : moment.offset.replace(':', '');
  const number = part.kind === 'fraction' ? 5 : moment[part.kind];
  return String(number).padStart(part.digits, '0').slice(-part.digits);
}
