import { DatabaseError, Pool, type PoolClient } from 'pg';
import { type Database, type Query, Unavailable } from './database.js';

/** A PostgreSQL server. No connection is made before one is needed. */
export function postgresDatabase(connectionString: string): Database {
  const pool = new Pool({
    connectionString,
    application_name: 'customer-service',
    connectionTimeoutMillis: 5_000,
    // A statement takes milliseconds. One that hangs holds a connection, and a process that hangs holds locks.
    statement_timeout: 5_000,
    query_timeout: 7_000,
    idle_in_transaction_session_timeout: 15_000,
    keepAlive: true,
  });
  // The query that was under way is told as well. Without somebody who listens, Node ends the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    query: (statement, values) => withConnection(pool, (client) => queryOn(client)(statement, values)),
    transaction: (work) =>
      withConnection(pool, async (client) => {
        const query = queryOn(client);
        await query('begin');
        const result = await work(query);
        await client.query('commit');
        return result;
      }),
    close: () => pool.end(),
  };
}

/** After an error the connection is closed, which rolls back whatever was not committed. */
async function withConnection<Result>(pool: Pool, use: (client: PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect().catch((error: unknown) => {
    throw new Unavailable(error);
  });
  try {
    const result = await use(client);
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

function queryOn(client: PoolClient): Query {
  return async (statement, values = []) => {
    try {
      return (await client.query(statement, [...values])).rows;
    } catch (error) {
      throw isOfServer(error) ? new Unavailable(error) : error;
    }
  };
}

/**
 * Whether the server, or the way to it, was in no state to carry out a statement that is fine in itself: the connection
 * broke (then there is no SQLSTATE, or class 08), it gave way to another transaction (40), it has no room left (53), or
 * somebody shut it down (57).
 */
function isOfServer(error: unknown): boolean {
  return !(error instanceof DatabaseError) || /^(08|40|53|57)/.test(error.code ?? '');
}
