import { PGlite } from '@electric-sql/pglite';
import { type Database, type Query, Unavailable } from './database.js';

/**
 * PostgreSQL inside this process, so that nothing has to be installed. It keeps its data in a folder that no other process
 * uses, or in memory.
 */
export async function embeddedDatabase(folder?: string): Promise<Database> {
  return databaseOf(await PGlite.create(folder));
}

/** One that is there already. */
export function databaseOf(database: PGlite): Database {
  const { inTurn, end } = turns();
  return {
    query: <Row>(statement: string, values: readonly unknown[] = []) =>
      inTurn(async () => (await database.query<Row>(statement, [...values])).rows),
    transaction: (work) =>
      inTurn(() =>
        database.transaction((transaction) => {
          const query: Query = async <Row>(statement: string, values: readonly unknown[] = []) =>
            (await transaction.query<Row>(statement, [...values])).rows;
          return work(query);
        }),
      ),
    close: async () => {
      await end();
      await database.close();
    },
  };
}

/** Queues work, because the database executes one transaction at a time. Work that waits at the end is not started. */
function turns(): { inTurn: <Result>(work: () => Promise<Result>) => Promise<Result>; end: () => Promise<unknown> } {
  let last: Promise<unknown> = Promise.resolve();
  let isOver = false;
  return {
    inTurn: (work) => {
      const done = last.then(() => {
        if (isOver) throw new Unavailable(new Error('The database is closing'));
        return work();
      });
      last = done.catch(() => undefined);
      return done;
    },
    end: () => {
      isOver = true;
      return last;
    },
  };
}
