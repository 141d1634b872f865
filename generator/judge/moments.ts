/** Dates and times by their seconds. */
import type { FormatName } from '../formats/index.js';
import type { ValueType } from '../model/model.js';
import { orderOf } from '../model/table-rules.js';
import { type OrderKey, orderKey, secondsAt } from './order.js';

const DAY = 86_400;

/** The seconds of a date or a time since a moment long ago, and the digits of its fraction; undefined of what is none. */
export function inSeconds(type: ValueType, value: unknown): OrderKey | undefined {
  const key = type.kind === 'text' ? orderKey(type, value) : undefined;
  return key && orderOf(type)?.kind !== 'moment' ? [secondsAt(key.slice(0, 6), 'Z'), ...key.slice(6)] : key;
}

/** A date or a time in the form of a type, by its seconds; undefined where the form has no text for them. */
export function textAt(type: ValueType, seconds: number): string | undefined {
  const since = seconds - secondsAt([1970, 1, 1], 'Z');
  // Times of the day are those of no day.
  const date = new Date((orderOf(type)?.kind === 'time' ? ((since % DAY) + DAY) % DAY : since) * 1000);
  if (type.kind !== 'text' || Number.isNaN(date.getTime())) return undefined;
  const iso = date.toISOString();
  // Years before 0 and after 9999 have more digits.
  if (iso.length !== '1970-01-01T00:00:00.000Z'.length) return undefined;
  if (!type.notation) return type.format && textsOfFormats[type.format]?.(iso);
  const [year = '', month = '', day = '', hour = '', minute = '', second = ''] = iso.split(/[-T:.]/);
  const units = { year, month, day, hour, minute, second, fraction: '000000000' };
  return type.notation.parts
    .map((part) => {
      if (part.kind === 'literal') return part.text;
      if (part.kind === 'offset') return part.takesZ ? 'Z' : `+00${part.hasColon ? ':' : ''}00`;
      return part.kind === 'fraction' ? units.fraction.slice(0, part.digits) : units[part.kind].slice(-part.digits);
    })
    .join('');
}

const textsOfFormats: Readonly<Partial<Record<FormatName, (iso: string) => string>>> = {
  DDMMYYYY: (iso) => `${iso.slice(8, 10)}${iso.slice(5, 7)}${iso.slice(0, 4)}`,
  DateTime: (iso) => `${iso.slice(0, 19)}Z`,
  'RFC 3339': (iso) => `${iso.slice(0, 19)}Z`,
};
