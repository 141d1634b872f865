/** The files that make the output a package, brought up to date without losing what the user has written into them. */
import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PackageFile } from '../4-emit/package/package-file.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { shown } from '../diagnostics/failed-file.js';
import type { Unreadable } from '../merge/document.js';
import type { Change } from '../merge/plan.js';
import type { Written } from '../merge/three-way.js';
import { unlessRefused } from '../diagnostics/system-error.js';
import { readOutputFile } from './output-file.js';

export interface MergedFile {
  readonly path: string;
  readonly content: string;
  /** The text that is there; absent if there is no file. */
  readonly found?: string;
  /** Hashes of the parts as they are written, by the path of the file, `#` and their pointers. */
  readonly record: ReadonlyMap<string, string>;
}

/**
 * @param written the record of the last run
 * @returns undefined if there is nothing to write
 */
export async function mergedFile(
  folder: string,
  file: PackageFile,
  written: Written,
  isForced: boolean,
): Promise<MergedFile | Diagnostic | undefined> {
  const { path } = file;
  const there = await readOutputFile(folder, path);
  if (there.kind === 'obstacle') return there.diagnostic;
  const found = there.kind === 'file' ? there.bytes.toString('utf8') : undefined;
  if (found !== undefined && there.kind === 'file' && !isUtf8(there.bytes))
    return unreadable(folder, path, found, 'a byte is no UTF-8', found.indexOf('\ufffd'));
  const prefix = `${path}#`;
  const own = [...written].filter(([key]) => key.startsWith(prefix));
  // All of a file that is not there any more is written again.
  const before = new Map((found === undefined ? [] : own).map(([key, hashes]) => [key.slice(prefix.length), hashes]));
  const after = await updated(file, found, before, isForced);
  if (!after) return undefined;
  if ('reason' in after) return unreadable(folder, path, found ?? '', after.reason, after.offset);
  return { path, ...(found !== undefined && { found }), ...after };
}

function unreadable(folder: string, path: string, text: string, reason: string, offset: number): Diagnostic {
  const span = { source: { path: shown(join(folder, path)), text }, start: offset, end: offset };
  return diagnostic('package-syntax', span, { reason });
}

type Updated = Pick<MergedFile, 'content' | 'record'>;

async function updated(
  file: PackageFile,
  found: string | undefined,
  before: Written,
  isForced: boolean,
): Promise<Updated | Unreadable | undefined> {
  const nothing = new Map<string, string>();
  if (file.kind === 'copy') {
    const content = found ?? (await unlessRefused(() => readFile(file.path, 'utf8')));
    return content === undefined ? undefined : { content, record: nothing };
  }
  if (file.kind === 'section') {
    const { withSection } = await import('../merge/section.js');
    return { content: withSection(found, file.head, file.section), record: nothing };
  }
  const { readJson } = await import('../merge/json-document.js');
  const { planUpdate } = await import('../merge/three-way.js');
  const mark = found?.startsWith('\ufeff') ? '\ufeff' : '';
  const document = readJson((found ?? '{}').slice(mark.length), { allowTrailingComma: file.path === 'tsconfig.json' });
  if ('reason' in document) return { ...document, offset: document.offset + mark.length };
  const { changes, record } = planUpdate(document.value, file.parts, before, isForced);
  const content = found === undefined ? await printed(file.path, changes) : mark + document.edited(changes);
  return { content, record: new Map([...record].map(([pointer, hash]) => [`${file.path}#${pointer}`, hash])) };
}

/** A new document, laid out as Prettier does; it spreads every list in a package.json, as npm does. */
async function printed(path: string, changes: readonly Change[]): Promise<string> {
  const { changed } = await import('../merge/plan.js');
  const { printJson } = await import('../4-emit/print-data.js');
  const value = changed({}, changes);
  return path === 'package.json' ? `${JSON.stringify(value, null, 2)}\n` : printJson(value);
}
