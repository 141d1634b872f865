/** The size of a payload, computed without serializing it, because one object in memory may occur in it many times. */
import { LARGEST_VECTOR } from './limits.js';

/** Marks a value that is too large to be built; anything that contains it is too large as well. */
export const tooLarge: unique symbol = Symbol('too large');

/** Known weights of objects. */
export type Weights = WeakMap<object, number>;

/** Approximate length of the JSON text; infinite if a part is too large to be built. */
export function weightOf(value: unknown, weights: Weights): number {
  if (value === tooLarge) return Infinity;
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return 8;
  const known = weights.get(value);
  if (known !== undefined) return known;
  const weight = weightOfParts(value, weights);
  weights.set(value, weight);
  return weight;
}

/** The same of an object that is not met again, so that there is nothing to remember. */
export function weightOfParts(value: object, weights: Weights): number {
  let weight = 2;
  for (const [key, inner] of Object.entries(value)) {
    if (inner !== undefined) weight += weightOf(inner, weights) + (Array.isArray(value) ? 1 : key.length + 4);
  }
  return weight;
}

/** A number of entries of a weight, or {@link tooLarge}. */
export function manyOf(count: number, weight: number, make: () => unknown): unknown {
  return count * (weight + 1) > LARGEST_VECTOR ? tooLarge : Array.from({ length: count }, make);
}

/** A text of a length, or {@link tooLarge}. */
export function textOf(count: number, make: () => string): string | typeof tooLarge {
  return count > LARGEST_VECTOR ? tooLarge : make();
}
