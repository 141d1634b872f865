/** The JSON type of a value, as JSON Schema names it. */
import type { ValueType } from '../../model/model.js';

export function jsonType({ kind }: ValueType): 'string' | 'boolean' | 'integer' | 'number' | 'object' {
  switch (kind) {
    case 'boolean':
    case 'integer':
    case 'object':
      return kind;
    case 'decimal':
      return 'number';
    case 'text':
    case 'enum':
    case 'date':
    case 'uuid':
      return 'string';
  }
}
