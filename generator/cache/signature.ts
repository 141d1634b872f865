/** Signatures of files from their metadata, which tell whether a file has changed without reading it. */
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { isSystemError, unlessRefusedSync } from '../diagnostics/system-error.js';

/**
 * Size, times, inode and mode of a regular file. A change of a file always sets the time of its inode, which programs
 * cannot set back, so files restored with their old times differ as well.
 */
export type Signature = string;

/**
 * Two changes within this many milliseconds may have the same times, because the clock of a file system is coarse. Until
 * then, a signature is not reliable.
 */
const COARSE = 100;

export interface Signed {
  readonly signature: Signature;
  /** Whether the last change is so long ago that every later change results in another signature. */
  readonly isSettled: boolean;
  /** The same at another time. */
  readonly wasSettled: (then: number) => boolean;
}

/** The signature of a regular file; undefined if there is none. */
export function signatureOf(path: string, now: number): Signed | undefined {
  const stats = unlessRefusedSync(() => lstatSync(path, { throwIfNoEntry: false }));
  if (!stats?.isFile()) return undefined;
  const { size, mtimeMs, ctimeMs, ino, mode, dev } = stats;
  const wasSettled = (then: number): boolean => Math.max(mtimeMs, ctimeMs) < then - COARSE;
  const signature = `${size} ${mtimeMs} ${ctimeMs} ${ino} ${mode} ${dev}`;
  return { signature, isSettled: wasSettled(now), wasSettled };
}

/** The signature of a regular file, or `none`; undefined if the file has changed too recently. */
export function fileSignature(path: string, now: number): string | undefined {
  const found = signatureOf(path, now);
  if (!found) return 'none';
  return found.isSettled ? found.signature : undefined;
}

/** Whether there is a folder, and not a link to one. */
export function isFolder(path: string): boolean {
  return unlessRefusedSync(() => lstatSync(path).isDirectory(), false);
}

/** The path without symbolic links; undefined if it does not exist. */
export function realPlace(path: string): string | undefined {
  return unlessRefusedSync(() => realpathSync(path));
}

/** SHA-256 in hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** SHA-256 of a file in hexadecimal; undefined if it cannot be read. */
export function contentHash(path: string): string | undefined {
  const bytes = unlessRefusedSync(() => readFileSync(path));
  return bytes && sha256(bytes);
}

/** Maximum number of entries of a folder; a larger folder is not cached. */
const MOST = 100_000;

/**
 * Every file below a folder with its signature, as text; undefined when something is neither a file nor a folder, when a
 * file has only just changed, or when the folder cannot be read. Hidden folders and `node_modules` are not entered, as
 * they are not when definitions are looked for. A folder that does not exist has a text of its own.
 *
 * @param isWanted tells by its name whether a file matters
 */
export function treeOf(
  folder: string,
  now: number,
  isWanted: (name: string) => boolean = () => true,
): string | undefined {
  const lines: string[] = [];
  try {
    lines.push(realpathSync(folder));
    const waiting = [''];
    for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
      for (const entry of readdirSync(`${folder}/${below}`, { withFileTypes: true })) {
        const path = `${below}${entry.name}`;
        if (entry.isDirectory()) {
          lines.push(`${path}/`);
          if (!entry.name.startsWith('.') && entry.name !== 'node_modules') waiting.push(`${path}/`);
          continue;
        }
        if (!isWanted(entry.name)) continue;
        const signed = signatureOf(`${folder}/${path}`, now);
        if (!signed?.isSettled || lines.length > MOST) return undefined;
        lines.push(`${path} ${signed.signature}`);
      }
    }
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return error.code === 'ENOENT' && lines.length === 0 ? 'does not exist' : undefined;
  }
  return lines.sort().join('\n');
}
