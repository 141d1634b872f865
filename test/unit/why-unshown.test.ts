/** Without vectors among the targets, the ledger has the same reasons as with them, although they are not planned. */
import { describe, expect, it } from 'vitest';
import { operationLedger } from '../../generator/4-emit/operation-ledger.js';
import { operationTargets } from '../../generator/4-emit/targets/index.js';
import { analyze } from '../../generator/analyze.js';
import { ruleUses } from '../../generator/model/rule-uses.js';
import { planVectors } from '../../generator/vectors/vectors.js';
import { whyUnshown } from '../../generator/vectors/why-unshown.js';
import { buildTexts, tinyText } from '../support/tiny.js';

const others = operationTargets.filter(({ name }) => name !== 'vectors');

describe.each(['test/support/family', 'definitions'])('the operations of %s', (folder) => {
  it('have the same ledger', async () => {
    const { model } = await analyze(folder);
    expect(model.operations.length).toBeGreaterThan(0);
    for (const operation of model.operations) {
      const asked = operationLedger(operation, others);
      expect(asked.vectors).toBeUndefined();
      const planned = await operationLedger(operation, operationTargets).ledger();
      expect(planned.rows.length).toBeGreaterThan(5);
      expect(await asked.ledger()).toEqual(planned);
    }
  });
});

const many = 'type: String, presence: M, minLength: 1500, maxLength: 1600';
const rows = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`e${index}`, many]));

it.each([
  ['overlap', { a: 'type: String, presence: O, maxLength: 8, maxBytes: 8' }],
  ['have no room', rows],
  ['are too large', { a: 'type: String, presence: O, maxLength: 200000' }],
])('rules have the same reasons if they %s', async (_, own) => {
  const [operation] = buildTexts([tinyText(own)]).operations;
  if (!operation) throw new Error('There is no operation');
  const { unshown } = await planVectors(operation);
  const why = await whyUnshown(operation);
  const found = ruleUses(operation).flatMap(({ message, rule }) => {
    const reason = why(message.role, rule.id);
    return reason === undefined ? [] : [[`${message.role} ${rule.id}`, reason] as const];
  });
  expect(unshown.size).toBeGreaterThan(0);
  expect(new Map(found)).toEqual(unshown);
});
