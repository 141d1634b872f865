/** The JSON type of a value, as JSON Schema names it. */
import type { ScalarType } from '../../formats/index.js';
import type { ValueType } from '../../model/model.js';
import { scalarTypeOf } from '../../model/value-types.js';

export function jsonType(type: ValueType): ScalarType['schema']['type'] | 'object' {
  return scalarTypeOf(type)?.schema.type ?? 'object';
}
