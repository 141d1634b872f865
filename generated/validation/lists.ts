/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/validation/lists.ts, made by `specwright generate`. Do not edit.
/** Words that stand for a whole list, and numbers that stand for something else. */
import { entryOf, lengthOf } from './values.js';

/** Whether one of the entries is one of the words. */
export function holdsAny(list: readonly unknown[], words: readonly (string | number)[]): boolean {
  const length = lengthOf(list);
  for (let index = 0; index < length; index++) {
    const entry = entryOf(list, index);
    if (words.some((word) => word === entry)) return true;
  }
  return false;
}

/** A value, unless it is one of these numbers. */
export function otherThan(value: unknown, numbers: readonly number[]): unknown {
  return numbers.some((number) => number === value) ? undefined : value;
}

/** A test that is false of these numbers. */
export function besides(
  isOfType: (value: unknown) => value is number,
  numbers: readonly number[],
): (value: unknown) => value is number {
  return (value): value is number => isOfType(value) && !numbers.includes(value);
}
