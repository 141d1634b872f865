/** Phase 1: reads definition files into checked plain data with positions. */
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/diagnostic.js';
import { readRegularFile } from '../regular-file.js';
import { cannotRead } from '../diagnostics/failed-file.js';
import type { Source, Span } from '../diagnostics/source.js';
import { commonFormat, operationFormat } from './definition-format/definition-format.js';
import type { CommonDefinition, LoadedFile, Locate, OperationDefinition } from './definition.js';
import { limits } from '../limits.js';
import type { Roots } from '../roots.js';
import { findInstalled, isInstalled } from './installed.js';
import { listDefinitions } from './list.js';
import { repair } from './repair.js';
import { locate, type YamlNode, plainValue } from './yaml-node.js';
import { checkSchemaLine } from './schema-line.js';
import { withoutShortForms } from './short-forms.js';
import { checkStructure } from './structure.js';
import { parseYaml } from './yaml.js';

export interface Loaded {
  /** The files without errors. */
  readonly files: readonly LoadedFile[];
  /** The files with structural errors, repaired by guessing. */
  readonly repaired: readonly RepairedFile[];
  /** Paths of the files that could not be repaired. */
  readonly rejected: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** Paths of files that belong to packages, which others use as well. */
  readonly installed?: ReadonlySet<string>;
}

export interface RepairedFile {
  readonly file: LoadedFile;
  /** The changed places; diagnostics of later phases at these places are unreliable. */
  readonly places: readonly Span[];
}

/** Reads the definitions of some roots. Files with errors are reported and not part of `files`. */
export async function loadFolder(roots: Roots): Promise<Loaded> {
  const { paths, diagnostics } = await listDefinitions(roots);
  const loaded = await loadFiles(paths);
  return { ...loaded, diagnostics: [...diagnostics, ...loaded.diagnostics] };
}

/** Reads some definitions, and the common files of packages that they use. */
export async function loadFiles(paths: readonly string[]): Promise<Loaded> {
  const own = await loadAll(paths);
  const used = [...own.files, ...own.repaired.map(({ file }) => file)].flatMap(installedOf);
  const installed = [...new Set(used)].filter((path) => !paths.includes(path)).sort();
  if (installed.length === 0) return own;
  const others = await loadAll(installed);
  return {
    files: [...own.files, ...others.files],
    repaired: [...own.repaired, ...others.repaired],
    rejected: [...own.rejected, ...others.rejected],
    diagnostics: [...own.diagnostics, ...others.diagnostics],
    installed: new Set(installed),
  };
}

/** The path of the common file that a definition uses, if it is one of a package. */
function installedOf(file: LoadedFile): readonly string[] {
  const uses = file.kind === 'operation' ? file.data.uses : undefined;
  if (typeof uses !== 'string' || !isInstalled(uses)) return [];
  const found = findInstalled(uses, file.source.path);
  return 'path' in found ? [found.path] : [];
}

async function loadAll(paths: readonly string[]): Promise<Loaded> {
  const results = await Promise.all(paths.map(loadFile));
  return {
    files: results.flatMap(({ file }) => file ?? []),
    repaired: results.flatMap(({ repaired }) => repaired ?? []),
    rejected: paths.filter((_, index) => !results[index]?.file && !results[index]?.repaired),
    diagnostics: results.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** Reads one definition; `bytes` is its content, unless it could not be read as text. */
export async function loadFile(path: string): Promise<LoadResult & { readonly bytes?: Buffer }> {
  let bytes: Buffer | undefined;
  try {
    bytes = await readRegularFile(path, limits.file);
  } catch (error) {
    return { diagnostics: [cannotRead(path, 'the file', error)] };
  }
  if (!bytes) {
    return { diagnostics: [diagnostic('file-too-large', { path }, { limit: `${limits.file / 1024 / 1024} MiB` })] };
  }
  try {
    const source = { path, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
    const loaded = loadSource(source);
    return { ...loaded, bytes, diagnostics: [...(await checkSchemaLine(source)), ...loaded.diagnostics] };
  } catch (error) {
    if (error instanceof TypeError && 'code' in error) return { diagnostics: [diagnostic('not-utf8', { path }, {})] };
    throw error;
  }
}

export interface LoadResult {
  /** Absent when the file has errors. */
  readonly file?: LoadedFile;
  /** Present when the file has errors that can be repaired by guessing. */
  readonly repaired?: RepairedFile;
  readonly diagnostics: readonly Diagnostic[];
}

/** Loads the text of one file. A byte order mark is removed, so that columns are those that an editor shows. */
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
  const data = withoutShortForms(plainValue(node));
  return isCommon
    ? { kind: 'common', source, data: data as CommonDefinition, at, node }
    : { kind: 'operation', source, data: data as OperationDefinition, at, node };
}
