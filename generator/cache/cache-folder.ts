/**
 * The folder for results between runs: `node_modules/.cache/specwright`, which is not in git and can be removed at any
 * time. Without a `node_modules` folder, nothing is cached. An entry that is missing, truncated, changed or from another
 * version is ignored, and a failure of the cache is not an error: it only costs time.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { unlessRefusedSync } from '../diagnostics/system-error.js';
import { sha256 } from './signature.js';

/** Maximum number of cached texts; the oldest are removed. */
const KEPT = 32;

export interface CacheFolder {
  /** Files that package managers write when they install something. */
  readonly installMarks: readonly string[];
  /** The cached text of a name, if it is complete. */
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
    installMarks: ['.package-lock.json', '.modules.yaml', '.yarn-integrity'].map((name) => join(modules, name)),
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
