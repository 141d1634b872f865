/** Compares the generated files with the output folder. Changes nothing. */
import { join } from 'node:path';
import type { PackageFile } from '../4-emit/package/package-file.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { sharedFolders } from '../names.js';
import { inBatches } from './batches.js';
import { OutputFailure } from './failure.js';
import { hashOf } from './hash.js';
import { layoutHash } from './layout/layout.js';
import { type MergedFile, mergedFile } from './merged.js';
import { type Found, readOutputFile } from './output-file.js';
import { type Hashes, type Journal, type Manifest, readJournal, readManifest } from './manifest.js';
import { isMergedPath, isOutputPath } from './output-names.js';
import { recognise, type Origin } from './recognise.js';

/** A generated file. */
export interface NewFile {
  /** Relative to the output folder, with forward slashes. */
  readonly path: string;
  /** Text, or its UTF-8 bytes. */
  readonly content: string | Uint8Array;
  /** Hashes of the content and its form, if they are known. */
  readonly hash?: string;
  readonly layout?: string;
}

/** A generated file that the output folder is known to hold already, unchanged. */
export interface FileInPlace {
  readonly path: string;
  readonly hash: string;
  readonly layout?: string;
  readonly isInPlace: true;
}

export type OutputFile = NewFile | FileInPlace;

/** A file whose existing text differs from the generated one. */
export interface Differing {
  readonly path: string;
  /**
   * changed: an earlier generated text. layout: the same text with another layout. conflict: a merge conflict between two
   * generated texts. edited, edited-conflict: a text that was changed by hand. foreign: a file that was never generated.
   */
  readonly status: 'changed' | 'layout' | 'conflict' | 'edited' | 'edited-conflict' | 'foreign';
  /** If they were asked for. */
  readonly texts?: { readonly found: string; readonly generated: string };
}

/** A file that is no longer generated: unchanged except for its layout (stale), or edited (abandoned). */
export interface Former {
  readonly path: string;
  readonly status: 'stale' | 'abandoned';
  /** Whether nothing is generated into its folder any more, because the definition of the operation was removed. */
  readonly isOrphan: boolean;
  /** Whether it is one of many such files, which most likely are not meant to be removed. */
  readonly isOneOfMany?: boolean;
  /** Hashes of the text that was written, and of its form. */
  readonly hash: string;
  readonly layout?: string | undefined;
}

export type Entry = { readonly path: string; readonly status: 'missing' | 'unchanged' } | Differing | Former;

export interface Comparison {
  /** Sorted by path. */
  readonly entries: readonly Entry[];
  readonly manifest: Manifest | undefined;
  /** Hashes of the generated texts, and of their forms. */
  readonly hashes: Hashes;
  readonly layouts: Hashes;
  /** The files of the package that belong to the user as well. */
  readonly merged: readonly MergedFile[];
  /** Left behind by a killed run. */
  readonly journal?: Journal;
  /** Problems that no option overrides: links, folders, an invalid manifest. */
  readonly diagnostics: readonly Diagnostic[];
}

export interface CompareOptions {
  /** Whether a manifest or journal that cannot be read is ignored. */
  readonly force?: boolean;
  /** Of an earlier comparison of the same generated files. */
  readonly layouts?: Hashes;
  readonly packageFiles?: readonly PackageFile[];
  /** Whether the texts of files that differ are wanted. */
  readonly hasTexts?: boolean;
  /** The manifest as it was read before; it is read again, but not parsed if it is the same. */
  readonly manifest?: Manifest;
  /** The hash of a file of the folder, if it is known without reading the file. */
  readonly hashInPlace?: (path: string) => string | undefined;
}

