/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/validation/conditions.ts, made by `specwright generate`. Do not edit.
/** What conditions ask of the value of an element. */
import { type Elements, entryOf, isObject, lengthOf } from './values.js';

export function matches(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}

/** A number within these bounds, which belong to it. */
export function isWithin(value: unknown, minimum: number, maximum: number): boolean {
  return typeof value === 'number' && value >= minimum && value <= maximum;
}

/** An object that meets a condition. */
export function isObjectWhere(value: unknown, holds: (inner: Elements) => boolean): boolean {
  return isObject(value) && holds(value);
}

/** An array with an entry of which a condition is true. */
export function hasValueWhere(value: unknown, holds: (one: unknown) => boolean): boolean {
  if (!Array.isArray(value)) return false;
  const length = lengthOf(value);
  for (let index = 0; index < length; index++) {
    if (holds(entryOf(value, index))) return true;
  }
  return false;
}

/** An array with an object that meets a condition. */
export function hasEntryWhere(value: unknown, holds: (inner: Elements) => boolean): boolean {
  return hasValueWhere(value, (one) => isObjectWhere(one, holds));
}
