/** The JSON Schema of the value of one element. */
import { isDeepStrictEqual } from 'node:util';
import { scalars } from '../../formats/index.js';
import { blanks, elementBlanks, emptiesOf } from '../../model/blanks.js';
import { isWithin } from '../../model/conditions.js';
import type { AlternativesType, Field, MapType, PlainType, Scalar, TextType } from '../../model/model.js';
import { formatOfTexts, isNumeric, numbersApart } from '../../model/value-types.js';
import { multiplesSchema } from './multiples.js';
import type { Lowering, Schema } from './schema.js';
import { enumSpellings, formatPattern } from './spelling.js';

/** The values that are blank in the wire form. */
const emptied: Schema = { enum: elementBlanks.map(({ value }) => value) };

const nothing: Schema = blanks.null.schema;

/** The schema of an element's value, including its array and blanks, without annotations. */
export function elementSchema(field: Field, lowering: Lowering): Schema {
  // What is always empty has no other value.
  if (field.type.kind === 'nothing') return absentSchema(field, lowering);
  return withBlanks(field, lowering, wholeSchema(field, lowering));
}

/** A list whose words stand alone holds one entry of any kind, or any number without these words. */
function wholeSchema(field: Field, lowering: Lowering): Schema {
  const value = valueSchema(field, lowering);
  const { array } = field;
  if (!array?.alone) return withArray(field, value);
  const others = otherThan(field, array.alone, value, lowering);
  const one = withArray({ ...field, array: { ...array, maxItems: 1 } }, value);
  return { anyOf: [...(array.minItems > 1 ? [] : [one]), withArray(field, others)] };
}

/** The schema of an entry that is none of the words that stand alone. */
function otherThan(field: Field, alone: readonly Scalar[], value: Schema, lowering: Lowering): Schema {
  const { type, wire } = field;
  const isOther = (word: string): boolean => !alone.includes(word);
  if (type.kind === 'enum') {
    const aliases = wire.aliases.filter((alias) => isOther(alias.value));
    const others = { ...type, values: type.values.filter(isOther) };
    return valueSchema({ ...field, type: others, wire: { ...wire, aliases } }, lowering);
  }
  if (isNumeric(type)) {
    const others = valueSchema({ ...field, type: { ...type, keywords: [] } }, lowering);
    const within = numbersApart(type).filter((number) => isWithin(number, type));
    return within.length === 0 ? others : { ...others, not: { enum: within } };
  }
  return type.kind === 'text' && formatOfTexts(type)
    ? valueSchema({ ...field, type: { ...type, keywords: [] } }, lowering)
    : { ...value, not: { type: 'string', enum: alone } };
}

/** The schema of an element that counts as given in conditions; any value if the element may be ignored. */
export function givenSchema(field: Field, lowering: Lowering): Schema {
  if (!field.ignored) return wholeSchema(field, lowering);
  return anyGiven(field, lowering);
}

/** Any value that is not a blank of the element. */
function anyGiven(field: Field, lowering: Lowering): Schema {
  const blank = blankOf(field, lowering);
  return anyOfTypes(
    blank === emptied || blank === blanks[''].schema ? { minLength: 1 } : {},
    blank !== emptied && blank !== nothing,
  );
}

/** Any value. All types are listed, because some generators treat a schema without a type as an object. */
export const anything = anyOfTypes({}, true);

function anyOfTypes(text: Schema, takesNull: boolean): Schema {
  const types = [
    { type: 'string', ...text },
    { type: 'number' },
    { type: 'boolean' },
    { type: 'object', additionalProperties: {} },
  ];
  return { anyOf: [...types, { type: 'array', items: {} }, ...(takesNull ? [nothing] : [])] };
}

/**
 * The schema of an element that is absent without being left out. Null, unless it is a blank, is rejected by the table.
 */
export function absentSchema(field: Field, lowering: Lowering): Schema {
  return blankOf(field, lowering) ?? nothing;
}

