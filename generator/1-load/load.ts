/** Phase 1: definition files to checked plain data, positions kept. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics.js';
import type { Source } from '../source.js';
import { commonFormat, operationFormat } from './format.js';
import type { CommonDefinition, LoadedFile, Locate, OperationDefinition } from './definition.js';
import { LARGEST_FILE } from './limits.js';
import { locate, plainValue } from './piece.js';
import { checkStructure } from './structure.js';
import { parseYaml } from './yaml.js';

export interface Loaded {
  readonly files: readonly LoadedFile[];
  /** Names of the files that are left out because of their mistakes. */
  readonly rejected: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Every `*.spec.yaml` of a folder, by name. Files with mistakes are left out of `files`, their mistakes reported. */
export async function loadFolder(folder: string): Promise<Loaded> {
  let names: string[];
  try {
    names = (await readdir(folder)).filter((name) => name.endsWith('.spec.yaml')).sort();
  } catch (error) {
    return { files: [], rejected: [], diagnostics: [unreadable(folder, 'the folder of definitions', error)] };
  }
  if (names.length === 0) {
    return { files: [], rejected: [], diagnostics: [diagnostic('no-definitions', { path: folder }, {})] };
  }
  const results = await Promise.all(names.map((name) => loadFile(join(folder, name))));
  return {
    files: results.flatMap(({ file }) => file ?? []),
    rejected: names.filter((_, index) => !results[index]?.file),
    diagnostics: results.flatMap(({ diagnostics }) => diagnostics),
  };
}

async function loadFile(file: string): Promise<LoadResult> {
  const path = file.replaceAll('\\', '/');
  let bytes: Buffer;
  try {
    const { size } = await stat(file);
    if (size > LARGEST_FILE) {
      return { diagnostics: [diagnostic('file-too-large', { path }, { limit: `${LARGEST_FILE / 1024 / 1024} MiB` })] };
    }
    bytes = await readFile(file);
  } catch (error) {
    return { diagnostics: [unreadable(path, 'the file', error)] };
  }
  try {
    return loadSource({ path, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) });
  } catch (error) {
    if (error instanceof TypeError && 'code' in error) return { diagnostics: [diagnostic('not-utf8', { path }, {})] };
    throw error;
  }
}

export interface LoadResult {
  /** Absent when the file has any mistake. */
  readonly file?: LoadedFile;
  readonly diagnostics: readonly Diagnostic[];
}

/** One file's text. A byte order mark is no part of it, so that columns are those that an editor shows. */
export function loadSource({ path, text }: Source): LoadResult {
  const source = { path, text: text.replace(/^\ufeff/, '') };
  const { piece, diagnostics } = parseYaml(source);
  if (!piece) return { diagnostics };
  const isCommon = piece.kind === 'map' && piece.entries.some(({ key }) => key === 'common');
  const all = [...diagnostics, ...checkStructure(piece, isCommon ? commonFormat() : operationFormat())];
  if (hasErrors(all)) return { diagnostics: all };
  const at: Locate = (path, part) => locate(piece, path, part);
  // The structure was checked just now against the grammar that these types describe.
  const data = plainValue(piece);
  const file: LoadedFile = isCommon
    ? { kind: 'common', source, data: data as CommonDefinition, at, piece }
    : { kind: 'operation', source, data: data as OperationDefinition, at, piece };
  return { file, diagnostics: all };
}

function unreadable(path: string, what: string, error: unknown): Diagnostic {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reasons: Record<string, string> = {
    ENOENT: 'it does not exist',
    ENOTDIR: 'it is not a folder',
    EISDIR: 'it is a folder',
    EACCES: 'permission is denied',
    EPERM: 'permission is denied',
    ELOOP: 'its symbolic links lead in a circle',
  };
  const reason = reasons[code] ?? `the system says ${code || String(error)}`;
  return diagnostic('cannot-read', { path: path.replaceAll('\\', '/') }, { what, reason });
}
