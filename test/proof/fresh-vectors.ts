import type { Operation } from '../../generator/model/model.js';
import { type Vector, vectorsOf } from '../../generator/vectors/vectors.js';
import { perProcess } from '../support/per-process.js';

const known = perProcess('fresh vectors', () => new WeakMap<Operation, Promise<readonly Vector[]>>());

/** What {@link vectorsOf} makes of an operation, which takes seconds, once for all judges of it. */
export function freshVectors(operation: Operation): Promise<readonly Vector[]> {
  const made = known.get(operation) ?? vectorsOf(operation);
  known.set(operation, made);
  return made;
}

/** These were made of the same definition a moment ago. */
export function areFresh(operation: Operation, vectors: readonly Vector[]): void {
  known.set(operation, Promise.resolve(vectors));
}
