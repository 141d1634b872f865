/** The manifest says which files are ours; the journal says which ones a run was about to make ours. */
import { join } from 'node:path';
import { diagnostic } from '../diagnostics.js';
import { OutputFailure, shown } from './failure.js';
import { look } from './look.js';
import { isOutputPath, JOURNAL, MANIFEST } from './names.js';

/** Hash by path. */
export type Hashes = ReadonlyMap<string, string>;

/** Every hash that a file of ours may have, by path. */
export interface Journal {
  /** Part of the names of the run's temporary files. */
  readonly tag: string;
  readonly files: ReadonlyMap<string, readonly string[]>;
}

const VERSION = 1;
const LARGEST = 64 * 1024 * 1024;
const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
const isHashes = (value: unknown): value is string[] => Array.isArray(value) && value.length > 0 && value.every(isHash);

/** The manifest as text: paths sorted, two spaces, a line end last (as Prettier has it). */
export function manifestText(hashes: Hashes): string {
  return `${JSON.stringify({ version: VERSION, files: sortedObject(hashes) }, null, 2)}\n`;
}

export function journalText({ tag, files }: Journal): string {
  return `${JSON.stringify({ version: VERSION, tag, files: sortedObject(files) })}\n`;
}

/**
 * The manifest of an output folder.
 * @returns its text and hashes; undefined when there is none
 * @throws OutputFailure when it is not one that we wrote
 */
export async function readManifest(folder: string): Promise<{ text: string; hashes: Hashes } | undefined> {
  const path = join(folder, MANIFEST);
  const text = await readIfThere(folder, MANIFEST);
  return text === undefined ? undefined : { text, hashes: parse(path, text, isHash).files };
}

/** The journal of a run that did not come to its end, if there is one. Throws as {@link readManifest} does. */
export async function readJournal(folder: string): Promise<Journal | undefined> {
  const path = join(folder, JOURNAL);
  const text = await readIfThere(folder, JOURNAL);
  if (text === undefined) return undefined;
  const { data, files } = parse(path, text, isHashes);
  const tag = 'tag' in data ? data.tag : undefined;
  if (typeof tag !== 'string' || !/^[0-9a-f]{8}$/.test(tag)) throw broken(path, 'it has no proper tag');
  return { tag, files };
}

async function readIfThere(folder: string, name: string): Promise<string | undefined> {
  const found = await look(folder, name);
  if (found.kind === 'obstacle') throw new OutputFailure(found.diagnostic);
  return found.kind === 'file' ? found.bytes.toString('utf8') : undefined;
}

function parse<Value>(
  path: string,
  text: string,
  isValue: (value: unknown) => value is Value,
): { data: object; files: Map<string, Value> } {
  if (text.length > LARGEST) throw broken(path, 'it is too large');
  if (/^<{7} /m.test(text)) throw broken(path, 'it holds the marks of a merge conflict');
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw broken(path, 'it is not JSON');
  }
  if (typeof data !== 'object' || data === null || !('version' in data)) throw broken(path, 'it has no version');
  if (data.version !== VERSION) throw broken(path, 'its version is not one that this specwright knows');
  const files = 'files' in data ? data.files : undefined;
  if (typeof files !== 'object' || files === null || Array.isArray(files)) throw broken(path, 'it lists no files');
  const entries = new Map<string, Value>();
  for (const [name, value] of Object.entries(files)) {
    if (!isOutputPath(name)) throw broken(path, `it lists ${JSON.stringify(name)}, which specwright never writes`);
    if (!isValue(value)) throw broken(path, `what it says of ${JSON.stringify(name)} is no hash`);
    entries.set(name, value);
  }
  return { data, files: entries };
}

function broken(path: string, reason: string): OutputFailure {
  return new OutputFailure(diagnostic('manifest-broken', { path: shown(path) }, { reason }));
}

function sortedObject<Value>(map: ReadonlyMap<string, Value>): Readonly<Record<string, Value>> {
  return Object.fromEntries([...map].sort(([left], [right]) => (left < right ? -1 : 1)));
}
