/** The ledger of an operation, with the reasons for rules that no vector shows. */
import type { Operation } from '../model/model.js';
import { ruleKey } from '../model/rule-uses.js';
import type { Vector } from '../vectors/vectors.js';
import { type Ledger, ledgerOf } from './ledger.js';
import type { OperationTarget } from './target.js';

export interface OperationLedger {
  readonly ledger: Ledger;
  /** The conformance vectors, built on request; undefined if they are not among the targets. */
  readonly vectors: (() => readonly Vector[]) | undefined;
}

/** @param targets those of the run */
export async function operationLedger(
  operation: Operation,
  targets: readonly OperationTarget[],
): Promise<OperationLedger> {
  if (!targets.some(({ name }) => name === 'vectors')) {
    const { whyUnshown } = await import('../vectors/why-unshown.js');
    return { ledger: ledgerOf(operation, targets, await whyUnshown(operation)), vectors: undefined };
  }
  const { planVectors } = await import('../vectors/vectors.js');
  const { unshown, vectors } = await planVectors(operation);
  return { ledger: ledgerOf(operation, targets, (role, rule) => unshown.get(ruleKey(role, rule))), vectors };
}
