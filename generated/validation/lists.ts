/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/validation/lists.ts, made by `specwright generate`. Do not edit.
/** Words that stand for a whole list. */
import { entryOf, lengthOf } from './values.js';

/** Whether one of the entries is one of the words. */
export function holdsAny(list: readonly unknown[], words: readonly string[]): boolean {
  const length = lengthOf(list);
  for (let index = 0; index < length; index++) {
    const entry = entryOf(list, index);
    if (words.some((word) => word === entry)) return true;
  }
  return false;
}
