/** Names in the output folder. */
import { keptByHand, MANIFEST } from '../names.js';

export { keptByHand, MANIFEST } from '../names.js';
/** Prefix of all names that only exist while a run writes, or after it was killed. */
export const HIDDEN = '.specwright-';
/** Lists what a run is about to write; only exists while it runs, or after it was killed. */
export const JOURNAL = '.specwright-pending.json';
/** Prefix of the lock files, which prevent two runs from writing at once. */
export const LOCK = '.specwright-lock';

const part = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/**
 * Whether specwright may write and remove a file at this path. It has to be relative with forward slashes, consist of
 * plain names (no `..`, no hidden file, no drive), and not belong to others.
 */
export function isOutputPath(path: string): boolean {
  const parts = path.split('/');
  const [first = path] = parts;
  return (
    path.length <= 1024 &&
    parts.every((name) => part.test(name)) &&
    ![...keptByHand, MANIFEST].includes(first.toLowerCase())
  );
}

/** The temporary file for a path: `a/types.ts`, `1f` -> `a/.specwright-1f-types.ts`. */
export function temporaryPath(path: string, tag: string): string {
  const slash = path.lastIndexOf('/') + 1;
  return `${path.slice(0, slash)}.specwright-${tag}-${path.slice(slash)}`;
}
