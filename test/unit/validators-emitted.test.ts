/** Validators can be emitted and imported. Stryker counts what makes a file of tests fail at its start as not noticed, so these fail inside of a test. */
import { expect, it } from 'vitest';
import { importValidators, validatorsOf } from '../support/emitted.js';
import { loadOperation } from '../support/model.js';

it.each([
  ['create-customer', 'definitions'],
  ['probe-wire', 'test/types/probe'],
  ['probe-null', 'test/types/probe'],
  ['update-plan', 'test/support/family'],
])('the validators of %s have three functions for each message', async (name, folder) => {
  const operation = await loadOperation(name, folder);
  const module = await importValidators(operation);
  for (const message of [operation.parameters, operation.request, operation.response]) {
    if (!message) continue;
    const { is, validate, parse } = validatorsOf(module, message);
    expect([is([]), validate([]).length, parse([]).ok]).toEqual([false, 1, false]);
  }
});
