/** Where definitions are looked for: folders, single files, and patterns such as `packages/*\/definitions`. */
import { existsSync } from 'node:fs';

/** Paths and patterns relative to the current folder, with forward slashes. One that begins with `!` excludes. */
export type Roots = string | readonly string[];

export function rootsOf(roots: Roots): readonly string[] {
  return typeof roots === 'string' ? [roots] : roots;
}

/** A root without the `!` that excludes. */
export function splitRoot(root: string): { readonly isExcluded: boolean; readonly path: string } {
  const isExcluded = root.startsWith('!');
  return { isExcluded, path: isExcluded ? root.slice(1) : root };
}

/** Whether a root is a pattern. A folder may have such a name: `[id]`, as some frameworks call theirs. */
export function isPattern(root: string): boolean {
  return special.test(root) && !existsSync(root);
}

const special = /[*?{[]/;

/** A pattern in two parts: the folder before its first special character, and the rest. */
export function splitPattern(pattern: string): { readonly folder: string; readonly rest: string } {
  const parts = pattern.split('/');
  const first = parts.findIndex((part) => special.test(part));
  const folder = parts.slice(0, first).join('/');
  return {
    folder: folder === '' && first > 0 ? '/' : folder === '' ? '.' : folder,
    rest: parts.slice(first).join('/'),
  };
}

/** The first folder of definitions; undefined if they are found by a pattern, or are single files. */
export function firstFolder(roots: Roots): string | undefined {
  const [first = ''] = rootsOf(roots).filter((root) => !splitRoot(root).isExcluded);
  return isPattern(first) || /\.spec\.ya?ml$/.test(first) ? undefined : first;
}

/** The folders that definitions are looked for in, and single files. */
export function placesOf(roots: Roots): readonly string[] {
  const places = rootsOf(roots)
    .filter((root) => !splitRoot(root).isExcluded)
    .map((root) => (isPattern(root) ? splitPattern(root).folder : root));
  return [...new Set(places)];
}
