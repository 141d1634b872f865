/**
 * The folder for results between runs: `node_modules/.cache/specwright`, which is not in git and can be removed at any
 * time. Without a `node_modules` folder, nothing is cached. An entry that is missing, truncated, changed or from another
 * version is ignored, and a failure of the cache is not an error: it only costs time.
 */
import {
  type Dirent,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { unlessRefusedSync } from '../diagnostics/system-error.js';
import { placesOf, type Roots } from '../roots.js';
import { sha256 } from './signature.js';

/** Maximum numbers of cached texts, and of parts, which are much larger; the oldest are removed. */
const KEPT = 32;
const KEPT_PARTS = 8;

export interface CacheFolder {
  readonly place: string;
  /** Files that package managers write when they install something. */
  readonly installMarks: readonly string[];
  /** The cached text of a name, if it is complete. */
  readonly read: (name: string) => string | undefined;
  /** Removes the oldest texts and parts where there are too many. */
  readonly write: (name: string, text: string) => void;
  /** A folder of its own, of which no single text is removed by itself. */
  readonly part: (name: string) => CachePart;
}

export interface CachePart {
  readonly read: (name: string) => string | undefined;
  readonly write: (name: string, text: string) => void;
  /** Removes all texts but those of these names. */
  readonly keepOnly: (names: Iterable<string>) => void;
}

/** The cache of the package that definitions belong to. */
export function cacheFolder(definitions: Roots): CacheFolder | undefined {
  const [first = '.'] = placesOf(definitions);
  const modules = nearestModules(resolve(first));
  if (modules === undefined) return undefined;
  const folder = join(modules, '.cache', 'specwright');
  return {
    place: folder,
    installMarks: ['.package-lock.json', '.modules.yaml', '.yarn-integrity'].map((name) => join(modules, name)),
    read: (name) => readText(folder, name),
    write: (name, text) => {
      unlessRefusedSync(() => {
        writeText(folder, name, text);
        removeOldest(folder);
      });
    },
    part: (partName) => {
      const part = join(folder, sha256(partName).slice(0, 16));
      return {
        read: (name) => readText(part, name),
        write: (name, text) => {
          unlessRefusedSync(() => {
            writeText(part, name, text);
          });
        },
        keepOnly: (names) => {
          unlessRefusedSync(() => {
            const kept = new Set([...names].map(sha256));
            for (const file of readdirSync(part)) if (!kept.has(file)) rmSync(join(part, file), { force: true });
          });
        },
      };
    },
  };
}

/** The name of what is kept of a run: its kind, the folders of the run from the current one, and the other options. */
export function nameOfRun(kind: string, folders: readonly (string | false | undefined)[], options = ''): string {
  const places = folders.map((folder) => (folder === false || folder === undefined ? false : resolve(folder)));
  return JSON.stringify([kind, resolve('.'), ...places, options]);
}

function readText(folder: string, name: string): string | undefined {
  return unlessRefusedSync(() => {
    const kept = readFileSync(join(folder, sha256(name)), 'utf8');
    const end = kept.indexOf('\n');
    const text = kept.slice(end + 1);
    return end >= 0 && kept.slice(0, end) === sha256(text) ? text : undefined;
  });
}

function writeText(folder: string, name: string, text: string): void {
  mkdirSync(folder, { recursive: true });
  const place = join(folder, sha256(name));
  const unfinished = `${place}.${process.pid}`;
  writeFileSync(unfinished, `${sha256(text)}\n${text}`);
  renameSync(unfinished, place);
}

function nearestModules(folder: string): string | undefined {
  const modules = join(folder, 'node_modules');
  if (unlessRefusedSync(() => statSync(modules).isDirectory())) return modules;
  return dirname(folder) === folder ? undefined : nearestModules(dirname(folder));
}

/** The time of a part is that of the last text that was added to it or removed. */
function removeOldest(folder: string): void {
  const entries = readdirSync(folder, { withFileTypes: true });
  const placesOf = (isWanted: (entry: Dirent) => boolean): readonly string[] =>
    entries.filter(isWanted).map(({ name }) => join(folder, name));
  keepNewest(
    placesOf((entry) => entry.isFile()),
    KEPT,
  );
  keepNewest(
    placesOf((entry) => entry.isDirectory()),
    KEPT_PARTS,
  );
}

function keepNewest(places: readonly string[], most: number): void {
  if (places.length <= most) return;
  const ages = places.map((place) => ({ place, at: unlessRefusedSync(() => statSync(place).mtimeMs, 0) }));
  for (const { place } of ages.sort((a, b) => b.at - a.at).slice(most)) rmSync(place, { force: true, recursive: true });
}
