/** The manifest lists the generated files; the journal lists those that a run is about to write. */
import { addTo } from '../grouped.js';
import { join } from 'node:path';
import { diagnostic } from '../diagnostics/diagnostic.js';
import { hasConflictMark } from './conflict.js';
import { shown } from '../diagnostics/failed-file.js';
import { OutputFailure } from './failure.js';
import { FORM } from './layout/layout.js';
import { readOutputFile } from './output-file.js';
import { isMergedPath, isOutputPath, JOURNAL, MANIFEST } from './output-names.js';

/** Hash by path. */
export type Hashes = ReadonlyMap<string, string>;

export interface Manifest {
  readonly text: string;
  /** Hashes of the texts that were written. */
  readonly hashes: Hashes;
  /** Hashes of their forms; empty when an earlier version computed forms in another way. */
  readonly layouts: Hashes;
  /** Every hash of a text or form that a generated file may have; in a merge conflict those of both sides. */
  readonly known: ReadonlyMap<string, readonly string[]>;
  readonly isConflict: boolean;
  /** Hashes of the parts that were written into files of the user; in a merge conflict those of both sides. */
  readonly merged: ReadonlyMap<string, readonly string[]>;
}

/** Every hash that a generated file may have, by path. */
export interface Journal {
  /** Part of the names of the run's temporary files. */
  readonly tag: string;
  readonly files: ReadonlyMap<string, readonly string[]>;
}

const VERSION = 1;
const LARGEST = 64 * 1024 * 1024;
const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isHashes = (value: unknown): value is string[] => Array.isArray(value) && value.length > 0 && value.every(isHash);

/**
 * The manifest as text, formatted as Prettier does: sorted paths, two spaces, a final line break. It is put together from
 * lines, because an object with a property for each of many files takes several times as long.
 */
export function manifestText(hashes: Hashes, layouts: Hashes, merged: Hashes = new Map()): string {
  const members = [
    `  "version": ${VERSION}`,
    `  "files": ${objectText(hashes, '  ')}`,
    `  "layouts": {\n    "form": ${FORM},\n    "files": ${objectText(layouts, '    ')}\n  }`,
    ...(merged.size > 0 ? [`  "merged": ${objectText(merged, '  ')}`] : []),
  ];
  return `{\n${members.join(',\n')}\n}\n`;
}

function objectText(texts: Hashes, indent: string): string {
  let lines = '';
  for (const [name, text] of sorted(texts))
    lines += `${lines === '' ? '' : ',\n'}${indent}  ${JSON.stringify(name)}: "${text}"`;
  return lines === '' ? '{}' : `{\n${lines}\n${indent}}`;
}

export function journalText({ tag, files }: Journal): string {
  return `${JSON.stringify({ version: VERSION, tag, files: sortedObject(files) })}\n`;
}

/** The manifest of files that are about to be written. */
export function manifestOf(hashes: Hashes, layouts: Hashes, merged: Hashes): Manifest {
  const known = knownAmong(hashes, layouts);
  const parts = new Map([...merged].map(([part, hash]) => [part, [hash]]));
  return { text: manifestText(hashes, layouts, merged), hashes, layouts, known, isConflict: false, merged: parts };
}

/**
 * The manifest of an output folder.
 * @param before what was read earlier, which is returned if nothing has changed
 * @returns undefined when there is none
 * @throws OutputFailure when it is invalid
 */
export async function readManifest(folder: string, before?: Manifest): Promise<Manifest | undefined> {
  const path = join(folder, MANIFEST);
  const text = await readIfThere(folder, MANIFEST);
  if (text === undefined) return undefined;
  if (text === before?.text) return before;
  if (text.length > LARGEST) throw broken(path, 'it is too large');
  if (hasConflictMark(text)) {
    const merged = partsIn(text);
    return { text, hashes: new Map(), layouts: new Map(), known: hashesIn(text), isConflict: true, merged };
  }
  const { data, files } = parse(path, text, isHash);
  const layouts = layoutsOf(data);
  return { text, hashes: files, layouts, known: knownAmong(files, layouts), isConflict: false, merged: partsIn(text) };
}

