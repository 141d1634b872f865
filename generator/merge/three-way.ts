/**
 * Brings parts of a document up to date that the user may change as well. A part that stands as it was written last is
 * replaced; what the user has changed, added or removed stays.
 */
import { isDeepStrictEqual } from 'node:util';
import { type Change, hashOf, isMembers, type Path, pathOf, pointerOf, valueAt } from './plan.js';

/** Hashes of the parts that were written last, by their pointers. There are several after a merge of two branches. */
export type Written = ReadonlyMap<string, readonly string[]>;

export interface Update {
  readonly changes: readonly Change[];
  readonly record: ReadonlyMap<string, string>;
}

export interface Part extends Change {
  /** Whether it always stands in the document, whatever the user does. */
  readonly isGiven?: true;
  /** Whether it is only what a new document begins with, which is not restored. */
  readonly isFirst?: true;
}

/** @param isForced whether changes of the user are replaced */
export function planUpdate(theirs: unknown, parts: readonly Part[], before: Written, isForced: boolean): Update {
  const record = new Map<string, string>();
  const changes: Change[] = [];
  for (const { path, value, isGiven = false, isFirst = false } of parts) {
    const pointer = pointerOf(path);
    const found = valueAt(theirs, path);
    const written = before.get(pointer);
    const isSame = isDeepStrictEqual(found, value);
    const isUntouched = found === undefined ? written === undefined : (written?.includes(hashOf(found)) ?? false);
    const isReplaced = (isUntouched || isGiven || (isForced && !isFirst)) && !isInAnother(theirs, path);
    if (!isSame && isReplaced) changes.push({ path, value });
    if (isSame || isReplaced) record.set(pointer, hashOf(value));
    // What the user has changed or removed is told from what was written last.
    else if (written?.[0] !== undefined) record.set(pointer, written[0]);
  }
  for (const [pointer, written] of before) {
    if (record.has(pointer)) continue;
    const path = pathOf(pointer);
    const found = valueAt(theirs, path);
    if (found !== undefined && written.includes(hashOf(found))) changes.push({ path, value: undefined });
  }
  return { changes, record };
}

/** Whether a value that has no keys stands where the part would be in an object. */
function isInAnother(theirs: unknown, path: Path): boolean {
  return path.some((_, length) => {
    const above = valueAt(theirs, path.slice(0, length));
    return above !== undefined && !isMembers(above);
  });
}
