/** Tests whether a value is one of many. A chain of comparisons would be slow, and too deep for parsers of code. */
import type { Scalar } from '../../../model/model.js';
import { literal, propertyKey, stringLiteral } from '../../encode.js';
import { code, type Code, type Constant } from './code.js';
import { runtime } from './runtime-references.js';

/** The maximum number of values that are compared one by one, which is faster for few. */
const FEW = 64;

export function areMany(values: readonly Scalar[]): boolean {
  return values.length > FEW;
}

/** `isOneOf(WORDS_1, value)` */
export function isListed(value: Code | string, values: readonly Scalar[]): Code {
  const texts = values.filter((one) => typeof one === 'string');
  const canBeKeys = texts.length === values.length && !texts.includes('__proto__');
  if (canBeKeys) return code`${runtime.isOneOf}(${recordOf(texts.map((text) => [text, text]))}, ${value})`;
  return code`([${values.map(literal).join(', ')}] as readonly unknown[]).includes(${value})`;
}

/**
 * `{ VALUE_1: 'VALUE_1', VALUE_2: 'VALUE_2' }`, once in the file. The first of several entries with the same key
 * counts.
 */
export function recordOf(entries: readonly (readonly [key: string, value: string])[]): Constant {
  const properties = [...new Map(entries.toReversed())]
    .toReversed()
    .map(([key, value]) => `${propertyKey(key)}: ${stringLiteral(value)}`);
  return { initializer: `{ ${properties.join(', ')} }` };
}
