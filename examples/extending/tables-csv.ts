/** The tables of each operation as CSV, and a list of all operations. */
import { defineTarget, encode, type Field, type TargetFile } from 'specwright';

interface Row {
  readonly method: string;
  readonly path: string;
  readonly title: string;
}

export const tablesCsv = defineTarget<Row>({
  modelVersion: 1,

  // A file for each table, in the folder of the operation: create-customer/contact.csv.
  operation({ request, response }): readonly TargetFile[] {
    const shapes = [request, response].flatMap((message) => message?.shapes ?? []);
    return shapes.map(({ typeName, fields }) => ({
      path: `${typeName}.csv`,
      content: csv([['Element', 'Type', 'M/O/CM', 'Description'], ...fields.map(rowOf)]),
    }));
  },

  // What the list needs of an operation, which is kept until the operation changes.
  piece: ({ method, path, title }) => ({ method, path, title }),

  package: (pieces) => [
    {
      path: 'operations.csv',
      content: csv([
        ['Operation', 'Call', 'Title'],
        ...pieces.map(({ operation, value }) => [operation, `${value.method} ${value.path}`, value.title]),
      ]),
    },
  ],
});

function rowOf({ name, pageType, presence, description }: Field): readonly string[] {
  return [name, pageType, presence, description];
}

function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(encode.csvField).join(',')}\n`).join('');
}
