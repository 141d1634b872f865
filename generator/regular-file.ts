/** Files that somebody else put there: nothing but a regular file is opened, so that no read waits for ever. */
import { constants, type Stats } from 'node:fs';
import { open, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isSystemError } from './diagnostics/system-error.js';

/** What the system would say if it told devices and pipes from files; `explain` knows its code. */
class SpecialFileError extends Error {
  readonly code: 'ESPECIAL' | 'EISDIR';
  readonly syscall = 'open';

  constructor(path: string, stats: Stats) {
    super(`${path} is no regular file`);
    this.code = stats.isDirectory() ? 'EISDIR' : 'ESPECIAL';
  }
}

/**
 * The bytes of a regular file, or undefined when there are more than `limit` of them. A FIFO, a socket, a device and a
 * link to one of them fail with a system error: reading them may wait for ever, and opening them may do something.
 */
export async function readRegularFile(path: string, limit: number): Promise<Buffer | undefined> {
  refuseSpecial(path, await stat(path));
  // Without waiting, should the place have become a FIFO since.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    refuseSpecial(path, await file.stat());
    const chunks: Buffer[] = [];
    let size = 0;
    // The size that is told may be wrong: a file may grow, and in /proc all of them are empty.
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(64 * 1024));
      if (bytesRead === 0) return Buffer.concat(chunks);
      size += bytesRead;
      if (size > limit) return undefined;
      chunks.push(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}

function refuseSpecial(path: string, stats: Stats): void {
  if (!stats.isFile()) throw new SpecialFileError(path, stats);
}

export interface Listing {
  /** Of everything that is no folder to enter, relative to the folder, forward slashes, sorted. */
  readonly paths: readonly string[];
  readonly folders: readonly string[];
  /** Whether there was more than `most`. */
  readonly isCut: boolean;
}

/**
 * What lies below a folder at any depth. Links to folders are followed, each folder once; hidden folders and
 * `node_modules` are not entered.
 *
 * @param most entries that are looked at, so that a mistyped path does not walk through a disk
 */
export async function listFiles(folder: string, most: number): Promise<Listing> {
  const paths: string[] = [];
  const folders: string[] = [];
  const entered = new Set<string>();
  const waiting = [''];
  let seen = 0;
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    const place = join(folder, below);
    const real = await realpath(place);
    if (entered.has(real)) continue;
    entered.add(real);
    for (const entry of await readdir(place, { withFileTypes: true })) {
      if (++seen > most) return { paths: paths.sort(), folders, isCut: true };
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      const isFolder = entry.isDirectory() || (entry.isSymbolicLink() && (await isLinkToFolder(join(folder, path))));
      (isFolder ? folders : paths).push(path);
      if (isFolder && !entry.name.startsWith('.') && entry.name !== 'node_modules') waiting.push(path);
    }
  }
  return { paths: paths.sort(), folders, isCut: false };
}

async function isLinkToFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (isSystemError(error)) return false;
    throw error;
  }
}
