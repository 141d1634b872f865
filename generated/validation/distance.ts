/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/validation/distance.ts, made by `specwright generate`. Do not edit.
/** Distances between two elements. A value without a key is for other rules. */
import { scaled } from './decimals.js';
import { keyOfMoment, type OrderKey } from './order.js';

/** Whether a number is at least and at most so much more than another one, as decimals: 0.3 is 0.2 more than 0.1. */
export function isMore(from: number | undefined, to: number | undefined, min?: number, max?: number): boolean {
  if (from === undefined || to === undefined) return true;
  const [first, second, least, most] = scaled([from, to, min ?? 0, max ?? 0]);
  const difference = second - first;
  return (min === undefined || difference >= least) && (max === undefined || difference <= most);
}

/** Whether a date or a time is at least and at most so many seconds after another one. */
export function isAfter(from: OrderKey, to: OrderKey, min?: number, max?: number): boolean {
  const [first, second] = [secondsOf(from), secondsOf(to)];
  if (first === undefined || second === undefined) return true;
  return (min === undefined || second >= later(first, min)) && (max === undefined || second <= later(first, max));
}

/** The key of the moment that a date or a time is in UTC, of a time on any one day. */
function secondsOf(key: OrderKey): string | undefined {
  if (key === undefined) return undefined;
  if (typeof key === 'number') {
    const digits = String(key).padStart(8, '0');
    return keyOfMoment(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}T00:00:00Z`);
  }
  if (!key.includes('T')) return key;
  return keyOfMoment(`${key.startsWith('-') ? `2000-01-01${key.slice(2)}` : key}Z`);
}

/** A key of twelve digits of seconds and what is behind them, so many seconds later. */
function later(key: string, seconds: number): string {
  return String(Number(key.slice(0, 12)) + seconds).padStart(12, '0') + key.slice(12);
}
