import type { Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { readRegularFile } from '../regular-file.js';
import { shown } from '../diagnostics/failed-file.js';
import { attempt, OutputFailure, unlessMissing } from './failure.js';
import { hashOf } from './hash.js';

/** Maximum size in bytes: more than any generated file, and less than the maximum length of a string. */
const LARGEST = 256 * 1024 * 1024;

/** What exists at a path of the output folder. */
export type Found =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'file'; readonly bytes: Buffer; readonly hash: string }
  /** Something that is never replaced; the diagnostic says what. */
  | { readonly kind: 'obstacle'; readonly diagnostic: Diagnostic };

/**
 * Reads a path in the output folder. Symbolic links below the output folder are not followed, so nothing outside it can
 * be reached; the output folder itself may be a link, because the user chose it.
 */
export async function readOutputFile(folder: string, path: string): Promise<Found> {
  const parts = path.split('/');
  try {
    for (let length = 0; length < parts.length; length++) {
      const place = join(folder, ...parts.slice(0, length));
      // With a trailing slash, lstat follows a link of the output folder itself.
      const stats = await attempt(place, () => unlessMissing(() => lstat(length === 0 ? `${place}/` : place)));
      if (!stats) return { kind: 'nothing' };
      if (!stats.isDirectory()) return obstacle(place, stats, 'a folder');
    }
    const place = join(folder, path);
    const stats = await attempt(place, () => unlessMissing(() => lstat(place)));
    if (!stats) return { kind: 'nothing' };
    if (!stats.isFile()) return obstacle(place, stats, 'a file');
    const bytes = await attempt(place, () => readRegularFile(place, LARGEST));
    if (!bytes) return { kind: 'obstacle', diagnostic: tooLarge(place) };
    return { kind: 'file', bytes, hash: hashOf(bytes) };
  } catch (error) {
    if (error instanceof OutputFailure) return { kind: 'obstacle', diagnostic: error.diagnostic };
    throw error;
  }
}

function tooLarge(place: string): Diagnostic {
  const found = `a file of more than ${LARGEST / 1024 / 1024} MiB`;
  return diagnostic('output-not-file', { path: shown(place) }, { found, expected: 'a smaller one' });
}

function obstacle(place: string, stats: Stats, expected: string): Found {
  const where = { path: shown(place) };
  if (stats.isSymbolicLink()) return { kind: 'obstacle', diagnostic: diagnostic('output-link', where, {}) };
  const found = stats.isDirectory() ? 'a folder' : stats.isFile() ? 'a file' : 'a special file';
  return { kind: 'obstacle', diagnostic: diagnostic('output-not-file', where, { found, expected }) };
}
