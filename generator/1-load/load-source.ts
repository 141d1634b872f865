/** Loads the texts of definitions, without a file system. */
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.js';
import type { Source, Span } from '../diagnostics/source.js';
import { commonFormat, operationFormat } from './definition-format/definition-format.js';
import type { CommonDefinition, LoadedFile, Locate, OperationDefinition } from './definition.js';
import { repair } from './repair.js';
import { withoutShortForms } from './short-forms.js';
import { checkStructure } from './structure.js';
import { locate, plainValue, type YamlNode } from './yaml-node.js';
import { type FindInstalled, type Installed, isInstalled } from './uses.js';
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

export interface LoadResult {
  /** Absent when the file has errors. */
  readonly file?: LoadedFile;
  /** Present when the file has errors that can be repaired by guessing. */
  readonly repaired?: RepairedFile;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Loads the text of one file. A byte order mark is removed, so that columns are those that an editor shows.
 *
 * @param find finds the files of packages; absent where there are none
 */
export function loadSource({ path, text }: Source, find: FindInstalled = noPackages): LoadResult {
  const source = { path, text: text.replace(/^\ufeff/, '') };
  const { node, diagnostics } = parseYaml(source);
  if (!node) return { diagnostics };
  const isCommon = node.kind === 'map' && node.entries.some(({ key }) => key === 'common');
  const format = isCommon ? commonFormat() : operationFormat();
  const all = [...diagnostics, ...checkStructure(node, format)];
  if (!hasErrors(all)) return { file: fileOf(source, node, isCommon, find), diagnostics: all };
  const repaired = repair(node, format);
  if (!repaired) return { diagnostics: all };
  return {
    repaired: { file: fileOf(source, repaired.node, isCommon, find), places: repaired.places },
    diagnostics: all,
  };
}

/** The structure has been checked against the format that these types describe. */
function fileOf(source: Source, node: YamlNode, isCommon: boolean, find: FindInstalled): LoadedFile {
  const at: Locate = (path, part) => locate(node, path, part);
  const data = withoutShortForms(plainValue(node));
  if (isCommon) return { kind: 'common', source, data: data as CommonDefinition, at, node };
  const operation = { kind: 'operation', source, data: data as OperationDefinition, at, node } as const;
  // A repaired file may have anything here.
  const uses: unknown = operation.data.uses;
  return typeof uses === 'string' && isInstalled(uses)
    ? { ...operation, installed: find(uses, source.path) }
    : operation;
}

function noPackages(uses: string): Installed {
  return { reason: `there are no packages here in which \`${uses}\` could be` };
}
