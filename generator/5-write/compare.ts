/** What is generated against what stands in the output folder. Changes nothing. */
import { join } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics.js';
import { inBatches } from './batches.js';
import { OutputFailure, shown } from './failure.js';
import { hashOf } from './hash.js';
import { type Found, look } from './look.js';
import { type Hashes, type Journal, manifestText, readJournal, readManifest } from './manifest.js';
import { isOutputPath } from './names.js';

/** A file that was generated and formatted. */
export interface OutputFile {
  /** Relative to the output folder, forward slashes. */
  readonly path: string;
  readonly content: string;
}

export type Entry =
  /** Not there. */
  | (OutputFile & { readonly status: 'missing' })
  | (OutputFile & { readonly status: 'unchanged' })
  /**
   * There with another text (`found`), which is the one that we wrote (changed), is no longer that (edited), or never
   * was ours (foreign).
   */
  | (OutputFile & { readonly status: 'changed' | 'edited' | 'foreign'; readonly found: string })
  /** Ours and no longer generated: as we wrote it (stale), or edited since (abandoned). */
  | { readonly path: string; readonly status: 'stale' | 'abandoned' };

export interface Comparison {
  /** Sorted by path. */
  readonly entries: readonly Entry[];
  /** What the manifest has to be, and is. */
  readonly manifest: { readonly content: string; readonly status: 'missing' | 'changed' | 'unchanged' };
  /** Left by a run that was killed. */
  readonly journal?: Journal;
  /** What stands in the way whatever is asked for: links, folders, a broken manifest. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Compares generated files with an output folder.
 * @param options force: take a manifest or journal that cannot be read for none
 */
export async function compare(
  folder: string,
  files: readonly OutputFile[],
  { force = false } = {},
): Promise<Comparison> {
  const wanted = new Map(files.map((file) => [file.path, file]));
  const odd = files.find(({ path }) => !isOutputPath(path));
  if (odd) throw new Error(`a target emits ${odd.path}, which is no path of the output folder`);
  if (wanted.size < files.length) throw new Error('two targets emit a file of the same path');
  const { value: manifest, diagnostics: first } = await readOr(() => readManifest(folder), force);
  const { value: journal, diagnostics: second } = await readOr(() => readJournal(folder), force);
  const hashes: Hashes = new Map(files.map(({ path, content }) => [path, hashOf(content)]));
  const known = knownHashes(manifest?.hashes, journal);
  const content = manifestText(hashes);
  const paths = [...new Set([...wanted.keys(), ...known.keys()])].sort();
  const found = await inBatches(paths, (path) => look(folder, path));
  const entries = paths.flatMap(
    (path, index) => entryOf(path, wanted.get(path), hashes.get(path), known.get(path) ?? [], found[index]) ?? [],
  );
  const obstacles = found.flatMap((one) => (one.kind === 'obstacle' ? one.diagnostic : []));
  return {
    entries,
    manifest: {
      content,
      status: !manifest ? 'missing' : hashOf(manifest.text) === hashOf(content) ? 'unchanged' : 'changed',
    },
    ...(journal && { journal }),
    diagnostics: [...first, ...second, ...obstacles],
  };
}

/** What keeps a comparison from being carried out without `--force`, and with it. */
export function objections(
  { entries, diagnostics }: Comparison,
  folder: string,
  force: boolean,
): readonly Diagnostic[] {
  const inWay = entries.flatMap(({ path, status }) => {
    const where = { path: shown(join(folder, path)) };
    if (status === 'abandoned') return [diagnostic(force ? 'output-kept' : 'output-abandoned', where, {})];
    if (force) return [];
    if (status === 'edited') return [diagnostic('output-edited', where, {})];
    if (status === 'foreign') return [diagnostic('output-foreign', where, {})];
    return [];
  });
  return [...diagnostics, ...inWay];
}

function entryOf(
  path: string,
  file: OutputFile | undefined,
  hash: string | undefined,
  known: readonly string[],
  found: Found | undefined,
): Entry | undefined {
  if (found === undefined || found.kind === 'obstacle') return undefined;
  if (!file)
    return found.kind === 'nothing' ? undefined : { path, status: known.includes(found.hash) ? 'stale' : 'abandoned' };
  if (found.kind === 'nothing') return { ...file, status: 'missing' };
  if (found.hash === hash) return { ...file, status: 'unchanged' };
  const status = known.includes(found.hash) ? 'changed' : known.length > 0 ? 'edited' : 'foreign';
  return { ...file, status, found: found.bytes.toString('utf8') };
}

/** Every hash that a file of ours may have. A killed run has written some of its files and others not. */
function knownHashes(manifest: Hashes = new Map(), journal?: Journal): ReadonlyMap<string, readonly string[]> {
  const known = new Map([...manifest].map(([path, hash]) => [path, [hash]]));
  for (const [path, hashes] of journal?.files ?? []) known.set(path, [...(known.get(path) ?? []), ...hashes]);
  return known;
}

async function readOr<T>(
  read: () => Promise<T | undefined>,
  force: boolean,
): Promise<{ value: T | undefined; diagnostics: readonly Diagnostic[] }> {
  try {
    return { value: await read(), diagnostics: [] };
  } catch (error) {
    if (!(error instanceof OutputFailure)) throw error;
    const isForgiven = force && error.diagnostic.code === 'manifest-broken';
    return { value: undefined, diagnostics: isForgiven ? [] : [error.diagnostic] };
  }
}