function knownAmong(hashes: Hashes, layouts: Hashes): Manifest['known'] {
  const known = new Map<string, readonly string[]>();
  for (const [path, hash] of hashes) {
    const layout = layouts.get(path);
    known.set(path, layout === undefined ? [hash] : [hash, layout]);
  }
  return known;
}

/** What is written of parts, one in a line. */
function partsIn(text: string): Manifest['merged'] {
  const merged = new Map<string, string[]>();
  for (const [, part = '', hash = ''] of text.matchAll(/^ *("[a-z]+\.json#[^"\r\n]*"): ?"([0-9a-f]{16})",?\r?$/gm))
    addTo(merged, part, hash);
  return new Map([...merged].map(([part, hashes]) => [JSON.parse(part) as string, hashes]));
}

/** Forms of an earlier version cannot be compared. */
function layoutsOf(data: object): Hashes {
  const { layouts }: { layouts?: unknown } = data;
  if (typeof layouts !== 'object' || layouts === null || !('form' in layouts) || layouts.form !== FORM)
    return new Map();
  const files = 'files' in layouts ? layouts.files : undefined;
  if (typeof files !== 'object' || files === null) return new Map();
  return new Map(Object.entries(files).flatMap(([name, hash]) => (isHash(hash) ? [[name, hash] as const] : [])));
}

/** Every hash of every file in a manifest with a merge conflict; other lines are ignored. */
function hashesIn(text: string): ReadonlyMap<string, readonly string[]> {
  const known = new Map<string, string[]>();
  for (const [, path = '', hash = ''] of text.matchAll(/"([^"\r\n]+)": ?"([0-9a-f]+)"/g)) {
    if (isOutputPath(path) && isHash(hash)) addTo(known, path, hash);
  }
  return known;
}

/** The journal of an unfinished run, if there is one. Throws as {@link readManifest} does. */
export async function readJournal(folder: string): Promise<Journal | undefined> {
  const path = join(folder, JOURNAL);
  const text = await readIfThere(folder, JOURNAL);
  if (text === undefined) return undefined;
  if (text.length > LARGEST) throw broken(path, 'it is too large');
  const { data, files } = parse(path, text, isHashes, (name) => isOutputPath(name) || isMergedPath(name));
  const tag = 'tag' in data ? data.tag : undefined;
  if (typeof tag !== 'string' || !/^[0-9a-f]{8}$/.test(tag)) throw broken(path, 'its tag is invalid');
  return { tag, files };
}

async function readIfThere(folder: string, name: string): Promise<string | undefined> {
  const found = await readOutputFile(folder, name);
  if (found.kind === 'obstacle') throw new OutputFailure(found.diagnostic);
  return found.kind === 'file' ? found.bytes.toString('utf8') : undefined;
}

function parse<Value>(
  path: string,
  text: string,
  isValue: (value: unknown) => value is Value,
  isPath = isOutputPath,
): { data: object; files: Map<string, Value> } {
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw broken(path, 'it is not valid JSON');
  }
  if (typeof data !== 'object' || data === null || !('version' in data)) throw broken(path, 'it has no version');
  if (data.version !== VERSION) throw broken(path, 'this version of specwright does not support its version');
  const files = 'files' in data ? data.files : undefined;
  if (typeof files !== 'object' || files === null || Array.isArray(files)) throw broken(path, 'it lists no files');
  const entries = new Map<string, Value>();
  for (const [name, value] of Object.entries(files)) {
    if (!isPath(name)) throw broken(path, `it lists ${JSON.stringify(name)}, which specwright never writes`);
    if (!isValue(value)) throw broken(path, `the hash of ${JSON.stringify(name)} is invalid`);
    entries.set(name, value);
  }
  return { data, files: entries };
}

function broken(path: string, reason: string): OutputFailure {
  return new OutputFailure(diagnostic('manifest-broken', { path: shown(path) }, { reason }));
}

function sortedObject<Value>(map: ReadonlyMap<string, Value>): Readonly<Record<string, Value>> {
  return Object.fromEntries(sorted(map));
}

/** By path. What is in order already, as it mostly is, is not sorted again. */
function sorted<Value>(map: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] {
  const all = [...map];
  const isInOrder = all.every(([path], at) => at === 0 || (all[at - 1]?.[0] ?? '') < path);
  return isInOrder ? all : all.sort(([left], [right]) => (left < right ? -1 : 1));
}
