/**
 * Where results are kept between runs: `node_modules/.cache/specwright`, which tools keep out of git and whoever wonders
 * may remove at any time. Without a `node_modules` nothing is kept. Whatever is missing, cut off, changed or from another
 * version counts as not kept: a cache costs time, never correctness, and no failure of it is an error.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { unlessRefusedSync } from '../diagnostics/system-error.js';

/** Texts that are kept at most; the oldest go. */
const KEPT = 32;

export interface CacheFolder {
  /** The text that was kept under a name, if it is whole. */
  readonly read: (name: string) => string | undefined;
  readonly write: (name: string, text: string) => void;
}

/** The cache of the package that a folder belongs to. */
export function cacheFolder(from: string): CacheFolder | undefined {
  const modules = nearestModules(resolve(from));
  if (modules === undefined) return undefined;
  const folder = join(modules, '.cache', 'specwright');
  const pathOf = (name: string): string => join(folder, sha256(name));
  return {
    read: (name) =>
      unlessRefusedSync(() => {
        const kept = readFileSync(pathOf(name), 'utf8');
        const end = kept.indexOf('\n');
        const text = kept.slice(end + 1);
        return end >= 0 && kept.slice(0, end) === sha256(text) ? text : undefined;
      }),
    write: (name, text) => {
      unlessRefusedSync(() => {
        mkdirSync(folder, { recursive: true });
        const unfinished = `${pathOf(name)}.${process.pid}`;
        writeFileSync(unfinished, `${sha256(text)}\n${text}`);
        renameSync(unfinished, pathOf(name));
        removeOldest(folder);
      });
    },
  };
}

function nearestModules(folder: string): string | undefined {
  const modules = join(folder, 'node_modules');
  if (unlessRefusedSync(() => statSync(modules).isDirectory())) return modules;
  return dirname(folder) === folder ? undefined : nearestModules(dirname(folder));
}

function removeOldest(folder: string): void {
  const names = readdirSync(folder);
  if (names.length <= KEPT) return;
  const ages = names.map((name) => ({ name, at: unlessRefusedSync(() => statSync(join(folder, name)).mtimeMs, 0) }));
  for (const { name } of ages.sort((a, b) => b.at - a.at).slice(KEPT)) rmSync(join(folder, name), { force: true });
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
