/** The paths of files that targets of users write: plain names, the same on every system, in the folder of the target. */
import { keptByHand, MANIFEST, sharedFolders } from '../names.js';
import { hasFormat } from './format.js';

/** In names. */
const DEEPEST = 8;
const LONGEST = 200;

const plain = /^[A-Za-z0-9_][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*$/;

/** Names that are devices on Windows, with any ending. */
const device = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;

/**
 * @param path as a target gives it
 * @param operation the name of the operation whose folder it is in; undefined for a file of the package
 * @returns the path in the output folder, or why it cannot be written to
 */
export function ownPath(
  path: string,
  operation: string | undefined,
): { readonly path: string; readonly hasFormat: boolean } | { readonly reason: string } {
  const names = path.split('/');
  if (path.includes('\\')) return { reason: 'it has a backslash' };
  if (names.includes('..')) return { reason: 'it leads out of the folder' };
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return { reason: 'it is absolute' };
  if (path.length > LONGEST || names.length > DEEPEST) return { reason: 'it is too long' };
  const odd = names.find((name) => !plain.test(name) || device.test(name));
  if (odd !== undefined) return { reason: `\`${odd}\` is no plain name` };
  if (!/.\../.test(names.at(-1) ?? '')) return { reason: 'it has no ending' };
  const [first = ''] = names;
  if (operation === undefined && names.length > 1 && sharedFolders.includes(first.toLowerCase()))
    return { reason: `\`${first}\` is a folder of specwright` };
  if (operation === undefined && [...keptByHand, MANIFEST].includes(first.toLowerCase()))
    return { reason: `\`${first}\` belongs to others` };
  return { path: operation === undefined ? path : `${operation}/${path}`, hasFormat: hasFormat(path) };
}
