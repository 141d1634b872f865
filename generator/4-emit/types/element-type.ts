/** The type of one element as a schema for json-schema-to-typescript. */
import type { JSONSchema } from 'json-schema-to-typescript';
import type { Field, Shape, ValueType } from '../../model.js';

/** @param nameOf the type name to be used for a shape */
export function elementType(field: Field, nameOf: (shape: Shape) => string): JSONSchema {
  const value = valueType(field.type, nameOf);
  const whole: JSONSchema = field.array ? { type: 'array', items: value } : value;
  return field.nullable ? { anyOf: [whole, { type: 'null' }] } : whole;
}

function valueType(type: ValueType, nameOf: (shape: Shape) => string): JSONSchema {
  switch (type.kind) {
    case 'text':
    case 'date':
    case 'uuid':
      return { type: 'string' };
    case 'enum':
      return { type: 'string', enum: [...type.values] };
    case 'boolean':
      return { type: 'boolean' };
    case 'integer':
    case 'decimal':
      return { type: 'number' };
    case 'object':
      // A reference with a description beside it would be printed as a type of its own.
      return { tsType: nameOf(type.shape) };
  }
}
