/** The one vendor keyword, `x-specwright`: where an element stands on the page, and what JSON Schema cannot say. */
import type { Field, Reading, Rule, Shape } from '../../model.js';
import type { Schema } from './schema.js';

export const VENDOR_KEYWORD = 'x-specwright';

export function provenanceOfShape(shape: Shape, conditions: readonly Rule[]): Schema {
  return {
    table: shape.table,
    ...(conditions.length > 0
      ? { conditions: conditions.map(({ id, message, source }) => ({ rule: id, rows: source.rows, message })) }
      : {}),
  };
}

export function provenanceOfField(field: Field): Schema {
  const maxBytes = field.type.kind === 'text' ? field.type.maxBytes : undefined;
  return {
    row: field.row,
    presence: field.presence,
    type: field.pageType,
    ...(maxBytes === undefined ? {} : { maxBytes }),
    ...(field.default === undefined || field.fills ? {} : { default: field.default }),
    ...(field.deprecated === undefined ? {} : { deprecated: field.deprecated }),
    ...(field.future ? { future: true } : {}),
    ...(field.prose.length > 0 ? { prose: field.prose } : {}),
    ...(field.readings.length > 0 ? { readings: field.readings.map(provenanceOfReading) } : {}),
  };
}

function provenanceOfReading({ id, inferred }: Reading): Schema {
  return { id, ...(inferred === undefined ? {} : { inferred }) };
}
