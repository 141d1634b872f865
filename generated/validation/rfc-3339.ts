/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/validation/rfc-3339.ts, made by `specwright generate`. Do not edit.
/** Dates and times of RFC 3339, with all that it allows. */
import { isDateTime } from './date-time.js';

/** `2016-12-31t23:59:60z`: letters of any case, and second 60 where a leap second may be, before a month begins in UTC. */
export function isRfc3339(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  const text = value.replace('t', 'T').replace('z', 'Z');
  const isPlain: boolean = isDateTime(text);
  if (isPlain) return true;
  const before = `${text.slice(0, 17)}59${text.slice(19)}`;
  if (text.slice(17, 19) !== '60' || !isDateTime(before)) return false;
  const next = new Date(Date.parse(before.replace(/\.[0-9]+/, '')) + 1000);
  return next.getUTCDate() === 1 && next.getUTCHours() === 0 && next.getUTCMinutes() === 0;
}
