/** The value of one element to JSON Schema. */
import { formats, scalars } from '../../formats/index.js';
import { blanks, elementBlanks } from '../../model/blanks.js';
import type { Field, TextType } from '../../model/model.js';
import type { Lowering, Schema } from './schema.js';
import { enumSpellings, formatPattern } from './spelling.js';

/** What an empty element looks like in the wire form. */
const emptied: Schema = { enum: elementBlanks.map(({ value }) => value) };

const nothing: Schema = blanks.null.schema;

/** The schema of an element's value, its array and its blanks included; annotations are not. */
export function elementSchema(field: Field, lowering: Lowering): Schema {
  return withBlanks(field, lowering, withArray(field, valueSchema(field, lowering)));
}

/** The schema of an element that is there as far as conditions can tell; anything may be where it may be ignored. */
export function givenSchema(field: Field, lowering: Lowering): Schema {
  if (!field.ignored) return withArray(field, valueSchema(field, lowering));
  const blank = blankOf(field, lowering);
  return anyOfTypes(blank === emptied ? { minLength: 1 } : {}, blank === undefined);
}

/** Any value. Said type by type, since some generators take a schema without a type for that of an object. */
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

/** How an element looks that is not there, beside being left out: null, where it is no blank, is refused by the table. */
export function absentSchema(field: Field, lowering: Lowering): Schema {
  return blankOf(field, lowering) ?? nothing;
}

/** A schema that holds for the value, or for each entry, of an element that is given. */
export function withArray(field: Field, value: Schema): Schema {
  if (!field.array) return value;
  const { minItems, maxItems } = field.array;
  return {
    type: 'array',
    items: value,
    ...(minItems > 0 ? { minItems } : {}),
    ...(maxItems === undefined ? {} : { maxItems }),
  };
}

/** The schema, or a blank where the form takes one. */
export function withBlanks(field: Field, lowering: Lowering, schema: Schema): Schema {
  const blank = blankOf(field, lowering);
  if (!blank) return schema;
  return blank === nothing ? orNull(schema) : { anyOf: [blank, schema] };
}

/** Other generators lose bounds that stand inside `anyOf`, and enums and patterns that stand beside two types. */
function orNull(schema: Schema): Schema {
  const { type, enum: values, pattern } = schema;
  return typeof type !== 'string' || values !== undefined || pattern !== undefined
    ? { anyOf: [schema, nothing] }
    : { ...schema, type: [type, 'null'] };
}

/** What counts as not being there although it is; undefined where nothing does. */
function blankOf({ nullable, presence, wire }: Field, { form }: Lowering): Schema | undefined {
  if (form === 'canonical') return nullable ? nothing : undefined;
  return presence !== 'M' && wire.blank !== 'error' ? emptied : undefined;
}

function valueSchema(field: Field, lowering: Lowering): Schema {
  const { type, wire } = field;
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
  const { minimum, maximum } = type;
  return {
    ...scalars[type.kind].schema,
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
}

/** An object around the object, with one key, is taken off; anything else is judged as it is. */
function unwrapped(wrapper: string, reference: Schema): Schema {
  const around = (schema: Schema): Schema => ({
    type: 'object',
    properties: { [wrapper]: schema },
    required: [wrapper],
    additionalProperties: false,
  });
  return { anyOf: [around(reference), { allOf: [reference, { not: around({ type: 'object' }) }] }] };
}

function textSchema({ format, keywords, pattern, maxLength, maxBytes }: TextType, foldsCase: boolean): Schema {
  const form = format && formats[format];
  // A byte is never more than a character, so a bound on bytes bounds the characters too.
  const bounds = [maxLength, maxBytes, form?.maxLength].filter((bound) => bound !== undefined);
  return {
    type: 'string',
    ...(form === undefined ? { minLength: 1 } : {}),
    ...(bounds.length > 0 ? { maxLength: Math.min(...bounds) } : {}),
    ...(form === undefined ? {} : { pattern: formatPattern(form, keywords, foldsCase) }),
    ...(pattern === undefined ? {} : form === undefined ? { pattern } : { allOf: [{ pattern }] }),
  };
}
