import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ConfigurationError } from './config.js';
import { isOfLock, lockFolder } from './lock.js';

/** The data folder of the embedded database, locked by this process. */
export interface DataFolder {
  /** The folder of the database itself; it does not exist before the first start. */
  readonly database: string;
  /** The secret that tokens are signed with; the same after a restart. */
  readonly tokenSecret: string;
  /** Marks the database as complete, so that it is kept. */
  readonly keep: () => Promise<void>;
  /** Releases the folder. */
  readonly close: () => Promise<void>;
}

/** Identifies the folder as one of this service, and records whether its database is complete. */
const marker = 'customer-service.json';

interface Marker {
  readonly service: 'customer-service';
  readonly state: 'new' | 'ready';
  readonly tokenSecret: string;
}

/** Rejects with a {@link ConfigurationError} if the folder cannot be used. */
export async function openDataFolder(path: string): Promise<DataFolder> {
  const folder = resolve(path);
  const release = await take(path, folder);
  try {
    const found = (await readMarker(folder)) ?? newMarker();
    if (found.state === 'ready' && !(await isThere(join(folder, 'database', 'PG_VERSION'))))
      throw new ConfigurationError(`DATA_DIR has lost its database; remove the folder to start again: ${path}`);
    if (found.state === 'new') {
      await writeMarker(folder, found);
      // The process that started to create it was killed before the service answered any call.
      await rm(join(folder, 'database'), { recursive: true, force: true });
    }
    return {
      database: join(folder, 'database'),
      tokenSecret: found.tokenSecret,
      keep: () => writeMarker(folder, { ...found, state: 'ready' }),
      close: release,
    };
  } catch (error) {
    await release();
    throw inOneLine(path, error);
  }
}

/** Checks that the folder is new or belongs to this service, and locks it. */
async function take(path: string, folder: string): Promise<() => Promise<void>> {
  let release: (() => Promise<void>) | undefined;
  try {
    await makeFolder(folder);
    const names = await readdir(folder);
    const foreign = names.filter((name) => name !== `${marker}.new` && !isOfLock(name));
    if (foreign.length > 0 && !(await readMarker(folder)))
      throw new ConfigurationError(`DATA_DIR contains other files; choose another folder: ${path}`);
    release = await lockFolder(folder);
  } catch (error) {
    throw inOneLine(path, error);
  }
  if (release) return release;
  throw new ConfigurationError(
    `DATA_DIR is in use by another process; stop that process, or choose another folder: ${path}`,
  );
}

/** Does not create parents, so that mistyped paths are reported, and because Node would retry forever in some places. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function newMarker(): Marker {
  return { service: 'customer-service', state: 'new', tokenSecret: randomBytes(32).toString('hex') };
}

/** Undefined if there is none, or it is invalid. */
async function readMarker(folder: string): Promise<Marker | undefined> {
  try {
    const found: unknown = JSON.parse(await readFile(join(folder, marker), 'utf8'));
    return isMarker(found) ? found : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || codeOf(error) === 'ENOENT' || codeOf(error) === 'EISDIR') return undefined;
    throw error;
  }
}

function isMarker(value: unknown): value is Marker {
  if (typeof value !== 'object' || value === null) return false;
  const { service, state, tokenSecret } = value as Partial<Record<keyof Marker, unknown>>;
  return service === 'customer-service' && (state === 'new' || state === 'ready') && typeof tokenSecret === 'string';
}

/** Replaces the marker atomically. */
async function writeMarker(folder: string, value: Marker): Promise<void> {
  await writeFile(join(folder, `${marker}.new`), `${JSON.stringify(value)}\n`, { mode: 0o600 });
  await rename(join(folder, `${marker}.new`), join(folder, marker));
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'because it, or its parent folder, does not exist',
  ENOTDIR: 'because it, or its parent, is a file',
  EACCES: 'because it is not writable',
  EPERM: 'because it is not writable',
  EROFS: 'because it is not writable',
  ENOSPC: 'because the disk is full',
  ENAMETOOLONG: 'because its path is too long for a socket',
};

function inOneLine(path: string, error: unknown): unknown {
  const code = codeOf(error);
  if (code === undefined) return error;
  return new ConfigurationError(`DATA_DIR cannot be used ${reasons[code] ?? `because of ${code}`}: ${path}`);
}

function codeOf(error: unknown): string | undefined {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
