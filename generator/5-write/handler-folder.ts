/** Other files in the handlers folder. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { listFiles, readRegularFile } from '../regular-file.js';
import { unlessRefused } from '../diagnostics/system-error.js';
import { attempt, unlessMissing } from './failure.js';
import { HIDDEN } from './output-names.js';

/** Maximum size in bytes, larger than any hand-written file. */
const LARGEST = 4 * 1024 * 1024;
const MOST_FILES = 10_000;
/** Age in milliseconds after which a temporary file counts as left behind; writing one file takes far less. */
const LEFT_BEHIND = 60_000;

export function temporaryName(tag: string): string {
  return `${HIDDEN}${tag}-handler`;
}

/** Removes temporary files of killed runs. */
export async function removeTemporariesIn(folder: string): Promise<void> {
  const names = await attempt(folder, () => unlessMissing(() => readdir(folder)));
  for (const name of names ?? []) {
    if (!/^\.specwright-[0-9a-f]{8}-handler$/.test(name)) continue;
    const place = join(folder, name);
    await attempt(place, async () => {
      const stats = await unlessMissing(() => stat(place));
      if (stats && Date.now() - stats.mtimeMs > LEFT_BEHIND) await rm(place, { force: true });
    });
  }
}

/**
 * The files that may import generated code, relative to the folder. Unreadable files are skipped.
 * @param isDeep whether to include subfolders
 */
export async function sourcesIn(folder: string, isDeep: boolean): Promise<ReadonlyMap<string, Buffer>> {
  const sources = new Map<string, Buffer>();
  for (const path of await pathsIn(folder, isDeep)) {
    if (!/\.[cm]?[jt]sx?$/.test(path)) continue;
    const bytes = await unlessRefused(() => readRegularFile(join(folder, path), LARGEST));
    if (bytes) sources.set(path, bytes);
  }
  return sources;
}

/** The files of the folder, without their content. */
export async function pathsIn(folder: string, isDeep: boolean): Promise<readonly string[]> {
  return attempt(folder, async () => {
    if (!isDeep) return (await unlessMissing(() => readdir(folder))) ?? [];
    return (await unlessMissing(() => listFiles(folder, MOST_FILES)))?.paths ?? [];
  });
}

const endings = ['.ts', '.mts', '.cts', '.tsx'];

/** The path of a handler among those that exist: users may choose another kind of module. */
export function handlerPathFor(path: string, existing: ReadonlySet<string>): string {
  const stem = path.replace(/\.ts$/, '');
  return endings.map((ending) => stem + ending).find((one) => existing.has(one)) ?? path;
}

/** Undefined when the bytes are not UTF-8. */
export function textOf(bytes: Buffer): string | undefined {
  const text = bytes.toString('utf8');
  return Buffer.from(text).equals(bytes) ? text : undefined;
}
