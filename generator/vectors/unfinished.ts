/** Tables that lead back to themselves: while an object of one is built, no other one is built inside of it. */
import type { Shape } from '../model/model.js';
import { remembered } from './remembered.js';

export interface Unfinished {
  /** The tables whose smallest object is being built. */
  readonly shapes: Set<Shape>;
  /** What was built in the meantime and lacks such objects; forgotten when the outermost object is finished. */
  readonly parts: Map<unknown, Map<unknown, unknown>>;
  /** How many objects were left out so far. */
  missing: number;
}

export function nothingUnfinished(): Unfinished {
  return { shapes: new Set(), parts: new Map(), missing: 0 };
}

/** Whether an object of the table is being built; if it is, the caller leaves out another one. */
export function leavesOut(unfinished: Unfinished, shape: Shape): boolean {
  if (!unfinished.shapes.has(shape)) return false;
  unfinished.missing++;
  return true;
}

/** Builds the smallest object of a table. */
export function building<Value>(unfinished: Unfinished, shape: Shape, make: () => Value): Value {
  const { shapes, parts } = unfinished;
  shapes.add(shape);
  const made = make();
  shapes.delete(shape);
  if (shapes.size === 0) parts.clear();
  return made;
}

/** As {@link remembered}; what lacks an object that is being built is remembered no longer than this takes. */
export function rememberedWhole<Key, Value>(
  unfinished: Unfinished,
  known: Map<Key, Value>,
  key: Key,
  make: () => Value,
): Value {
  const { shapes, parts } = unfinished;
  const partly = parts.get(known) as Map<Key, Value> | undefined;
  const map = !known.has(key) && partly?.has(key) === true ? partly : known;
  if (map.has(key)) return map.get(key) as Value;
  const before = unfinished.missing;
  const made = make();
  const isWhole = unfinished.missing === before || shapes.size === 0;
  const into = isWhole ? known : remembered(parts, known, () => new Map<unknown, unknown>());
  (into as Map<Key, Value>).set(key, made);
  return made;
}
