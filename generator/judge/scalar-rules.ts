/** The rules about single values: words, forms, bounds and lengths. */
import type { Field, FieldRuleKind, Range } from '../model/model.js';
import { isMultipleOf } from '../exact-number.js';
import { isNumeric, isScalar, listedValues } from '../model/value-types.js';
import { hasForm } from './formats.js';
import { decimalsOf, isOfType, utf8Bytes } from './scalars.js';

/** The rules of an element that a value breaks; a value of the wrong type breaks only the type rule. */
export function brokenRules(field: Field, value: unknown, ranges: readonly Range[]): readonly FieldRuleKind[] {
  const { type } = field;
  if (!isScalar(type)) return [];
  if (!isOfType[type.kind === 'enum' ? 'text' : type.kind](value)) return ['type'];
  const values = listedValues(type);
  const isExcluded = ranges.some(({ only, except }) => only?.some(same(value)) === false || except?.some(same(value)));
  const ofValue = isExcluded || values?.some(same(value)) === false ? ['enum' as const] : [];
  if (typeof value === 'string') return [...ofValue, ...brokenTextRules(type, value, ranges)];
  if (typeof value !== 'number' || !isNumeric(type) || type.keywords?.includes(value) === true) return ofValue;
  const limits = [type, ...ranges];
  return [
    ...ofValue,
    ...(limits.some(({ decimals = Infinity }) => decimalsOf(value) > decimals) ? ['decimals' as const] : []),
    ...(limits.some(({ multipleOf }) => multipleOf !== undefined && !isMultipleOf(value, multipleOf))
      ? ['multipleOf' as const]
      : []),
    ...(limits.some(({ minimum = -Infinity, above = -Infinity }) => value < minimum || value <= above)
      ? ['minimum' as const]
      : []),
    ...(limits.some(({ maximum = Infinity, below = Infinity }) => value > maximum || value >= below)
      ? ['maximum' as const]
      : []),
  ];
}

function same(value: unknown): (one: unknown) => boolean {
  return (one) => one === value;
}

function brokenTextRules(type: Field['type'], value: string, ranges: readonly Range[]): readonly FieldRuleKind[] {
  if (type.kind !== 'text') return [];
  const isFormed = hasForm(type, value) || type.keywords.includes(value);
  const isFormedHere = ranges.every((form) => hasForm(form, value));
  const all = [type, ...ranges];
  const matches = all.every(({ pattern }) => pattern === undefined || new RegExp(pattern, 'u').test(value));
  const length = [...value].length;
  return [
    ...(isFormed && isFormedHere && matches ? [] : ['format' as const]),
    ...(all.some(({ minLength }) => minLength !== undefined && length < minLength) ? ['minLength' as const] : []),
    ...(all.some(({ maxLength }) => maxLength !== undefined && length > maxLength) ? ['maxLength' as const] : []),
    ...(type.maxBytes !== undefined && utf8Bytes(value) > type.maxBytes ? ['maxBytes' as const] : []),
  ];
}
