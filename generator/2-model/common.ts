/** Which common file an operation uses. */
import { dirname } from 'node:path';
import type { LoadedCommon, LoadedFile, LoadedOperation } from '../1-load/definition.js';
import { type Diagnostic, diagnostic } from '../diagnostics.js';
import { nearest } from '../nearest.js';

/** The common file that an operation names, beside it. */
export function commonOf(file: LoadedOperation, files: readonly LoadedFile[]): LoadedCommon | undefined {
  return commonsBeside(file, files).find((common) => nameOf(common) === file.data.uses);
}

/**
 * Says that an operation has no common file, with the nearest name when it names one.
 *
 * @param rejected names of files that were not loaded: their mistakes have been told, and that they are missing is none
 */
export function withoutCommon(
  file: LoadedOperation,
  files: readonly LoadedFile[],
  rejected: readonly string[],
): readonly Diagnostic[] {
  const { uses } = file.data;
  if (uses === undefined) return [diagnostic('no-common', file.at(['operation'], 'key'), {})];
  if (rejected.includes(uses)) return [];
  const suggestion = nearest(uses, commonsBeside(file, files).map(nameOf));
  return [diagnostic('unknown-common', file.at(['uses']), { name: uses }, suggestion)];
}

function commonsBeside(file: LoadedOperation, files: readonly LoadedFile[]): readonly LoadedCommon[] {
  return files.filter(
    (other): other is LoadedCommon =>
      other.kind === 'common' && dirname(other.source.path) === dirname(file.source.path),
  );
}

function nameOf({ source: { path } }: LoadedFile): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
