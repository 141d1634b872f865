/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/validation/free.ts, made by `specwright generate`. Do not edit.
/** Values that may be anything that JSON can say. Nothing here calls itself, so no depth of a value is too much. */
import type { Report } from './report.js';
import { type Elements, entryOf, isObject, isOwn } from './values.js';

type Structure = Elements | readonly unknown[];

function isStructure(value: unknown): value is Structure {
  return typeof value === 'object' && value !== null;
}

/** Null, a boolean, a finite number, a text, or an array or object of such values that does not contain itself. */
export function isJson(value: unknown): boolean {
  if (!isStructure(value)) return isPlain(value);
  // Those whose inside is being looked at, and those that are known to be JSON: one that several hold is looked at once.
  const open = new Set<Structure>();
  const known = new Set<Structure>();
  const rest: Structure[] = [value];
  for (let one = rest.at(-1); one; one = rest.at(-1)) {
    if (open.has(one) || known.has(one)) {
      rest.pop();
      open.delete(one);
      known.add(one);
      continue;
    }
    open.add(one);
    const parts = partsOf(one);
    if (!parts) return false;
    for (const part of parts) {
      if (!isStructure(part)) {
        if (!isPlain(part)) return false;
      } else if (open.has(part)) {
        return false;
      } else if (!known.has(part)) {
        rest.push(part);
      }
    }
  }
  return true;
}

/** The same of an object. */
export function isFreeObject(value: unknown): boolean {
  return isObject(value) && isJson(value);
}

/** A value that is kept as it is: a copy, unless it is known to be plain data. */
export function freeOf(value: unknown, { plain }: Report): unknown {
  return plain || !isStructure(value) ? value : copied(value);
}

/** A copy of an object, with everything in it. */
export function deepCopyOf(value: Elements): Record<string, unknown> {
  return copied(value) as Record<string, unknown>;
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

/** The values inside; undefined for an array with a hole, which JSON does not have. An undefined element is absent. */
function partsOf(one: Structure): readonly unknown[] | undefined {
  const parts: unknown[] = [];
  if (!Array.isArray(one)) {
    const object = one as Elements;
    for (const key in object) {
      const element = object[key];
      if (element !== undefined && isOwn(object, key)) parts.push(element);
    }
    return parts;
  }
  for (let index = 0; index < one.length; index++) {
    const entry = entryOf(one, index);
    if (entry === undefined) return undefined;
    parts.push(entry);
  }
  return parts;
}

/** Each property is read once. What several hold, several hold in the copy. */
function copied(value: Structure): unknown {
  const copies = new Map<Structure, object>();
  const rest: Structure[] = [];
  const copyOf = (one: unknown): unknown => {
    if (!isStructure(one)) return one;
    const known = copies.get(one);
    if (known) return known;
    const copy = Array.isArray(one) ? [] : {};
    copies.set(one, copy);
    rest.push(one);
    return copy;
  };
  const result = copyOf(value);
  for (let one = rest.pop(); one; one = rest.pop()) {
    const copy = copies.get(one);
    if (Array.isArray(copy)) {
      const { length } = one as readonly unknown[];
      for (let index = 0; index < length; index++) {
        const entry = entryOf(one as readonly unknown[], index);
        copy.push(copyOf(entry));
        // No JSON, so that the rest makes no difference.
        if (entry === undefined) break;
      }
    } else if (copy) {
      const object = one as Elements;
      for (const key in object) {
        if (!isOwn(object, key)) continue;
        const element = copyOf(object[key]);
        // An assignment to this key would change the prototype.
        if (key === '__proto__') Object.defineProperty(copy, key, { value: element, ...ordinary });
        else (copy as Record<string, unknown>)[key] = element;
      }
    }
  }
  return result;
}

const ordinary = { enumerable: true, configurable: true, writable: true } as const;
