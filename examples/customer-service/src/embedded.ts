import { PGlite } from '@electric-sql/pglite';
import type { Database } from './database.js';

/**
 * PostgreSQL inside of this process: nothing to install. It keeps its data in a folder that no other process uses, or,
 * without one, in memory.
 */
export async function embeddedDatabase(folder?: string): Promise<Database> {
  const database = await PGlite.create(folder);
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
