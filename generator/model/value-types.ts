/** What is known of a type of values, whichever it is. */
import { type Format, formatOf, type ScalarType, scalars } from '../formats/index.js';
import type { PlainType, Scalar, ValueType } from './model.js';

/** The scalar type of the values; those of an enum are texts, and objects have none. */
export function scalarTypeOf(type: ValueType): ScalarType | undefined {
  if (type.kind === 'object') return undefined;
  return scalars[type.kind === 'enum' ? 'text' : type.kind];
}

/** The form that the texts have, where they have one. */
export function formatOfTexts(type: ValueType): Format | undefined {
  return type.kind === 'text' ? formatOf(type) : undefined;
}

/** Every value, where they are few. */
export function valuesOf(type: ValueType): readonly Scalar[] | undefined {
  if (type.kind === 'enum') return type.values;
  return (isNumeric(type) ? type.values : undefined) ?? scalarTypeOf(type)?.values;
}

/** The words that a definition lists: the values of an enum, or what may stand instead of a text of a form. */
export function wordsOf(type: ValueType): readonly string[] {
  if (type.kind === 'enum') return type.values;
  return type.kind === 'text' ? type.keywords : [];
}

/** A type of numbers, which have bounds. */
export function isNumeric(type: ValueType | undefined): type is PlainType {
  return type !== undefined && scalarTypeOf(type)?.bounded !== undefined;
}
