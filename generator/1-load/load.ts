/** Phase 1: definition files to checked plain data, positions kept. */
import { join } from 'node:path';
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/diagnostic.js';
import { type Listing, listFiles, readRegularFile } from '../regular-file.js';
import type { Source, Span } from '../diagnostics/source.js';
import { commonFormat, operationFormat } from './definition-format/definition-format.js';
import type { CommonDefinition, LoadedFile, Locate, OperationDefinition } from './definition.js';
import { limits } from '../limits.js';
import { isDefinition, lookalikes } from './lookalikes.js';
import { repair } from './repair.js';
import { locate, type YamlNode, plainValue } from './yaml-node.js';
import { checkSchemaLine } from './schema-line.js';
import { checkStructure } from './structure.js';
import { parseYaml } from './yaml.js';

export interface Loaded {
  /** Those without any mistake. */
  readonly files: readonly LoadedFile[];
  /** Those with structural mistakes, put right as far as can be guessed. */
  readonly repaired: readonly MendedFile[];
  /** Paths of the files that are neither. */
  readonly rejected: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface MendedFile {
  readonly file: LoadedFile;
  /** What was changed; what later phases say of these places is not to be trusted. */
  readonly places: readonly Span[];
}

/** Entries of a folder of definitions that are looked at. */
const MOST_FILES = 10_000;

/**
 * Every `*.spec.yaml` and `*.spec.yml` of a folder and the folders in it, by path. Files with mistakes are left out of
 * `files`, their mistakes reported.
 */
export async function loadFolder(folder: string): Promise<Loaded> {
  let listing: Listing;
  try {
    listing = await listFiles(folder, MOST_FILES);
  } catch (error) {
    return { ...none, diagnostics: [unreadable(folder, 'the folder of definitions', error)] };
  }
  if (listing.isCut)
    return { ...none, diagnostics: [diagnostic('too-many-files', { path: folder }, { limit: MOST_FILES })] };
  const pathOf = (name: string): string => join(folder, name).replaceAll('\\', '/');
  // A folder of such a name is a mistake, whatever it holds.
  const names = [...listing.paths, ...listing.folders].filter(isDefinition).sort();
  const others = await lookalikes(folder, listing.paths);
  const unread = others.map(({ name, reason, suggestion }) =>
    diagnostic('definition-not-read', { path: pathOf(name) }, { reason }, suggestion),
  );
  if (names.length === 0)
    return { ...none, diagnostics: [diagnostic('no-definitions', { path: folder }, {}), ...unread] };
  const results = await Promise.all(names.map((name) => loadFile(pathOf(name))));
  return {
    files: results.flatMap(({ file }) => file ?? []),
    repaired: results.flatMap(({ repaired }) => repaired ?? []),
    rejected: names.filter((_, index) => !results[index]?.file && !results[index]?.repaired).map(pathOf),
    diagnostics: [...unread, ...results.flatMap(({ diagnostics }) => diagnostics)],
  };
}

const none = { files: [], repaired: [], rejected: [] };

async function loadFile(path: string): Promise<LoadResult> {
  let bytes: Buffer | undefined;
  try {
    bytes = await readRegularFile(path, limits.file);
  } catch (error) {
    return { diagnostics: [unreadable(path, 'the file', error)] };
  }
  if (!bytes) {
    return { diagnostics: [diagnostic('file-too-large', { path }, { limit: `${limits.file / 1024 / 1024} MiB` })] };
  }
  try {
    const source = { path, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
    const loaded = loadSource(source);
    return { ...loaded, diagnostics: [...(await checkSchemaLine(source)), ...loaded.diagnostics] };
  } catch (error) {
    if (error instanceof TypeError && 'code' in error) return { diagnostics: [diagnostic('not-utf8', { path }, {})] };
    throw error;
  }
}

export interface LoadResult {
  /** Absent when the file has any mistake. */
  readonly file?: LoadedFile;
  /** Present when it has mistakes that can be put right by guess. */
  readonly repaired?: MendedFile;
  readonly diagnostics: readonly Diagnostic[];
}

/** One file's text. A byte order mark is no part of it, so that columns are those that an editor shows. */
export function loadSource({ path, text }: Source): LoadResult {
  const source = { path, text: text.replace(/^\ufeff/, '') };
  const { node, diagnostics } = parseYaml(source);
  if (!node) return { diagnostics };
  const isCommon = node.kind === 'map' && node.entries.some(({ key }) => key === 'common');
  const format = isCommon ? commonFormat() : operationFormat();
  const all = [...diagnostics, ...checkStructure(node, format)];
  if (!hasErrors(all)) return { file: fileOf(source, node, isCommon), diagnostics: all };
  const repaired = repair(node, format);
  if (!repaired) return { diagnostics: all };
  return { repaired: { file: fileOf(source, repaired.node, isCommon), places: repaired.places }, diagnostics: all };
}

/** The structure has been checked against the format that these types describe. */
function fileOf(source: Source, node: YamlNode, isCommon: boolean): LoadedFile {
  const at: Locate = (path, part) => locate(node, path, part);
  const data = plainValue(node);
  return isCommon
    ? { kind: 'common', source, data: data as CommonDefinition, at, node }
    : { kind: 'operation', source, data: data as OperationDefinition, at, node };
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
    ESPECIAL: 'it is a pipe, a socket or a device, not a file',
    EAGAIN: 'it has nothing to read yet, so it is no ordinary file',
  };
  const reason = reasons[code] ?? `the system says ${code || String(error)}`;
  return diagnostic('cannot-read', { path: path.replaceAll('\\', '/') }, { what, reason });
}
