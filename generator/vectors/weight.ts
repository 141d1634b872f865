/** How large a payload is, without writing it out: parts of it may stand in many places and be one object in memory. */
import { LARGEST_VECTOR } from './limits.js';

/** Stands for a value that is too large to be made; what holds it is too large as well. */
export const tooLarge: unique symbol = Symbol('too large');

/** Weights of objects that have been weighed. */
export type Weights = WeakMap<object, number>;

/** About as many characters as the JSON text has; infinite when a part is too large to be made. */
export function weightOf(value: unknown, weights: Weights): number {
  if (value === tooLarge) return Infinity;
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return 8;
  const known = weights.get(value);
  if (known !== undefined) return known;
  let weight = 2;
  for (const [key, inner] of Object.entries(value)) {
    if (inner !== undefined) weight += weightOf(inner, weights) + (Array.isArray(value) ? 1 : key.length + 4);
  }
  weights.set(value, weight);
  return weight;
}

/** So many entries of that weight, unless they are too many to be made. */
export function manyOf(count: number, weight: number, make: () => unknown): unknown {
  return count * (weight + 1) > LARGEST_VECTOR ? tooLarge : Array.from({ length: count }, make);
}

/** A text of so many characters, unless it is too long to be made. */
export function textOf(count: number, make: () => string): string | typeof tooLarge {
  return count > LARGEST_VECTOR ? tooLarge : make();
}
