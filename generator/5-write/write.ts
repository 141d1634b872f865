/** Phase 5: writes the generated files to the output folder, all or none, and records them in the manifest. */
import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.js';
import { type Comparison, compare, type CompareOptions, hashOfFile, type OutputFile } from './compare.js';
import { attempt, OutputFailure } from './failure.js';
import { removeEmptyFolders } from './empty-folders.js';
import { locked } from './lock.js';
import { HIDDEN, isOutputPath } from './output-names.js';
import { manifestAfter, manifestStatus, objections, type Outcome, outcome, type WriteOptions } from './outcome.js';
import type { Manifest } from './manifest.js';
import { removeUnfinishedJournal, replaceFiles } from './replace.js';
import { makeFolder } from './make-folder.js';
import { readOutputFile } from './output-file.js';

export interface Written extends Outcome {
  /** If there is an error, nothing was written, and the lists of paths are empty. */
  readonly diagnostics: readonly Diagnostic[];
  /** What is in the folder now; undefined if nothing could be written, or was only tried. */
  readonly manifest?: Manifest;
}

/**
 * Writes the files to the output folder. Nothing is written when there is an error.
 * @param folder created if it does not exist
 */
export async function write(
  folder: string,
  files: readonly OutputFile[],
  options: WriteOptions & Pick<CompareOptions, 'hashInPlace' | 'manifest'> = {},
): Promise<Written> {
  // To compare all files takes time; one that differs tells enough, since all are compared again under the lock.
  const first = (await hasDifference(folder, files)) ? undefined : await compare(folder, files, options);
  // An output folder that is up to date is not touched, not even by a lock.
  if (first && isUpToDate(first, options) && !(await hasLeftovers(folder)))
    return { ...outcome(first, options), diagnostics: objections(first, folder, options), ...manifestIn(first) };
  try {
    const made = await attempt(folder, () => makeFolder(folder));
    try {
      return await locked(folder, () => writeNow(folder, files, options, first));
    } finally {
      if (made !== undefined) await removeEmptyFolders(folder, dirname(made));
    }
  } catch (error) {
    if (!(error instanceof OutputFailure)) throw error;
    // If not even a lock can be written, the other errors explain more.
    const isUnwritable = error.diagnostic.code === 'cannot-write';
    const objected = isUnwritable ? objections(first ?? (await compare(folder, files, options)), folder, options) : [];
    return { ...nothing, diagnostics: hasErrors(objected) ? objected : [error.diagnostic] };
  }
}

/** Maximum number of files that are looked at for a difference. */
const FEW = 32;

/** Whether one of the first new files differs from what is in the folder; false if that is not certain. */
async function hasDifference(folder: string, files: readonly OutputFile[]): Promise<boolean> {
  for (const file of files.filter((one) => 'content' in one && isOutputPath(one.path)).slice(0, FEW)) {
    const found = await readOutputFile(folder, file.path);
    if (found.kind !== 'file' || found.hash !== hashOfFile(file)) return true;
  }
  return false;
}

function manifestIn({ manifest }: Comparison): Pick<Written, 'manifest'> {
  return manifest ? { manifest } : {};
}

const nothing = { written: [], unchanged: [], removed: [], kept: [], added: [] } as const;

/** What {@link write} would do and report. */
export async function rehearse(folder: string, files: readonly OutputFile[], options: WriteOptions): Promise<Written> {
  const comparison = await compare(folder, files, options);
  const diagnostics = objections(comparison, folder, options);
  return { ...(hasErrors(diagnostics) ? nothing : outcome(comparison, options)), diagnostics };
}

function isUpToDate(comparison: Comparison, options: WriteOptions): boolean {
  const { journal, diagnostics } = comparison;
  const { written, removed } = outcome(comparison, options);
  if (written.length + removed.length > 0) return false;
  const isClear = diagnostics.length === 0 && !journal && manifestStatus(comparison, options) === 'unchanged';
  return isClear && !hasErrors(objections(comparison, '', options));
}

/** Whether a run left files behind, or is still running. */
async function hasLeftovers(folder: string): Promise<boolean> {
  return (await readdir(folder)).some((name) => name.startsWith(HIDDEN));
}

/** Compares again under the lock, and writes unless there is an error. */
async function writeNow(
  folder: string,
  files: readonly OutputFile[],
  options: WriteOptions & Pick<CompareOptions, 'hashInPlace' | 'manifest'>,
  first: Comparison | undefined,
): Promise<Written> {
  const known = first && { layouts: first.layouts, ...(first.manifest && { manifest: first.manifest }) };
  const comparison = await compare(folder, files, { ...options, ...known });
  const diagnostics = objections(comparison, folder, options);
  if (hasErrors(diagnostics)) return { ...nothing, diagnostics };
  const result = outcome(comparison, options);
  if (isUpToDate(comparison, options)) {
    await removeUnfinishedJournal(folder);
    return { ...result, diagnostics, ...manifestIn(comparison) };
  }
  const isWritten = new Set(result.written);
  const merged = comparison.merged.map(({ path, content }) => ({ path, content }));
  const targets = [...files.filter((file) => 'content' in file), ...merged].filter(({ path }) => isWritten.has(path));
  const manifest = manifestAfter(comparison, options);
  await replaceFiles(folder, targets, result.removed, manifest.text, comparison.journal);
  return { ...result, diagnostics, manifest };
}
