import { randomBytes } from 'node:crypto';
import { type Config, ConfigurationError } from './config.js';
import type { Database } from './database.js';
import { embeddedDatabase } from './embedded.js';
import type { Log } from './log.js';
import { postgresDatabase } from './postgres.js';
import { serverOf } from './server.js';
import { Store } from './store.js';
import { Tokens } from './tokens.js';

/** A service that listens. */
export interface Service {
  readonly url: string;
  readonly store: Store;
  readonly tokens: Tokens;
  /** Takes no more connections, finishes the calls that are under way, then lets go of the database. */
  readonly close: () => Promise<void>;
}

export async function startService(config: Config, log: Log): Promise<Service> {
  const store = await openStore(config);
  const tokens = new Tokens(config.tokenSecret ?? randomBytes(32).toString('hex'));
  const app = await serverOf({ store, tokens, log });
  const close = async (): Promise<void> => {
    await app.close();
    await store.close();
  };
  try {
    return { url: await app.listen(config), store, tokens, close };
  } catch (error) {
    await close();
    throw new ConfigurationError(`HOST and PORT cannot be listened at: ${reasonOf(error)}`);
  }
}

/** The store, its tables made. */
export async function openStore({ databaseUrl }: Config): Promise<Store> {
  let database: Database | undefined;
  try {
    database = databaseUrl === undefined ? await embeddedDatabase() : postgresDatabase(databaseUrl);
    const store = new Store(database);
    await store.makeTables();
    return store;
  } catch (error) {
    await database?.close();
    throw new ConfigurationError(`The database cannot be used: ${reasonOf(error)}`);
  }
}

/** The innermost message, which is the one that says what happened. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause, message, code } = error as Error & { code?: unknown };
  return cause === undefined ? message || String(code) : reasonOf(cause);
}
