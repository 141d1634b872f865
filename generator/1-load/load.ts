/** Phase 1: the definition files of a folder, read, parsed and held against the format. */
import type { Diagnostic } from '../diagnostics.js';
import type { Source } from '../source.js';
import type { CommonDefinition, LoadedFile, OperationDefinition } from './definition.js';
import { parse } from './parse.js';
import { listDefinitions, readSource } from './read.js';
import { locator, toData } from './tree.js';

export interface Loaded {
  readonly files: readonly LoadedFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Loads every `*.spec.yaml` of a folder.
 * @param folder as the user gave it; diagnostics name files beginning with it
 * @returns the files without a mistake, sorted by name, and the mistakes of all the others
 */
export async function loadFolder(folder: string): Promise<Loaded> {
  const { paths, diagnostics } = await listDefinitions(folder);
  const loaded = await Promise.all(paths.map(loadFile));
  return {
    files: loaded.flatMap(({ files }) => files),
    diagnostics: [...diagnostics, ...loaded.flatMap(({ diagnostics }) => diagnostics)],
  };
}

async function loadFile(path: string): Promise<Loaded> {
  const read = await readSource(path);
  if ('diagnostic' in read) return { files: [], diagnostics: [read.diagnostic] };
  const { file, diagnostics } = loadSource(read.source);
  return { files: file === undefined ? [] : [file], diagnostics };
}

/** Loads one text. There is a file exactly when no error was diagnosed. */
export function loadSource(source: Source): {
  readonly file?: LoadedFile;
  readonly diagnostics: readonly Diagnostic[];
} {
  const { tree, diagnostics } = parse(source);
  if (tree === undefined || diagnostics.length > 0) return { diagnostics };
  const data = toData(tree);
  const at = locator(tree);
  const file: LoadedFile =
    'operation' in (data as object)
      ? { kind: 'operation', source, data: data as OperationDefinition, at }
      : { kind: 'common', source, data: data as CommonDefinition, at };
  return { file, diagnostics };
}
