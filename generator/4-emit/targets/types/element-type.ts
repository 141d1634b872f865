/** The type of one element as a schema for json-schema-to-typescript. */
import type { JSONSchema } from 'json-schema-to-typescript';
import { scalars } from '../../../formats/index.js';
import { emptyOf } from '../../../model/blanks.js';
import type { ElementTerm, Field, MapType, Shape } from '../../../model/model.js';
import { listedValues, numbersApart, valuesOf } from '../../../model/value-types.js';
import { stringLiteral } from '../../encode.js';
import { objectType } from './inherited.js';

/** @param nameOf the type name to be used for a shape */
export function elementType(field: Field, nameOf: (shape: Shape) => string): JSONSchema {
  return withNull(field, wholeType(field, nameOf));
}

/** The type of an element where a branch of a rule restricts it. */
export function restrictedType(
  field: Field,
  { absent, null: mayBeNull = absent, present }: Omit<ElementTerm, 'field'>,
  nameOf: (shape: Shape) => string,
): JSONSchema {
  // Null counts as absent if it is allowed.
  const orNull = (schema: JSONSchema): JSONSchema => (mayBeNull ? withNull(field, schema) : schema);
  const empty = emptyOf(field);
  if (present === 'none') return empty && mayBeNull ? { tsType: empty.type } : { tsType: 'undefined' };
  if (present === 'any') return orNull(wholeType(field, nameOf));
  if ('only' in present) return orNull({ enum: [...present.only] });
  const others = valuesOf(field.type)?.filter((value) => !present.except.includes(value));
  // TypeScript has no type for 'any value except these' of an open type.
  return orNull(others ? { enum: others } : wholeType(field, nameOf));
}

function wholeType(field: Field, nameOf: (shape: Shape) => string): JSONSchema {
  const value = valueType(field, nameOf);
  if (!field.array) return value;
  const items = field.array.nullEntries ? orElse(value, { tsType: 'null' }) : value;
  // What is text already is printed as it is.
  return { type: 'array', items: items.tsType?.includes(' | ') ? { tsType: `(${items.tsType})` } : items };
}

function withNull(field: Field, schema: JSONSchema): JSONSchema {
  const empty = emptyOf(field);
  // Every type of text includes the empty one.
  if (!empty || (empty.value === '' && schema.tsType === 'string')) return schema;
  return orElse(schema, { tsType: empty.type });
}

/** `A | B` or else `C` -> `A | B | C` */
export function orElse(schema: JSONSchema, other: JSONSchema): JSONSchema {
  // Any value of none.
  if (schema.enum?.length === 0) return other;
  if (schema.tsType !== undefined && schema.tsType === other.tsType) return schema;
  // The fewer schemas, the less there is to compile.
  if (schema.tsType !== undefined && other.tsType !== undefined)
    return { tsType: `${schema.tsType} | ${other.tsType}` };
  return { anyOf: [...(schema.anyOf ?? [schema]), other] };
}

function valueType(field: Field, nameOf: (shape: Shape) => string): JSONSchema {
  const { type } = field;
  if (type.kind === 'list') return wholeType(type.of, nameOf);
  if (type.kind === 'map') return { tsType: mapType(type, typeText(wholeType(type.of, nameOf))) };
  // A reference with a description beside it would be printed as a type of its own.
  if (type.kind === 'object') return { tsType: objectType(field, type.shape, nameOf(type.shape)) };
  // Null is a value of `unknown`; where it may mean that the element is absent, the branches of rules distinguish it.
  if (type.kind === 'any') return { tsType: field.nullable && !field.array ? 'NonNullable<unknown>' : 'unknown' };
  if (type.kind === 'nothing') return { tsType: emptyOf(field)?.type ?? 'never' };
  if (type.kind === 'free') return { tsType: 'Record<string, unknown>' };
  if (type.kind === 'alternatives')
    return { anyOf: type.of.map(({ shape }) => ({ tsType: objectType(field, shape, nameOf(shape)) })) };
  if (type.kind === 'enum') return { type: 'string', enum: [...type.values] };
  const listed = listedValues(type);
  if (listed) return { enum: [...listed] };
  // Editors offer the values that are known.
  if (type.kind === 'text' && type.known)
    return { tsType: [...type.known.map((value) => JSON.stringify(value)), '(string & {})'].join(' | ') };
  const apart = numbersApart(type);
  if (apart.length > 0) return { tsType: [...apart, '(number & {})'].join(' | ') };
  const { type: jsonType } = scalars[type.kind].schema;
  // TypeScript has no type for integers.
  return { tsType: jsonType === 'integer' ? 'number' : jsonType };
}

/** `Record<string, number>`, or `Partial<Record<'A' | 'B', number>>` of a map of some keys. */
function mapType({ keys, nullEntries }: MapType, entry: string): string {
  const value = nullEntries ? `${entry} | null` : entry;
  if (!keys || !('values' in keys)) return `Record<string, ${value}>`;
  return `Partial<Record<${keys.values.map(stringLiteral).join(' | ')}, ${value}>>`;
}

/** A type as text, of the few forms that the type of a value has. */
function typeText({ tsType, type, enum: values, anyOf, items }: JSONSchema): string {
  if (tsType !== undefined) return tsType;
  if (values) return values.map((value) => JSON.stringify(value)).join(' | ');
  if (anyOf) return anyOf.map(typeText).join(' | ');
  if (type === 'array' && items && !Array.isArray(items)) return `(${typeText(items)})[]`;
  throw new Error(`There is no text for a type of ${String(type)}`);
}
