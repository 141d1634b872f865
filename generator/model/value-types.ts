/** What is known of a type of values, whichever it is. */
import { type Format, formatOf, type ScalarType, scalars } from '../formats/index.js';
import type { Field, PlainType, Scalar, Shape, ValueType } from './model.js';

type Structure = 'object' | 'alternatives' | 'any' | 'free' | 'map' | 'list' | 'nothing';

/** A type of values that are neither objects nor arrays. */
export type ScalarValueType = Exclude<ValueType, { readonly kind: Structure }>;

const structures: readonly string[] = [
  'object',
  'alternatives',
  'any',
  'free',
  'map',
  'list',
  'nothing',
] satisfies readonly Structure[];

export function isScalar(type: ValueType): type is ScalarValueType {
  return !structures.includes(type.kind);
}

/** A type of values that hold others: a map, or the arrays in an array. */
export type NestedType = Extract<ValueType, { readonly of: Field }>;

export function isNested(type: ValueType): type is NestedType {
  return type.kind === 'map' || type.kind === 'list';
}

/** The elements that stand for the values in a type, from the outermost to the one whose values hold no others. */
export function entriesWithin(type: ValueType): readonly Field[] {
  return isNested(type) ? [type.of, ...entriesWithin(type.of.type)] : [];
}

/** The type of the values that hold no others. */
export function innermost(type: ValueType): Exclude<ValueType, NestedType> {
  return isNested(type) ? innermost(type.of.type) : type;
}

/** The tables whose objects a value of the type may be, or hold. */
export function shapesIn(type: ValueType): readonly Shape[] {
  const inner = innermost(type);
  if (inner.kind === 'alternatives') return inner.of.map(({ shape }) => shape);
  return inner.kind === 'object' ? [inner.shape] : [];
}

/** The table that conditions and rules see of an object, of several tables what they share; undefined where there is none. */
export function seenShape(type: ValueType): Shape | undefined {
  if (type.kind === 'alternatives') return type.shared;
  return type.kind === 'object' ? type.shape : undefined;
}

/** A type of objects, whatever their elements. */
export function isObjectType({ kind }: ValueType): boolean {
  return kind === 'object' || kind === 'free';
}

/** A type whose values are kept as they are, whatever is inside of them. */
export function isFree({ kind }: ValueType): boolean {
  return kind === 'any' || kind === 'free';
}

/** The scalar type of the values; those of an enum are texts, and objects have none. */
export function scalarTypeOf(type: ValueType): ScalarType | undefined {
  if (!isScalar(type)) return undefined;
  return scalars[type.kind === 'enum' ? 'text' : type.kind];
}

/** The form that the texts have, where they have one. */
export function formatOfTexts(type: ValueType): Format | undefined {
  return type.kind === 'text' ? formatOf(type) : undefined;
}

/** Every value, where they are few. */
export function valuesOf(type: ValueType): readonly Scalar[] | undefined {
  return listedValues(type) ?? scalarTypeOf(type)?.values;
}

/** Every value, where the page lists them. */
export function listedValues(type: ValueType): readonly Scalar[] | undefined {
  return type.kind === 'enum' || isPlain(type) ? type.values : undefined;
}

/** The words that a definition lists: the values of an enum, or what may stand instead of a text of a form. */
export function wordsOf(type: ValueType): readonly string[] {
  if (type.kind === 'enum') return type.values;
  return type.kind === 'text' ? type.keywords : [];
}

/** The numbers that stand for something else, of a type of numbers that has some. */
export function numbersApart(type: ValueType): readonly number[] {
  return (isPlain(type) ? type.keywords : undefined) ?? [];
}

/** A scalar type other than text. */
function isPlain(type: ValueType): type is PlainType {
  return isScalar(type) && type.kind !== 'text' && type.kind !== 'enum';
}

/** A type of numbers, which have bounds. */
export function isNumeric(type: ValueType | undefined): type is PlainType {
  return type !== undefined && scalarTypeOf(type)?.bounded !== undefined;
}
