/** Converts the page's type and its details to the type of the value. */
import type { FieldDefinition } from '../1-load/definition.js';
import { formatOf, formOf, scalarOf, textType } from '../formats/index.js';
import { takesDigitsOnly } from '../model/pattern-characters.js';
import type { PlainType, Scalar, Shape, ValueType } from '../model/model.js';

/** Further input for a type besides the row. */
export interface Resolved {
  /** Looks up the shape of an Object. */
  readonly shape: () => Shape;
  /** Looks up the shapes of alternatives. */
  readonly alternatives: () => ValueType;
  /** The row's pattern, if it is one. */
  readonly pattern: string | undefined;
}

/** The type of a row. Details that do not fit the type are reported by a check. */
export function valueType(definition: FieldDefinition, { shape, alternatives, pattern }: Resolved): ValueType {
  const { type, enum: values, minLength, maxLength, maxBytes } = definition;
  const keywords = textsAmong(definition.keywords);
  if (definition.empty?.always) return { kind: 'nothing' };
  if (type === 'Any') return { kind: 'any' };
  if (type === 'Object') {
    if (definition.alternatives) return alternatives();
    return definition.free ? { kind: 'free' } : { kind: 'object', shape: shape() };
  }
  const kind = scalarOf(type);
  if (kind !== 'text') return { kind, ...plainOf(definition) };
  const lengths = {
    // Every text has one character at least.
    ...(minLength === undefined || minLength <= 1 ? {} : { minLength }),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(maxBytes === undefined ? {} : { maxBytes }),
  };
  const texts = textsAmong(values);
  if (texts.length > 0 && type === textType) {
    const listed = definition.array ? [...new Set([...texts, ...keywords])] : texts;
    if (definition.open !== true) return { kind: 'enum', values: listed };
    return { kind, keywords: [], known: listed, ...lengths, ...(pattern === undefined ? {} : { pattern }) };
  }
  const form = formOf(type, definition.format);
  return {
    kind,
    keywords: formatOf(form)?.takesKeywords ? keywords : [],
    ...form,
    ...(pattern === undefined ? {} : { pattern }),
    ...(pattern !== undefined && !formatOf(form) && takesDigitsOnly(pattern) ? { isDigits: true } : {}),
    ...(pattern !== undefined && definition.own ? { own: definition.own } : {}),
    ...lengths,
  };
}

function textsAmong(values: readonly Scalar[] | undefined): readonly string[] {
  return values?.filter((value) => typeof value === 'string') ?? [];
}

/** What a row says of numbers and booleans. */
function plainOf({
  enum: values,
  minimum,
  maximum,
  above,
  below,
  decimals,
  multipleOf,
  keywords,
}: FieldDefinition): Omit<PlainType, 'kind'> {
  const listed = values?.filter((value) => typeof value !== 'string') ?? [];
  const apart = keywords?.filter((value) => typeof value === 'number') ?? [];
  return {
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(above === undefined ? {} : { above }),
    ...(below === undefined ? {} : { below }),
    ...(decimals === undefined ? {} : { decimals }),
    ...(multipleOf === undefined ? {} : { multipleOf }),
    ...(listed.length === 0 ? {} : { values: listed }),
    ...(apart.length === 0 ? {} : { keywords: apart }),
  };
}
