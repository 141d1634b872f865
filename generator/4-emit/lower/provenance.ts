/** The place of a table or an element on the page: a comment in JSON Schema, an extension in OpenAPI. */
import type { Field, Reading, Shape } from '../../model/model.js';
import type { Schema } from './schema.js';

/** The keyword with the place of a table or one of its elements. */
export type Provenance = (shape: Shape, field?: Field) => Schema;

/** `Contact data objects, row 3, M, R4`: a comment, because strict readers refuse unknown keywords. */
export const asComment: Provenance = ({ table }, field) => ({
  $comment: [table, ...(field ? [`row ${field.row}`, field.presence, ...field.readings.map(idOf)] : [])].join(', '),
});

/** Has no key `default`, `example` or `type`, because linters look for these at any depth. */
export const asExtension: Provenance = ({ table }, field) => ({
  'x-specwright': {
    table,
    ...(field ? { row: field.row, presence: field.presence } : {}),
    ...(field && field.readings.length > 0 ? { readings: field.readings.map(idOf) } : {}),
  },
});

function idOf({ id }: Reading): string {
  return id;
}
