/** What is generated against what stands in the output folder. Changes nothing. */
import { join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { inBatches } from './batches.js';
import { OutputFailure } from './failure.js';
import { hashOf } from './hash.js';
import { layoutHash } from './layout/layout.js';
import { type Found, look } from './output-file.js';
import { type Hashes, type Journal, type Manifest, readJournal, readManifest } from './manifest.js';
import { isOutputPath } from './output-names.js';
import { recognise, type Origin } from './recognise.js';

/** A file that was generated and formatted. */
export interface OutputFile {
  /** Relative to the output folder, forward slashes. */
  readonly path: string;
  readonly content: string;
}

/** A file that is there with another text (`found`) than the one that is generated. */
export interface Differing extends OutputFile {
  /**
   * changed: with a text that we wrote before. layout: with the same, laid out in another way. conflict: with two that
   * we wrote, which a merge could not decide between. edited, edited-conflict: with what somebody changed since.
   * foreign: with what never was ours.
   */
  readonly status: 'changed' | 'layout' | 'conflict' | 'edited' | 'edited-conflict' | 'foreign';
  readonly found: string;
}

/** A file of ours that is no longer generated: as we wrote it, in whatever layout (stale), or edited (abandoned). */
export interface Former {
  readonly path: string;
  readonly status: 'stale' | 'abandoned';
  /** Whether nothing is generated into its folder any more, as when the definition of an operation is gone. */
  readonly isOrphan: boolean;
  /** Of the text that we wrote, and of its form. */
  readonly hash: string;
  readonly layout?: string | undefined;
}

export type Entry = (OutputFile & { readonly status: 'missing' | 'unchanged' }) | Differing | Former;

export interface Comparison {
  /** Sorted by path. */
  readonly entries: readonly Entry[];
  readonly manifest: Manifest | undefined;
  /** Of what is generated: its texts, and their forms. */
  readonly hashes: Hashes;
  readonly layouts: Hashes;
  /** Left by a run that was killed. */
  readonly journal?: Journal;
  /** What stands in the way whatever is asked for: links, folders, a broken manifest. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Compares generated files with an output folder.
 * @param options force: take a manifest or journal that cannot be read for none; layouts: the forms of the generated
 *   files, where a comparison has made them out before
 */
export async function compare(
  folder: string,
  files: readonly OutputFile[],
  { force = false, layouts: made }: { readonly force?: boolean; readonly layouts?: Hashes } = {},
): Promise<Comparison> {
  const wanted = new Map(files.map((file) => [file.path, file]));
  const odd = files.find(({ path }) => !isOutputPath(path));
  if (odd) throw new Error(`a target emits ${odd.path}, which is no path of the output folder`);
  if (wanted.size < files.length) throw new Error('two targets emit a file of the same path');
  const { value: manifest, diagnostics: first } = await readOr(() => readManifest(folder), force);
  const { value: journal, diagnostics: second } = await readOr(() => readJournal(folder), force);
  const hashes: Hashes = new Map(files.map(({ path, content }) => [path, hashOf(content)]));
  const layouts = made ?? (await layoutsOf(files, hashes, manifest));
  const known = knownHashes(manifest?.known, journal);
  const folders = new Set(files.map(({ path }) => folderOf(path)));
  const paths = [...new Set([...wanted.keys(), ...known.keys()])].sort();
  const found = await inBatches(paths, async (path): Promise<readonly (Entry | Diagnostic)[]> => {
    const one = await look(folder, path);
    if (one.kind === 'obstacle') return [one.diagnostic];
    const file = wanted.get(path);
    if (one.kind === 'nothing') return file ? [{ ...file, status: 'missing' }] : [];
    const before = known.get(path) ?? [];
    const hash = hashes.get(path);
    const texts = { known: before, ...(hash !== undefined && { hash, layout: layouts.get(path) }) };
    const origin = await recognise(join(folder, path), path, one.bytes, texts);
    if (file) return [entryOf(file, origin, before.length > 0, one)];
    const isOurs = origin === 'former' || origin === 'conflict';
    const former = { hash: manifest?.hashes.get(path) ?? before[0] ?? one.hash, layout: manifest?.layouts.get(path) };
    const isOrphan = path.includes('/') && !folders.has(folderOf(path));
    return [{ path, status: isOurs ? 'stale' : 'abandoned', isOrphan, ...former }];
  });
  return {
    entries: found.flat().filter((one) => 'status' in one),
    manifest,
    hashes,
    layouts,
    ...(journal && { journal }),
    diagnostics: [...first, ...second, ...found.flat().filter((one) => 'code' in one)],
  };
}

const statuses = {
  layout: 'layout',
  former: 'changed',
  conflict: 'conflict',
  'edited-conflict': 'edited-conflict',
} as const;

function entryOf(file: OutputFile, origin: Origin, wasOurs: boolean, { bytes }: Found & { kind: 'file' }): Entry {
  if (origin === 'current') return { ...file, status: 'unchanged' };
  const status = origin === 'other' ? (wasOurs ? 'edited' : 'foreign') : statuses[origin];
  return { ...file, status, found: bytes.toString('utf8') };
}

/** Forms of what is generated: those that the manifest knows need not be made out again. */
async function layoutsOf(
  files: readonly OutputFile[],
  hashes: Hashes,
  manifest: Manifest | undefined,
): Promise<Hashes> {
  const layouts = new Map<string, string>();
  for (const { path, content } of files) {
    const isSame = manifest?.hashes.get(path) === hashes.get(path);
    const layout = (isSame ? manifest?.layouts.get(path) : undefined) ?? (await layoutHash(path, content));
    if (layout !== undefined) layouts.set(path, layout);
  }
  return layouts;
}

/** `get-thing` of `get-thing/types.ts`; empty for a file that stands in no folder. */
function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : '';
}

/** Every hash that a file of ours may have. A killed run has written some of its files and others not. */
function knownHashes(
  manifest: Manifest['known'] = new Map(),
  journal?: Journal,
): ReadonlyMap<string, readonly string[]> {
  const known = new Map(manifest);
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
