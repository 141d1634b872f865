/** Whether a value is one of many: a chain of as many comparisons is too deep for parsers and formatters of code. */
import type { Scalar } from '../../../model/model.js';
import { literal } from '../../encode.js';
import { type Code, code } from './code.js';

/** Up to this many values are compared one by one, which is faster. */
const FEW = 64;

export function areMany(values: readonly Scalar[]): boolean {
  return values.length > FEW;
}

/** `(['A', 'B'] as readonly unknown[]).includes(value)` */
export function isListed(value: Code | string, values: readonly Scalar[]): Code {
  return code`([${values.map(literal).join(', ')}] as readonly unknown[]).includes(${value})`;
}
