/** The page's type and its details to the type of the value. */
import type { FieldDefinition } from '../1-load/definition.js';
import type { Shape, TextFormat, TextType, ValueType } from '../model/model.js';

/** What a type needs beyond the row itself. */
export interface Resolved {
  /** Looks up the shape of an Object. */
  readonly shape: () => Shape;
  /** The row's pattern, if it is one. */
  readonly pattern: string | undefined;
}

/** The type of a row. Details that do not fit the type are reported by a check. */
export function valueType(definition: FieldDefinition, { shape, pattern }: Resolved): ValueType {
  const { minimum, maximum } = definition;
  const bounds = { ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }) };
  switch (definition.type) {
    case 'String':
      return definition.enum ? { kind: 'enum', values: definition.enum } : textType(definition, pattern);
    case 'Boolean':
      return { kind: 'boolean' };
    case 'Numeric':
      return { kind: 'integer', ...bounds };
    case 'Decimal':
      return { kind: 'decimal', ...bounds };
    case 'Date':
      return { kind: 'date', format: 'DDMMYYYY' };
    case 'UUID':
      return { kind: 'uuid', keywords: definition.keywords ?? [] };
    case 'Object':
      return { kind: 'object', shape: shape() };
  }
}

function textType({ format, maxLength, maxBytes }: FieldDefinition, pattern: string | undefined): TextType {
  return {
    kind: 'text',
    ...(format === undefined || format === 'DDMMYYYY' ? {} : { format: format satisfies TextFormat }),
    ...(pattern === undefined ? {} : { pattern }),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(maxBytes === undefined ? {} : { maxBytes }),
  };
}
