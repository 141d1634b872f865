/** Which common file an operation uses. */
import { basename, dirname, join } from 'node:path/posix';
import type { LoadedCommon, LoadedFile, LoadedOperation } from '../1-load/definition.js';
import { isInstalled } from '../1-load/uses.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/nearest.js';

/** The common file that an operation names: in its own folder, or the nearest one above. */
export function commonOf(file: LoadedOperation, files: readonly LoadedFile[]): LoadedCommon | undefined {
  const commons = files.filter((other) => other.kind === 'common');
  return commonPathsOf(file)
    .map((path) => commons.find(({ source }) => source.path === path))
    .find((common) => common !== undefined);
}

/** The paths at which the common file of an operation may be, the nearest first. */
export function commonPathsOf(file: LoadedOperation): readonly string[] {
  const { uses } = file.data;
  if (uses === undefined) return [];
  if (!isInstalled(uses)) return foldersOf(file).map((folder) => join(folder, uses));
  return file.installed && 'path' in file.installed ? [file.installed.path] : [];
}

/**
 * Reports that an operation has no common file, with the most similar name if it names one.
 *
 * @param rejected paths of files that were not loaded because of reported mistakes, so that they do not count as missing
 */
export function withoutCommon(
  file: LoadedOperation,
  files: readonly LoadedFile[],
  rejected: readonly string[],
): readonly Diagnostic[] {
  const { uses } = file.data;
  if (uses === undefined) return [diagnostic('no-common', file.at(['operation'], 'key'), {})];
  const found = file.installed;
  if (found) {
    if ('path' in found && rejected.includes(found.path)) return [];
    const reason = 'path' in found ? 'it is not a common file' : found.reason;
    return [diagnostic('unknown-package-file', file.at(['uses']), { name: uses, reason })];
  }
  const folders = foldersOf(file);
  if (folders.some((folder) => rejected.includes(join(folder, uses)))) return [];
  const names = files
    .filter(({ kind, source }) => kind === 'common' && folders.includes(dirname(source.path)))
    .map(({ source }) => basename(source.path));
  return [diagnostic('unknown-common', file.at(['uses']), { name: uses }, nearest(uses, names))];
}

/** The folder of a file and all parent folders within the paths of definitions; `..` stands for no folder in them. */
function foldersOf({ source }: LoadedFile): readonly string[] {
  const folders = [dirname(source.path)];
  for (
    let folder = dirname(source.path);
    dirname(folder) !== folder && basename(folder) !== '..';
    folder = dirname(folder)
  ) {
    folders.push(dirname(folder));
  }
  return folders;
}
