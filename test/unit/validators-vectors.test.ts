/** The emitted validators reach every verdict of the vectors, of operations with all that definitions can say. */
import { isDeepStrictEqual } from 'node:util';
import { expect, it } from 'vitest';
import type { Message } from '../../generator/model.js';
import { type Vector, vectorsOf } from '../../generator/vectors.js';
import { importValidators, type Validators, validatorsOf } from '../support/emitted.js';
import { loadOperation } from '../support/model.js';

// Emitted inside of the test, so that a failure to emit is a failure of the test.
it.each([
  ['create-customer', 'definitions'],
  ['probe-wire', 'test/types/probe'],
  ['probe-null', 'test/types/probe'],
  ['update-plan', 'test/support/family'],
])('%s', async (name, folder) => {
  const operation = await loadOperation(name, folder);
  const module = await importValidators(operation);
  const wrong = (await vectorsOf(operation)).filter((vector) => {
    const message: Message | undefined = operation[vector.message];
    return message === undefined || !isReached(vector, validatorsOf(module, message));
  });
  expect(wrong.map(({ id }) => id)).toEqual([]);
});

function isReached(vector: Vector, { is, validate, parse }: Validators): boolean {
  const { form, input, valid, violations, applied = [], value, kind } = vector;
  if (form === 'canonical') return is(input) === valid && isSame(validate(input), violations);
  const result = parse(input);
  if (!result.ok) return !valid && isSame(result.violations, violations);
  const isApplied = result.applied === undefined || isSame(result.applied, applied);
  return valid && isApplied && isDeepStrictEqual(result.value, value) && result.kind === kind;
}

interface Found {
  readonly pointer: string;
  readonly rule?: string;
  readonly kind?: string;
}

/** As sets. */
function isSame(found: readonly Found[], expected: readonly Found[]): boolean {
  const lines = (all: readonly Found[]): readonly string[] =>
    all.map(({ pointer, rule, kind }) => `${pointer} ${rule ?? kind}`).sort();
  return isDeepStrictEqual(lines(found), lines(expected));
}
