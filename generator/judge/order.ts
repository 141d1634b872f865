/** The order of values, by what their notation means; it shares no code with the emitted validators. */
import type { FormatName, ScalarName } from '../formats/index.js';
import type { Notation } from '../formats/notation/notation.js';
import type { ValueType } from '../model/model.js';
import { isScalar, numbersApart } from '../model/value-types.js';
import { hasFormat } from './formats.js';
import { isInNotation, partsIn } from './notations.js';
import { isOfType } from './scalars.js';

/** A place in an order: keys of one kind of values are compared part by part; a part that is missing is zero. */
export type OrderKey = readonly number[];

/** The place of a value; undefined if it has none, because its type has no order or it is not of the type. */
export function orderKey(type: ValueType, value: unknown): OrderKey | undefined {
  if (!isScalar(type) || type.kind === 'enum') return undefined;
  if (type.kind !== 'text') return isApart(type, value) ? undefined : keysOfScalars[type.kind]?.(value);
  const { format, notation, isDigits } = type;
  if (isDigits) return typeof value === 'string' && /^[0-9]+$/.test(value) ? keyOfDigits(value) : undefined;
  if (notation) return typeof value === 'string' ? keyInNotation(notation, value) : undefined;
  const hasPlace = format !== undefined && typeof value === 'string' && hasFormat[format](value);
  return hasPlace ? keysOfFormats[format]?.(value) : undefined;
}

/** Whether a number stands for something else, so that it is neither more nor less than another one. */
export function isApart(type: ValueType, value: unknown): boolean {
  return numbersApart(type).some((number) => number === value);
}

/** The number that a text of digits writes: how many digits it has, and these. */
function keyOfDigits(text: string): OrderKey {
  const number = text.replace(/^0+/, '');
  return [number.length, ...Array.from(number, Number)];
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
  DateTime: keyOfMoment,
  'RFC 3339': keyOfMoment,
};

function keyOfMoment(text: string): OrderKey {
  const [clock, rest] = [text.slice(0, 19), text.slice(19)];
  const [, fraction = ''] = /^\.([0-9]+)/.exec(rest) ?? [];
  const offset = fraction === '' ? rest : rest.slice(fraction.length + 1);
  return [secondsAt(clock.split(/[-t:]/i).map(Number), offset), ...Array.from(fraction, Number)];
}

/** Seconds of a time with its offset from UTC (`+05:30`, `-0800`, `Z`) since a moment long ago. */
export function secondsAt(
  [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0]: OrderKey,
  offset: string,
): number {
  const [, sign, hours, minutes] = /^([+-])(..):?(..)$/.exec(offset) ?? ['', '+', '0', '0'];
  const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  return ((daysBefore(year, month, day) * 24 + hour) * 60 + minute - ahead) * 60 + second;
}

/** Of a text in a notation: its moment where it has an offset, or else its parts, the greatest first. */
function keyInNotation(notation: Notation, text: string): OrderKey | undefined {
  const parts = isInNotation(notation, text) ? partsIn(notation, text) : undefined;
  if (!parts) return undefined;
  const [year = 0, ...others] = (['year', 'month', 'day', 'hour', 'minute', 'second'] as const).map((kind) =>
    Number(parts.get(kind) ?? 0),
  );
  const fraction = Array.from(parts.get('fraction') ?? '', Number);
  const century = parts.get('year')?.length === 2 ? 2000 : 0;
  const offset = parts.get('offset');
  if (offset === undefined) return [century + year, ...others, ...fraction];
  return [secondsAt([century + year, ...others], offset), ...fraction];
}

/** Days of the Gregorian calendar before a day; only their differences matter. */
function daysBefore(year: number, month: number, day: number): number {
  // January and February count as the last months of the year before, so that a leap day is the last day of its year.
  const [years, months] = month > 2 ? [year, month - 3] : [year - 1, month + 9];
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return years * 365 + leapDays + Math.floor((months * 153 + 2) / 5) + day;
}
