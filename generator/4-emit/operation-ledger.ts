/** The ledger of an operation, with the reasons for rules that no vector shows. */
import type { Operation } from '../model/model.js';
import type { Vector } from '../vectors/vectors.js';
import { type Ledger, ledgerOf } from './ledger.js';
import type { OperationTarget } from './target.js';

export interface OperationLedger {
  readonly ledger: Ledger;
  /** The conformance vectors, built on request. */
  readonly vectors: () => readonly Vector[];
}

/** @param targets those of the run */
export async function operationLedger(
  operation: Operation,
  targets: readonly OperationTarget[],
): Promise<OperationLedger> {
  const { planVectors } = await import('../vectors/vectors.js');
  const { unshown, vectors } = await planVectors(operation);
  return { ledger: ledgerOf(operation, targets, unshown), vectors };
}
