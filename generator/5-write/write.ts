/** Phase 5: puts generated files into the output folder, all or none, and remembers which ones are ours. */
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Diagnostic, hasErrors } from '../diagnostics.js';
import { type Comparison, compare, objections, type OutputFile } from './compare.js';
import { attempt, OutputFailure } from './failure.js';
import { removeEmptyFolders } from './empty-folders.js';
import { locked } from './lock.js';
import { replaceFiles } from './replace.js';

export interface Written {
  /** Paths relative to the output folder, sorted; without the manifest. All empty when there is an error. */
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes the output folder hold these files. Nothing at all is written when there is an error.
 * @param folder made when it does not exist
 * @param options force: replace files that are not ours or were edited by hand
 */
export async function write(folder: string, files: readonly OutputFile[], { force = false } = {}): Promise<Written> {
  const first = await compare(folder, files, { force });
  // What is up to date is not touched at all, not even by a lock.
  if (isUpToDate(first)) return { ...outcome(first), diagnostics: [] };
  try {
    const made = await attempt(folder, () => mkdir(folder, { recursive: true }));
    try {
      return await locked(folder, () => writeNow(folder, files, force));
    } finally {
      if (made !== undefined) await removeEmptyFolders(folder, dirname(made));
    }
  } catch (error) {
    if (!(error instanceof OutputFailure)) throw error;
    // Where we may not even make a lock, what stands in the way says more than that.
    const objected = error.diagnostic.code === 'cannot-write' ? objections(first, folder, force) : [];
    return { ...nothing, diagnostics: hasErrors(objected) ? objected : [error.diagnostic] };
  }
}

const nothing = { written: [], unchanged: [], removed: [] } as const;

/** What a comparison leads to when it is carried out. */
export function outcome({ entries }: Comparison): Omit<Written, 'diagnostics'> {
  const paths = (...statuses: readonly string[]): readonly string[] =>
    entries.filter(({ status }) => statuses.includes(status)).map(({ path }) => path);
  return {
    written: paths('missing', 'changed', 'edited', 'foreign'),
    unchanged: paths('unchanged'),
    removed: paths('stale'),
  };
}

function isUpToDate({ entries, manifest, journal, diagnostics }: Comparison): boolean {
  const isClear = diagnostics.length === 0 && !journal && manifest.status === 'unchanged';
  return isClear && entries.every(({ status }) => status === 'unchanged');
}

/** Compares again, now that nobody else writes, and carries it out unless something speaks against it. */
async function writeNow(folder: string, files: readonly OutputFile[], force: boolean): Promise<Written> {
  const comparison = await compare(folder, files, { force });
  const diagnostics = objections(comparison, folder, force);
  if (hasErrors(diagnostics)) return { ...nothing, diagnostics };
  const result = outcome(comparison);
  const isWritten = new Set(result.written);
  const targets = files.filter(({ path }) => isWritten.has(path));
  await replaceFiles(folder, targets, result.removed, comparison);
  return { ...result, diagnostics };
}
