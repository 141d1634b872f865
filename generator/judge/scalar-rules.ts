/** The rules about single values: words, forms, bounds and lengths. */
import type { Field, FieldRuleKind, Range } from '../model/model.js';
import { isScalar } from '../model/value-types.js';
import { hasForm } from './formats.js';
import { decimalsOf, isOfType, utf8Bytes } from './scalars.js';

/** The rules of an element that a value breaks; a value of the wrong type breaks only the type rule. */
export function brokenRules(field: Field, value: unknown, ranges: readonly Range[]): readonly FieldRuleKind[] {
  const { type } = field;
  if (!isScalar(type)) return [];
  if (!isOfType[type.kind === 'enum' ? 'text' : type.kind](value)) return ['type'];
  if (typeof value === 'string') return brokenTextRules(type, value);
  if (typeof value !== 'number') return [];
  if (type.kind === 'enum' || type.kind === 'text') return [];
  const { values, above = -Infinity, below = Infinity, decimals = Infinity } = type;
  const limits = [type, ...ranges];
  return [
    ...(values?.includes(value) === false ? ['enum' as const] : []),
    ...(decimalsOf(value) > decimals ? ['decimals' as const] : []),
    ...(value <= above || limits.some(({ minimum }) => minimum !== undefined && value < minimum)
      ? ['minimum' as const]
      : []),
    ...(value >= below || limits.some(({ maximum }) => maximum !== undefined && value > maximum)
      ? ['maximum' as const]
      : []),
  ];
}

function brokenTextRules(type: Field['type'], value: string): readonly FieldRuleKind[] {
  if (type.kind === 'enum') return type.values.includes(value) ? [] : ['enum'];
  if (type.kind !== 'text') return [];
  const isFormed = hasForm(type, value) || type.keywords.includes(value);
  const matches = type.pattern === undefined || new RegExp(type.pattern, 'u').test(value);
  return [
    ...(isFormed && matches ? [] : ['format' as const]),
    ...(type.minLength !== undefined && [...value].length < type.minLength ? ['minLength' as const] : []),
    ...(type.maxLength !== undefined && [...value].length > type.maxLength ? ['maxLength' as const] : []),
    ...(type.maxBytes !== undefined && utf8Bytes(value) > type.maxBytes ? ['maxBytes' as const] : []),
  ];
}
