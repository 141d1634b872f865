/** The reasons that the ledger has without a plan of the vectors are those of the plan: definitions made at random. */
import { expect, it } from 'vitest';
import { operationLedger } from '../../generator/4-emit/operation-ledger.js';
import { operationTargets } from '../../generator/4-emit/targets/index.js';
import type { Operation } from '../../generator/model/model.js';
import { randomConditions } from '../support/random-conditions.js';
import { randomOperation } from '../support/random-definitions.js';
import { buildTexts } from '../support/tiny.js';

const others = operationTargets.filter(({ name }) => name !== 'vectors');

function withConditions(seed: number): Operation | undefined {
  try {
    return buildTexts([randomConditions(seed, `seed-${seed}`)]).operations[0];
  } catch {
    // Its conditions say nothing.
    return undefined;
  }
}

it.each([
  ['with random tables', randomOperation, 6],
  ['with random conditions', withConditions, 6],
] as const)('operations %s have the same ledger', async (_, make, count) => {
  let compared = 0;
  for (let seed = 1; seed <= count; seed++) {
    const operation = make(seed);
    if (!operation) continue;
    const [planned, asked] = await Promise.all(
      [operationTargets, others].map((one) => operationLedger(operation, one).ledger()),
    );
    expect(planned?.rows.length).toBeGreaterThan(0);
    expect(asked).toEqual(planned);
    compared++;
  }
  expect(compared).toBeGreaterThan(count / 3);
});
