/** The only place that reads definitions from the disk. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { diagnostic } from '../diagnostics.js';
import type { Diagnostic } from '../diagnostics.js';
import type { Source } from '../source.js';

/** Bytes that a definition file may have at most: 1 MiB. */
export const maxFileBytes = 1024 * 1024;

const extension = '.spec.yaml';

/**
 * Paths of the definition files of a folder, sorted by name.
 * @param folder as the user gave it; the paths begin with it
 */
export async function listDefinitions(
  folder: string,
): Promise<{ readonly paths: readonly string[]; readonly diagnostics: readonly Diagnostic[] }> {
  const path = slashed(folder);
  try {
    const names = (await readdir(folder)).filter((name) => name.endsWith(extension)).sort();
    const diagnostics = names.length > 0 ? [] : [diagnostic('no-definitions', { path }, {})];
    return { paths: names.map((name) => join(folder, name)), diagnostics };
  } catch (error) {
    return { paths: [], diagnostics: [diagnostic('folder-unreadable', { path }, { reason: reasonOf(error) })] };
  }
}

/** One file as a source, or why it is none. The size is looked at before the content. */
export async function readSource(
  path: string,
): Promise<{ readonly source: Source } | { readonly diagnostic: Diagnostic }> {
  const where = { path: slashed(path) };
  let bytes: Buffer;
  try {
    const { size } = await stat(path);
    if (size > maxFileBytes) return { diagnostic: diagnostic('file-too-large', where, { size }) };
    bytes = await readFile(path);
  } catch (error) {
    return { diagnostic: diagnostic('file-unreadable', where, { reason: reasonOf(error) }) };
  }
  try {
    return {
      source: { path: where.path, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) },
    };
  } catch {
    return { diagnostic: diagnostic('file-not-utf8', where, {}) };
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EISDIR: 'it is a folder',
  ELOOP: 'its symbolic links go round in a circle',
  ENOENT: 'it does not exist, or is a symbolic link to nothing',
  ENOTDIR: 'it is not a folder',
  EPERM: 'permission is denied',
};

/** Why the system refused, in words; anything but an error of the system is a bug of ours. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') throw error;
  return reasons[error.code] ?? `the system says ${error.code}`;
}

function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}
