/** Reads user files. Only regular files are opened, so that no read blocks forever. */
import { constants, type Stats } from 'node:fs';
import { access, open, readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { unlessRefused } from './diagnostics/system-error.js';

/** The system error for what is not of the expected kind; `explain` knows its codes. */
class WrongKindError extends Error {
  readonly syscall = 'open';

  constructor(
    path: string,
    readonly code: 'ESPECIAL' | 'EISDIR' | 'ENOTFOLDER',
  ) {
    super(`${path} is not ${code === 'ENOTFOLDER' ? 'a folder' : 'a regular file'}`);
  }
}

/**
 * The bytes of a regular file, or undefined when there are more than `limit` of them. Other kinds of file, and links to
 * them, fail with a system error: reading a FIFO, a socket or a device may block forever, and opening it may have effects.
 */
export async function readRegularFile(path: string, limit: number): Promise<Buffer | undefined> {
  refuseSpecial(path, await stat(path));
  // O_NONBLOCK, in case the file has been replaced by a FIFO since.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = await file.stat();
    refuseSpecial(path, stats);
    const chunks: Buffer[] = [];
    let size = 0;
    // The reported size may be wrong: a file may grow, and files in /proc report 0.
    for (let chunk = Math.min(stats.size + 1, limit + 1); ; chunk = 0) {
      const buffer = Buffer.allocUnsafe(Math.max(chunk, 64 * 1024));
      // All arguments: the file system of Yarn's Plug'n'Play takes a length that is left out for 0.
      const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
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
  if (!stats.isFile()) throw new WrongKindError(path, stats.isDirectory() ? 'EISDIR' : 'ESPECIAL');
}

/** Whether anything is at a path. */
export async function isThere(path: string): Promise<boolean> {
  return unlessRefused(() => access(path).then(() => true), false);
}

export interface Listing {
  /** Everything except folders; relative to the folder, with forward slashes, sorted. */
  readonly paths: readonly string[];
  readonly folders: readonly string[];
  /** Whether there were more than `most` entries. */
  readonly isCut: boolean;
}

/**
 * Lists a folder recursively. Links to folders are followed, each folder once; hidden folders and `node_modules` are not
 * entered.
 *
 * @param most maximum number of entries, so that a mistyped path does not walk a whole disk
 */
export async function listFiles(folder: string, most: number): Promise<Listing> {
  if (!(await stat(folder)).isDirectory()) throw new WrongKindError(folder, 'ENOTFOLDER');
  const paths: string[] = [];
  const folders: string[] = [];
  const entered = new Set<string>();
  const waiting = [''];
  let count = 0;
  for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
    const place = join(folder, below);
    const real = await realpath(place);
    if (entered.has(real)) continue;
    entered.add(real);
    for (const entry of await readdir(place, { withFileTypes: true })) {
      if (++count > most) return { paths: paths.sort(), folders, isCut: true };
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      const isFolder = entry.isDirectory() || (entry.isSymbolicLink() && (await isLinkToFolder(join(folder, path))));
      (isFolder ? folders : paths).push(path);
      if (isFolder && !entry.name.startsWith('.') && entry.name !== 'node_modules') waiting.push(path);
    }
  }
  return { paths: paths.sort(), folders, isCut: false };
}

async function isLinkToFolder(path: string): Promise<boolean> {
  return unlessRefused(async () => (await stat(path)).isDirectory(), false);
}
