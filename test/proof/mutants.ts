/** Mutants: payloads with a part of a vector in them. */
import fc from 'fast-check';
import type { Vector } from '../../generator/vectors/vectors.js';
import { resolvePointer, remove, set } from '../contract/pointer.js';

interface Change {
  readonly pointer: string;
  /** Left out where the element is. */
  readonly put?: { readonly value: unknown };
}

/**
 * Each payload gets one to three changes: at a place where a vector is wrong it gets what the vector has there, or has
 * not. Places that a payload does not have stay as they are.
 *
 * @param base the payloads to be changed
 * @param vectors of the same message and form
 */
export function mutants(base: fc.Arbitrary<unknown>, vectors: readonly Vector[]): fc.Arbitrary<unknown> {
  const changes = vectors.flatMap(({ input, violations }) =>
    violations.map(({ pointer }): Change => {
      const { found, value } = resolvePointer(input, pointer);
      return found ? { pointer, put: { value } } : { pointer };
    }),
  );
  if (changes.length === 0) return base;
  const some = fc.array(fc.constantFrom(...changes), { minLength: 1, maxLength: 3 });
  return fc.tuple(base, some).map(([value, chosen]) => chosen.reduce(changed, value));
}

function changed(value: unknown, { pointer, put }: Change): unknown {
  if (pointer === '') return put?.value ?? value;
  const copy = structuredClone(value);
  const parent = resolvePointer(copy, pointer.slice(0, pointer.lastIndexOf('/'))).value;
  if (typeof parent !== 'object' || parent === null) return copy;
  // What is added to an array stands behind its last entry.
  const isPast = Array.isArray(parent) && Number(pointer.slice(pointer.lastIndexOf('/') + 1)) > parent.length;
  if (put && !isPast) set(copy, pointer, structuredClone(put.value));
  if (!put && !Array.isArray(parent)) remove(copy, pointer);
  return copy;
}
