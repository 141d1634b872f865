/** Phase 1: reads definition files into checked plain data with positions. */
import { diagnostic } from '../diagnostics/diagnostic.js';
import { cannotRead } from '../diagnostics/failed-file.js';
import { limits } from '../limits.js';
import { readRegularFile } from '../regular-file.js';
import type { Roots } from '../roots.js';
import type { LoadedFile } from './definition.js';
import { findInstalled } from './installed.js';
import { listDefinitions } from './list.js';
import { type Loaded, type LoadResult, loadSource } from './load-source.js';
import { checkSchemaLine } from './schema-line.js';

/** Reads the definitions of some roots. Files with errors are reported and not part of `files`. */
export async function loadFolder(roots: Roots): Promise<Loaded> {
  const { paths, diagnostics } = await listDefinitions(roots);
  const loaded = await loadFiles(paths);
  return { ...loaded, diagnostics: [...diagnostics, ...loaded.diagnostics] };
}

/** Reads some definitions, and the common files of packages that they use. */
export async function loadFiles(paths: readonly string[]): Promise<Loaded> {
  const own = await loadAll(paths);
  const used = [...own.files, ...own.repaired.map(({ file }) => file)].flatMap((file) =>
    file.kind === 'operation' && file.installed && 'path' in file.installed ? file.installed.path : [],
  );
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

async function loadAll(paths: readonly string[]): Promise<Loaded> {
  const results = await Promise.all(paths.map((path) => loadFile(path)));
  return {
    files: results.flatMap(({ file }) => file ?? []),
    repaired: results.flatMap(({ repaired }) => repaired ?? []),
    rejected: paths.filter((_, index) => !results[index]?.file && !results[index]?.repaired),
    diagnostics: results.flatMap(({ diagnostics }) => diagnostics),
  };
}

/**
 * Reads one definition; `bytes` is its content, unless it could not be read as text.
 *
 * @param knownAs what is known of a content, which is then not parsed and not reported on
 */
export async function loadFile(
  path: string,
  knownAs: (bytes: Buffer) => LoadedFile | undefined = () => undefined,
): Promise<LoadResult & { readonly bytes?: Buffer }> {
  let bytes: Buffer | undefined;
  try {
    bytes = await readRegularFile(path, limits.file);
  } catch (error) {
    return { diagnostics: [cannotRead(path, 'the file', error)] };
  }
  if (!bytes) {
    return { diagnostics: [diagnostic('file-too-large', { path }, { limit: `${limits.file / 1024 / 1024} MiB` })] };
  }
  const known = knownAs(bytes);
  if (known) return { file: known, bytes, diagnostics: [] };
  try {
    const source = { path, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
    const loaded = loadSource(source, findInstalled);
    return { ...loaded, bytes, diagnostics: [...(await checkSchemaLine(source)), ...loaded.diagnostics] };
  } catch (error) {
    if (error instanceof TypeError && 'code' in error) return { diagnostics: [diagnostic('not-utf8', { path }, {})] };
    throw error;
  }
}
