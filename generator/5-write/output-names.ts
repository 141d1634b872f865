/** Names in the output folder. */

/** The list of generated files, committed with them. */
export const MANIFEST = 'manifest.json';
/** How all names of ours begin that are there only while a run writes, or after it was killed. */
export const HIDDEN = '.specwright-';
/** What a run is about to write; there only while it runs, or after it was killed. */
export const JOURNAL = '.specwright-pending.json';
/** How the names of the files begin that keep two runs from writing at once. */
export const LOCK = '.specwright-lock';

/** Kept by hand in the output folder, or made by other tools. */
export const keptByHand: readonly string[] = ['package.json', 'tsconfig.json', 'dist', 'node_modules'];
const part = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/**
 * Whether specwright may write and remove a file of this path. It has to be relative with forward slashes, every part a
 * plain name (so no `..`, no hidden file, no drive), and outside what belongs to others.
 */
export function isOutputPath(path: string): boolean {
  const parts = path.split('/');
  return (
    path.length <= 1024 &&
    parts.every((name) => part.test(name)) &&
    ![...keptByHand, MANIFEST].includes(parts[0]?.toLowerCase() ?? '')
  );
}

/** The temporary file beside a target: `a/types.ts`, `1f` -> `a/.specwright-1f-types.ts`. */
export function temporaryPath(path: string, tag: string): string {
  const slash = path.lastIndexOf('/') + 1;
  return `${path.slice(0, slash)}.specwright-${tag}-${path.slice(slash)}`;
}
