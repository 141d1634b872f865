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

/** A service that listens. */
export interface Service {
  readonly url: string;
  readonly store: Store;
  readonly tokens: Tokens;
  /** Takes no more connections, finishes the calls that are under way, then lets go of the database. */
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
    throw new ConfigurationError(`HOST and PORT cannot be listened at: ${reasonOf(error)}`);
  }
}

/** A store whose tables are made, and the secret of the tokens that go with it. */
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
    // What is wrong with the files of a database is not to be had from it.
    const reasons = 'its files may be damaged or of another version, or the disk full';
    throw new ConfigurationError(`The database in ${config.dataFolder} cannot be used, ${reasons}: ${reasonOf(error)}`);
  }
}

/** A database in a folder lets go of it when it is closed. */
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

/** The innermost message, which is the one that says what happened. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return isObject(error) && 'errno' in error ? `errno ${error.errno}` : String(error);
  const { cause, message, code } = error as Error & { code?: unknown };
  return cause === undefined ? message || String(code) : reasonOf(cause);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
