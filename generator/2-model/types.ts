/** Converts the page's type and its details to the type of the value. */
import type { FieldDefinition } from '../1-load/definition.js';
import { formatOf, formats, scalarOf, scalars } from '../formats/index.js';
import type { Shape, ValueType } from '../model/model.js';

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
  const { type, enum: values, keywords = [], maxLength, maxBytes, minimum, maximum } = definition;
  if (type === 'Any') return { kind: 'any' };
  if (type === 'Object') {
    if (definition.alternatives) return alternatives();
    return definition.free ? { kind: 'free' } : { kind: 'object', shape: shape() };
  }
  const kind = scalarOf(type);
  if (kind !== 'text') {
    return { kind, ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }) };
  }
  const format = formatOf(type, definition.format);
  if (values && type === scalars.text.type) return { kind: 'enum', values };
  return {
    kind,
    keywords: format !== undefined && formats[format].takesKeywords ? keywords : [],
    ...(format === undefined ? {} : { format }),
    ...(pattern === undefined ? {} : { pattern }),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(maxBytes === undefined ? {} : { maxBytes }),
  };
}
