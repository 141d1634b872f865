/** Lists in messages, shortened if the enum is long. */
import type { Scalar } from './model.js';

/** Longer lists are shortened to the first ten values. */
const longest = 12;
const kept = 10;

/** 'A, B and C', however many. */
export function inWords(things: readonly string[], last: 'and' | 'or'): string {
  const [only = '', ...others] = [...things].reverse();
  return others.length === 0 ? only : `${others.reverse().join(', ')} ${last} ${only}`;
}

/** 'A, B, C', or 'A, B, ... and 20 more'. */
export function listed(values: readonly Scalar[]): string {
  if (values.length <= longest) return values.join(', ');
  return `${values.slice(0, kept).join(', ')} and ${values.length - kept} more`;
}

/** 'A or B', or 'A or B or ... or one of 20 more'. */
export function oneOf(values: readonly Scalar[]): string {
  if (values.length <= longest) return values.join(' or ');
  return `${values.slice(0, kept).join(' or ')} or one of ${values.length - kept} more`;
}
