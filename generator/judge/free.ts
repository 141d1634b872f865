/** Values that may be anything that JSON can say. This module shares no code with the outputs. */
import { entriesOf, isArray, isPlainObject, ownElements } from './values.js';

/** Whether a value is one of JSON, and with `free` an object. */
export function isFreeValue(kind: 'any' | 'free', value: unknown): boolean {
  return (kind === 'any' || isPlainObject(value)) && isJson(value);
}

/** Level by level, so that no depth is too much. */
function isJson(value: unknown): boolean {
  const known = new Set<unknown>();
  const inside = new Map<unknown, readonly unknown[]>();
  let level: readonly unknown[] = [value];
  while (level.length > 0) {
    const structures = new Set<unknown>();
    for (const one of level) {
      if (isArray(one) && Object.keys(one).length < one.length) return false;
      if (isArray(one) || isPlainObject(one)) structures.add(one);
      else if (!(one === null || ['string', 'boolean'].includes(typeof one) || Number.isFinite(one))) return false;
    }
    level = [...structures].flatMap((one) => {
      // An object that several others share is looked into once.
      if (known.has(one)) return [];
      known.add(one);
      const parts = isArray(one) ? entriesOf(one) : [...ownElements(one as Readonly<Record<string, unknown>>).values()];
      inside.set(one, parts);
      return parts;
    });
  }
  return !hasCycle(inside);
}

/** Removes objects that hold no others, again and again; those in a cycle remain. */
function hasCycle(inside: ReadonlyMap<unknown, readonly unknown[]>): boolean {
  const holders = new Map<unknown, unknown[]>();
  const left = new Map<unknown, number>();
  for (const [one, parts] of inside) {
    const structures = parts.filter((part) => inside.has(part));
    left.set(one, structures.length);
    for (const part of structures) {
      const found = holders.get(part);
      if (found) found.push(one);
      else holders.set(part, [one]);
    }
  }
  const ready = [...left].flatMap(([one, count]) => (count === 0 ? [one] : []));
  let removed = 0;
  for (let one = ready.pop(); one !== undefined; one = ready.pop()) {
    removed++;
    for (const holder of holders.get(one) ?? []) {
      const rest = (left.get(holder) ?? 0) - 1;
      left.set(holder, rest);
      if (rest === 0) ready.push(holder);
    }
  }
  return removed < inside.size;
}