/** Compares generated files with an output folder. */
export async function compare(
  folder: string,
  files: readonly OutputFile[],
  {
    force = false,
    layouts: computed,
    packageFiles = [],
    hasTexts = false,
    manifest: before,
    hashInPlace = () => undefined,
  }: CompareOptions = {},
): Promise<Comparison> {
  const wanted = new Map(files.map((file) => [file.path, file]));
  // What is in place has been compared before.
  const odd = files.find((file) => !('isInPlace' in file) && !isOutputPath(file.path));
  if (odd) throw new Error(`a target emits ${odd.path}, which is not a valid path in the output folder`);
  if (wanted.size < files.length) throw new Error('two targets emit a file with the same path');
  const { value: manifest, diagnostics: first } = await readOr(() => readManifest(folder, before), force);
  const { value: journal, diagnostics: second } = await readOr(() => readJournal(folder), force);
  const hashes: Hashes = new Map(files.map((file) => [file.path, hashOfFile(file)]));
  const layouts = computed ?? (await layoutsOf(files));
  const known = knownHashes(manifest?.known, journal);
  const folders = new Set(files.map(({ path }) => folderOf(path)));
  // A killed run may have been about to write files of the user, which are never removed.
  const inPlace = files.filter((file) => 'isInPlace' in file);
  const others = [
    ...files.filter((file) => !('isInPlace' in file)).map(({ path }) => path),
    ...[...known.keys()].filter((path) => !wanted.has(path) && !isMergedPath(path)),
  ].sort();
  const found = await inBatches(others, async (path): Promise<readonly (Entry | Diagnostic)[]> => {
    const file = wanted.get(path);
    const ours = known.get(path) ?? [];
    const hash = hashes.get(path);
    const own = file && !hasTexts ? hashInPlace(path) : undefined;
    if (own !== undefined && own === hash) return [{ path, status: 'unchanged' }];
    if (own !== undefined && ours.includes(own)) return [{ path, status: 'changed' }];
    const one = await readOutputFile(folder, path);
    if (one.kind === 'obstacle') return [one.diagnostic];
    if (one.kind === 'nothing') return file ? [{ path, status: 'missing' }] : [];
    const texts = { known: ours, ...(hash !== undefined && { hash, layout: layouts.get(path) }) };
    const origin = await recognise(join(folder, path), path, one.bytes, texts);
    if (file && 'content' in file) return [entryOf(file, origin, ours.length > 0, hasTexts ? one : undefined)];
    const isOurs = origin === 'former' || origin === 'conflict';
    const former = { hash: manifest?.hashes.get(path) ?? ours[0] ?? one.hash, layout: manifest?.layouts.get(path) };
    const its = folderOf(path);
    const isOrphan = its !== '' && !folders.has(its) && !sharedFolders.includes(its);
    return [{ path, status: isOurs ? 'stale' : 'abandoned', isOrphan, ...former }];
  });
  const written = manifest?.merged ?? new Map<string, readonly string[]>();
  const theirs = (
    await inBatches(packageFiles, async (file) => (await mergedFile(folder, file, written, force)) ?? [])
  ).flat();
  const merged = theirs.filter((one) => 'content' in one);
  const unchanged = inPlace.map(({ path }) => ({ path, status: 'unchanged' }) as const);
  const read = found.flat().filter((one) => 'status' in one);
  const entries = [...unchanged, ...read, ...merged.map((file) => entryOfMerged(file, hasTexts))];
  return {
    entries: markedIfMany(entries.sort((a, b) => (a.path < b.path ? -1 : 1))),
    merged,
    manifest,
    hashes,
    layouts,
    ...(journal && { journal }),
    diagnostics: [...first, ...second, ...[...found.flat(), ...theirs].filter((one) => 'code' in one)],
  };
}

/** So many files may be removed unasked, as they are when a message of an operation is. */
const FEW = 5;

function markedIfMany(entries: readonly Entry[]): readonly Entry[] {
  const isSurplus = (entry: Entry): entry is Former => entry.status === 'stale' && !entry.isOrphan;
  if (entries.filter(isSurplus).length <= FEW) return entries;
  return entries.map((entry) => (isSurplus(entry) ? { ...entry, isOneOfMany: true } : entry));
}

const statuses = {
  layout: 'layout',
  former: 'changed',
  conflict: 'conflict',
  'edited-conflict': 'edited-conflict',
} as const;

function entryOf(
  { path, content }: NewFile,
  origin: Origin,
  wasOurs: boolean,
  shown: (Found & { kind: 'file' }) | undefined,
): Entry {
  if (origin === 'current') return { path, status: 'unchanged' };
  const status = origin === 'other' ? (wasOurs ? 'edited' : 'foreign') : statuses[origin];
  const texts = shown && { found: shown.bytes.toString('utf8'), generated: textOf(content) };
  return { path, status, ...(texts && { texts }) };
}

function entryOfMerged({ path, content, found }: MergedFile, hasTexts: boolean): Entry {
  if (found === undefined) return { path, status: 'missing' };
  if (found === content) return { path, status: 'unchanged' };
  return { path, status: 'changed', ...(hasTexts && { texts: { found, generated: content } }) };
}

function textOf(content: NewFile['content']): string {
  return typeof content === 'string'
    ? content
    : Buffer.from(content.buffer, content.byteOffset, content.length).toString();
}

/** The hash of its content. */
export function hashOfFile(file: OutputFile): string {
  return 'content' in file ? (file.hash ?? hashOf(file.content)) : file.hash;
}

/** Hashes of the forms of generated files. Those of the manifest may be of other texts, after a merge of two branches. */
async function layoutsOf(files: readonly OutputFile[]): Promise<Hashes> {
  const layouts = new Map<string, string>();
  for (const file of files) {
    // With a hash but without a layout, it has none.
    const text = file.hash === undefined && 'content' in file ? textOf(file.content) : undefined;
    const layout = file.layout ?? (text === undefined ? undefined : await layoutHash(file.path, text));
    if (layout !== undefined) layouts.set(file.path, layout);
  }
  return layouts;
}

/** `get-thing` for `get-thing/types.ts`; empty for a file without a folder. */
function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.indexOf('/')) : '';
}

/** Every hash that a generated file may have. A killed run may have written only some of its files. */
function knownHashes(
  manifest: Manifest['known'] = new Map(),
  journal?: Journal,
): ReadonlyMap<string, readonly string[]> {
  if (!journal) return manifest;
  const known = new Map(manifest);
  for (const [path, hashes] of journal.files) known.set(path, [...(known.get(path) ?? []), ...hashes]);
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