/** The schemas of an entry that is none of these values: null, where that is allowed. */
export function nullEntry({ array }: Field): readonly Schema[] {
  return array?.nullEntries ? [nothing] : [];
}

/** Converts a schema of one value to a schema of the element: of each entry, if the element is an array. */
export function withArray(field: Field, value: Schema): Schema {
  if (!field.array) return value;
  const { minItems, maxItems, nullEntries } = field.array;
  return {
    type: 'array',
    items: nullEntries ? orNull(value) : value,
    ...(minItems > 0 ? { minItems } : {}),
    ...(maxItems === undefined ? {} : { maxItems }),
  };
}

/** The schema, or a blank if the form accepts blanks. */
export function withBlanks(field: Field, lowering: Lowering, schema: Schema): Schema {
  const blank = blankOf(field, lowering);
  if (!blank) return schema;
  const { minLength, pattern, ...rest } = schema;
  if (blank === blanks[''].schema && minLength === 1 && pattern === undefined) return rest;
  return blank === nothing ? orNull(schema) : { anyOf: [blank, schema] };
}

/** Other generators ignore bounds inside `anyOf`, and enums and patterns next to two types. */
function orNull(schema: Schema): Schema {
  const { type, enum: values, pattern } = schema;
  return typeof type !== 'string' || values !== undefined || pattern !== undefined
    ? { anyOf: [schema, nothing] }
    : { ...schema, type: [type, 'null'] };
}

/** Any value of an element that may be anything. A blank that means absent is none, even where the element is mandatory. */
function anyUnlessBlank(field: Field, lowering: Lowering): Schema {
  const isAbsent = lowering.form === 'wire' && field.wire.blank === 'absent';
  return isAbsent ? anyOfTypes({ minLength: 1 }, false) : anyGiven(field, lowering);
}

/** The schema of values that count as absent; undefined if there are none. */
function blankOf(field: Field, { form }: Lowering): Schema | undefined {
  const { presence, wire } = field;
  const [empty, ...others] = emptiesOf(field, form);
  if (empty) return others.length > 0 ? emptied : empty.schema;
  return form === 'wire' && presence !== 'M' && wire.blank !== 'error' ? emptied : undefined;
}

export function valueSchema(field: Field, lowering: Lowering): Schema {
  const { type, wire } = field;
  if (type.kind === 'nothing') return absentSchema(field, lowering);
  if (type.kind === 'alternatives') return alternativesSchema(type, lowering);
  if (type.kind === 'list') return withArray(type.of, valueSchema(type.of, lowering));
  if (type.kind === 'map') return mapSchema(type, lowering);
  if (type.kind === 'free') return { type: 'object', additionalProperties: {} };
  if (type.kind === 'any') return field.array ? anything : anyUnlessBlank(field, lowering);
  if (type.kind === 'object') {
    const reference = { $ref: lowering.refTo(type.shape.typeName) };
    return lowering.form === 'wire' && wire.wrapper !== undefined ? unwrapped(wire.wrapper, reference) : reference;
  }
  const isWire = lowering.form === 'wire';
  if (type.kind === 'text') return textSchema(type, isWire && wire.foldCase);
  if (type.kind === 'enum') {
    const words = isWire ? enumSpellings(type.values, wire) : undefined;
    return { type: 'string', ...(words === undefined ? { enum: type.values } : { pattern: words }) };
  }
  const { schema } = scalars[type.kind];
  if (type.values) return { type: schema.type, enum: type.values };
  return orApart(type, { type: schema.type, ...boundsSchema(type) });
}

/** The schema, or a number that stands for something else, where the schema says more than the type. */
export function orApart(type: PlainType, schema: Schema): Schema {
  const others = apartSchemas(type, schema);
  return others.length === 0 ? schema : { anyOf: [schema, ...others] };
}

