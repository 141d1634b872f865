import { PGlite } from '@electric-sql/pglite';
import type { Database } from './database.js';

/** PostgreSQL inside of this process and in its memory: nothing to install, and gone when the process ends. */
export async function embeddedDatabase(): Promise<Database> {
  const database = await PGlite.create();
  return {
    query: async <Row>(statement: string, values: readonly unknown[] = []) =>
      (await database.query<Row>(statement, [...values])).rows,
    transaction: (work) =>
      database.transaction((transaction) =>
        work(async <Row>(statement: string, values: readonly unknown[] = []) => {
          return (await transaction.query<Row>(statement, [...values])).rows;
        }),
      ),
    close: () => database.close(),
  };
}
