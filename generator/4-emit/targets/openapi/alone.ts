/** Parameters and headers, which OpenAPI describes one by one. */
import type { Field } from '../../../model/model.js';
import { anything, elementSchema } from '../../lower/element-schema.js';
import { asExtension } from '../../lower/provenance.js';
import type { Schema } from '../../lower/schema.js';

/** The schema of an element alone. What other elements may make ignored has any value, as no condition can be said. */
export function schemaAlone(field: Field, unknown: 'error' | 'drop' | 'keep'): Schema {
  if (field.ignored) return anything;
  return elementSchema(field, { form: 'canonical', unknown, refTo: (name) => name, provenance: asExtension });
}
