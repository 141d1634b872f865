/** Where a table or an element stands on the page: a comment in JSON Schema, an extension in OpenAPI. */
import type { Field, Reading, Shape } from '../../model/model.js';
import type { Schema } from './schema.js';

/** The keyword that says where a table, or one of its elements, stands. */
export type Provenance = (shape: Shape, field?: Field) => Schema;

/** `Contact data objects, row 3, M, R4`: a comment, since strict readers refuse keywords that they do not know. */
export const asComment: Provenance = ({ table }, field) => ({
  $comment: [table, ...(field ? [`row ${field.row}`, field.presence, ...field.readings.map(idOf)] : [])].join(', '),
});

/** No key of it is called `default`, `example` or `type`, which linters look for at any depth. */
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
