/** The order of values, by what their notation means; it shares no code with the emitted validators. */
import type { FormatName, ScalarName } from '../formats/index.js';
import type { ValueType } from '../model/model.js';
import { isScalar } from '../model/value-types.js';
import { hasFormat } from './formats.js';
import { isOfType } from './scalars.js';

/** A place in an order: keys of one kind of values are compared part by part; a part that is missing is zero. */
export type OrderKey = readonly number[];

/** The place of a value; undefined if it has none, because its type has no order or it is not of the type. */
export function orderKey(type: ValueType, value: unknown): OrderKey | undefined {
  if (!isScalar(type) || type.kind === 'enum') return undefined;
  if (type.kind !== 'text') return keysOfScalars[type.kind]?.(value);
  const { format } = type;
  const hasPlace = format !== undefined && typeof value === 'string' && hasFormat[format](value);
  return hasPlace ? keysOfFormats[format]?.(value) : undefined;
}

/** Negative, zero or positive, as one key is before, at or behind another one. */
export function compareKeys(one: OrderKey, other: OrderKey): number {
  for (let index = 0; index < Math.max(one.length, other.length); index++) {
    const [first = 0, second = 0] = [one[index], other[index]];
    if (first < second) return -1;
    if (first > second) return 1;
  }
  return 0;
}

const keysOfScalars: Readonly<Partial<Record<ScalarName, (value: unknown) => OrderKey | undefined>>> = {
  integer: (value) => (isOfType.integer(value) ? [Number(value)] : undefined),
  decimal: (value) => (isOfType.decimal(value) ? [Number(value)] : undefined),
};

/** Of texts that are of their form. */
const keysOfFormats: Readonly<Partial<Record<FormatName, (text: string) => OrderKey>>> = {
  DDMMYYYY: (text) => [Number(text.slice(4)), Number(text.slice(2, 4)), Number(text.slice(0, 2))],
  DateTime: (text) => {
    const [date = '', time = ''] = text.split(/t/i);
    const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
    const [clock = '', fraction = ''] = time.replace(/(z|[+-].*)$/i, '').split('.');
    const [hour = 0, minute = 0, second = 0] = clock.split(':').map(Number);
    const zone = /([+-])(..):(..)$/.exec(time) ?? ['', '+', '0', '0'];
    const offset = (Number(zone[2]) * 60 + Number(zone[3])) * (zone[1] === '-' ? -1 : 1);
    const seconds = ((daysBefore(year, month, day) * 24 + hour) * 60 + minute - offset) * 60 + second;
    return [seconds, ...Array.from(fraction, Number)];
  },
};

/** Days of the Gregorian calendar before a day; only their differences matter. */
function daysBefore(year: number, month: number, day: number): number {
  // January and February count as the last months of the year before, so that a leap day is the last day of its year.
  const [years, months] = month > 2 ? [year, month - 3] : [year - 1, month + 9];
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return years * 365 + leapDays + Math.floor((months * 153 + 2) / 5) + day;
}