/** The numbers that stand for something else, apart from those for which another schema holds anyway. */
export function apartSchemas({ kind, keywords = [] }: PlainType, beside: Schema): readonly Schema[] {
  const { schema } = scalars[kind];
  const isPlain = isDeepStrictEqual(beside, schema);
  return keywords.length === 0 || isPlain ? [] : [{ type: schema.type, enum: keywords }];
}

/** The bounds; one that is no value itself stands instead of the bound that all numbers of the type have. */
export function boundsSchema(type: PlainType): Schema {
  const { kind, minimum, maximum, above, below, multipleOf } = type;
  const { schema } = scalars[kind];
  const least = minimum ?? (above === undefined ? schema.minimum : undefined);
  const most = maximum ?? (below === undefined ? schema.maximum : undefined);
  return {
    ...(least === undefined ? {} : { minimum: least }),
    ...(most === undefined ? {} : { maximum: most }),
    ...(above === undefined ? {} : { exclusiveMinimum: above }),
    ...(below === undefined ? {} : { exclusiveMaximum: below }),
    ...(multipleOf === undefined ? {} : multiplesSchema(type, multipleOf)),
  };
}

/** One of the tables; each has other values of the element that tells them apart. */
function alternativesSchema({ by, of }: AlternativesType, { refTo, viewed }: Lowering): Schema {
  const mapping = of.flatMap(({ values, shape }) => values.map((value) => [value, refTo(shape.typeName)] as const));
  return {
    anyOf: of.map(({ shape }) => ({ $ref: refTo(shape.typeName) })),
    ...(viewed ? { discriminator: { propertyName: by, mapping: Object.fromEntries(mapping) } } : {}),
  };
}

/** A map of any keys, of keys in a form, or of some keys. */
function mapSchema({ keys, minEntries, maxEntries, nullEntries, of }: MapType, lowering: Lowering): Schema {
  const whole = withArray(of, valueSchema(of, lowering));
  const value = nullEntries ? orNull(whole) : whole;
  const bounds = {
    ...(minEntries > 0 ? { minProperties: minEntries } : {}),
    ...(maxEntries === undefined ? {} : { maxProperties: maxEntries }),
  };
  if (keys && 'values' in keys) {
    const properties = Object.fromEntries(keys.values.map((key) => [key, value]));
    return { type: 'object', properties, additionalProperties: false, ...bounds };
  }
  const names = keys ? { propertyNames: { type: 'string', pattern: keys.pattern } } : {};
  return { type: 'object', additionalProperties: value, ...names, ...bounds };
}

/** Accepts a wrapper, an object with one key around the object; anything else is checked unchanged. */
function unwrapped(wrapper: string, reference: Schema): Schema {
  const around = (schema: Schema): Schema => ({
    type: 'object',
    properties: { [wrapper]: schema },
    required: [wrapper],
    additionalProperties: false,
  });
  return { anyOf: [around(reference), { allOf: [reference, { not: around({ type: 'object' }) }] }] };
}

function textSchema(type: TextType, foldsCase: boolean): Schema {
  const { keywords, known, pattern, minLength, maxLength, maxBytes } = type;
  const form = formatOfTexts(type);
  // Each character has at least one byte, so a limit of bytes also limits the characters.
  const bounds = [maxLength, maxBytes, form?.maxLength].filter((bound) => bound !== undefined);
  const schema = {
    type: 'string',
    ...(form === undefined || minLength !== undefined ? { minLength: minLength ?? 1 } : {}),
    ...(bounds.length > 0 ? { maxLength: Math.min(...bounds) } : {}),
    ...(form === undefined ? {} : { pattern: formatPattern(form, keywords, foldsCase) }),
    ...(pattern === undefined ? {} : form === undefined ? { pattern } : { allOf: [{ pattern }] }),
  };
  // The values that are known, for those who look for them.
  return known ? { anyOf: [{ type: 'string', enum: known }, schema] } : schema;
}
