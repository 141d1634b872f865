import { DatabaseError, Pool, type PoolClient } from 'pg';
import { type Database, type Query, Unavailable } from './database.js';

/** A PostgreSQL server. Connections are made on demand. */
export function postgresDatabase(connectionString: string): Database {
  const pool = new Pool({
    connectionString,
    application_name: 'customer-service',
    connectionTimeoutMillis: 5_000,
    // Statements take milliseconds. A hanging statement would occupy a connection, a hanging process would hold locks.
    statement_timeout: 5_000,
    query_timeout: 7_000,
    idle_in_transaction_session_timeout: 15_000,
    keepAlive: true,
  });
  // The pending query reports the error too. Without a listener, Node would end the process.
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

/** Closes the connection after an error, which rolls back uncommitted work. */
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
 * Whether a valid statement failed because of the server or the connection: the connection broke (no SQLSTATE, or class
 * 08), it conflicted with another transaction (40), resources ran out (53), or the server was shut down (57).
 */
function isOfServer(error: unknown): boolean {
  return !(error instanceof DatabaseError) || /^(08|40|53|57)/.test(error.code ?? '');
}
