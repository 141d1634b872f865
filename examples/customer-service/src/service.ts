import { randomBytes } from 'node:crypto';
import { type Config, ConfigurationError } from './config.js';
import type { Database } from './database.js';
import { embeddedDatabase } from './embedded.js';
import { type DataFolder, openDataFolder } from './folder.js';
import type { Log } from './log.js';
import { postgresDatabase } from './postgres.js';
import { serverOf } from './server.js';
import { Store } from './store.js';
import { Tokens } from './tokens.js';

/** A running service. */
export interface Service {
  readonly url: string;
  readonly store: Store;
  readonly tokens: Tokens;
  /** Stops accepting connections, finishes pending calls, then closes the database. */
  readonly close: () => Promise<void>;
}

export async function startService(config: Config, log: Log): Promise<Service> {
  const { store, tokenSecret } = await openStore(config);
  const tokens = new Tokens(tokenSecret);
  const app = await serverOf({ store, tokens, log });
  const close = async (): Promise<void> => {
    await app.close();
    await store.close();
  };
  try {
    return { url: await app.listen(config), store, tokens, close };
  } catch (error) {
    await close();
    throw new ConfigurationError(`The service cannot listen on HOST and PORT: ${reasonOf(error)}`);
  }
}

/** A store with its tables, and the secret of its tokens. */
export interface OpenStore {
  readonly store: Store;
  readonly tokenSecret: string;
}

export async function openStore(config: Config): Promise<OpenStore> {
  const folder =
    config.databaseUrl === undefined && config.dataFolder !== undefined
      ? await openDataFolder(config.dataFolder)
      : undefined;
  let database: Database | undefined;
  try {
    database = await openDatabase(config, folder);
    const store = new Store(database);
    await store.makeTables();
    await folder?.keep();
    return { store, tokenSecret: config.tokenSecret ?? folder?.tokenSecret ?? randomBytes(32).toString('hex') };
  } catch (error) {
    await (database ?? folder)?.close();
    if (!folder) throw new ConfigurationError(`The database cannot be used: ${reasonOf(error)}`);
    // The embedded database does not report what is wrong with its files.
    const reasons = 'its files may be damaged or of another version, or the disk full';
    throw new ConfigurationError(`The database in ${config.dataFolder} cannot be used, ${reasons}: ${reasonOf(error)}`);
  }
}

/** Closing an embedded database also releases its folder. */
async function openDatabase({ databaseUrl }: Config, folder: DataFolder | undefined): Promise<Database> {
  if (databaseUrl !== undefined) return postgresDatabase(databaseUrl);
  const database = await embeddedDatabase(folder?.database);
  return {
    ...database,
    close: async () => {
      await database.close();
      await folder?.close();
    },
  };
}

/** The innermost message, which is the most specific one. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return isObject(error) && 'errno' in error ? `errno ${error.errno}` : String(error);
  const { cause, message, code } = error as Error & { code?: unknown };
  return cause === undefined ? message || String(code) : reasonOf(cause);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
