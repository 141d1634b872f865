/** What writing the output would change, and what prevents it. */
import { join } from 'node:path';
import type { PackageFile } from '../4-emit/package/package-file.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import type { Comparison, Entry, Former } from './compare.js';
import { hashOf } from './hash.js';
import { shown } from '../diagnostics/failed-file.js';
import { type Hashes, type Manifest, manifestOf } from './manifest.js';
import { MANIFEST } from './output-names.js';

export interface WriteOptions {
  /** Overwrite files that were not generated or were edited by hand. */
  readonly force?: boolean;
  /** Remove the files of operations whose definition no longer exists, and many files that are no longer generated. */
  readonly prune?: boolean;
  /** Files that belong to the user as well. */
  readonly packageFiles?: readonly PackageFile[];
}

export interface Outcome {
  /** Paths relative to the output folder, sorted; without the manifest. */
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
  /** Files that would be removed with `prune`. */
  readonly kept: readonly string[];
  /** Generated files that the earlier run had not generated; none without an earlier run. */
  readonly added: readonly string[];
}

export function outcome({ entries, hashes, manifest }: Comparison, { prune = false }: WriteOptions): Outcome {
  const paths = (test: (entry: Entry) => boolean): readonly string[] => entries.filter(test).map(({ path }) => path);
  const written: readonly Entry['status'][] = [
    'missing',
    'changed',
    'layout',
    'conflict',
    'edited',
    'edited-conflict',
    'foreign',
  ];
  return {
    written: paths(({ status }) => written.includes(status)),
    unchanged: paths(({ status }) => status === 'unchanged'),
    removed: paths((entry) => entry.status === 'stale' && !isKept(entry, prune)),
    kept: paths((entry) => isKept(entry, prune)),
    added: manifest ? [...hashes.keys()].filter((path) => !manifest.known.has(path)) : [],
  };
}

function isKept(entry: Entry, prune: boolean): entry is Former {
  return !prune && 'isOrphan' in entry && (entry.isOrphan || entry.isOneOfMany === true);
}

/** The manifest after writing; kept files stay listed. */
export function manifestAfter(
  { entries, hashes, layouts, merged }: Comparison,
  { prune = false }: WriteOptions,
): Manifest {
  const kept = entries.filter((entry) => isKept(entry, prune));
  const forms = kept.flatMap(({ path, layout }) => (layout === undefined ? [] : [[path, layout] as const]));
  return manifestOf(
    together(
      hashes,
      kept.map(({ path, hash }) => [path, hash] as const),
    ),
    together(layouts, forms),
    new Map(merged.flatMap(({ record }) => [...record])),
  );
}

/** Mostly, there is nothing to add to very many. */
function together(hashes: Hashes, others: readonly (readonly [path: string, hash: string])[]): Hashes {
  return others.length === 0 ? hashes : new Map([...hashes, ...others]);
}

/** The state of the manifest compared with the one after writing. */
export function manifestStatus(
  comparison: Comparison,
  options: WriteOptions,
): 'missing' | 'conflict' | 'changed' | 'unchanged' {
  const { manifest } = comparison;
  if (!manifest) return 'missing';
  if (manifest.isConflict) return 'conflict';
  return hashOf(manifest.text) === hashOf(manifestAfter(comparison, options).text) ? 'unchanged' : 'changed';
}

/** The errors that prevent writing, and the warnings. */
export function objections(comparison: Comparison, folder: string, options: WriteOptions): readonly Diagnostic[] {
  const { entries, diagnostics } = comparison;
  const inWay = entries.flatMap((entry): readonly Diagnostic[] => {
    const code = objectionTo(entry, options);
    return code ? [diagnostic(code, { path: shown(join(folder, entry.path)) }, {})] : [];
  });
  return [...diagnostics, ...inWay, ...remarks(comparison, folder, options)];
}

function objectionTo(entry: Entry, { force = false, prune = false }: WriteOptions): Objection | undefined {
  const { status } = entry;
  if (status === 'conflict') return 'output-merged';
  if (status === 'abandoned' && !isKept(entry, prune)) return force ? 'output-kept' : 'output-abandoned';
  if (force) return undefined;
  if (status === 'edited') return 'output-edited';
  if (status === 'edited-conflict') return 'output-conflict';
  if (status === 'foreign') return 'output-foreign';
  return undefined;
}

type Objection =
  'output-merged' | 'output-kept' | 'output-abandoned' | 'output-edited' | 'output-conflict' | 'output-foreign';

/** Warnings that concern several files. */
function remarks(comparison: Comparison, folder: string, { prune = false }: WriteOptions): readonly Diagnostic[] {
  const { entries, manifest } = comparison;
  const counts = new Map<string, number>();
  const kept = entries.filter((entry) => isKept(entry, prune));
  const surplus = kept.filter(({ isOrphan }) => !isOrphan).length;
  for (const { path } of kept.filter(({ isOrphan }) => isOrphan)) {
    const name = path.slice(0, path.indexOf('/'));
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const reformatted = entries.filter(({ status }) => status === 'layout').length;
  return [
    ...[...counts].map(([name, count]) =>
      diagnostic('output-orphaned', { path: shown(join(folder, name)) }, { operation: name, count }),
    ),
    ...(surplus > 0 ? [diagnostic('output-surplus', { path: shown(folder) }, { count: surplus })] : []),
    ...(reformatted > 0 ? [diagnostic('output-reformatted', { path: shown(folder) }, { count: reformatted })] : []),
    ...(manifest?.isConflict ? [diagnostic('manifest-conflict', { path: shown(join(folder, MANIFEST)) }, {})] : []),
  ];
}
