/** The ledger of an operation, with the reasons for rules that no vector shows, and its vectors. */
import type { Operation } from '../model/model.js';
import { ruleKey } from '../model/rule-uses.js';
import { ledgerOf } from './ledger.js';
import type { EmitContext, OperationTarget } from './target.js';

/**
 * Each is made when a target first asks for it, and once: finding payloads takes a good part of the time of a run.
 *
 * @param targets those of the run; without the target of the vectors, there are none
 */
export function operationLedger(
  operation: Operation,
  targets: readonly OperationTarget[],
): Pick<EmitContext, 'ledger' | 'vectors'> {
  if (!targets.some(({ name }) => name === 'vectors')) {
    return {
      ledger: once(async () => {
        const { whyUnshown } = await import('../vectors/why-unshown.js');
        return ledgerOf(operation, targets, await whyUnshown(operation));
      }),
    };
  }
  const planned = once(async () => {
    const { planVectors } = await import('../vectors/vectors.js');
    return planVectors(operation);
  });
  return {
    ledger: once(async () => {
      const { unshown } = await planned();
      return ledgerOf(operation, targets, (role, rule) => unshown.get(ruleKey(role, rule)));
    }),
    vectors: once(async () => (await planned()).vectors()),
  };
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}
