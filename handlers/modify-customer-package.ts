/**
 * Implementation of Modify Customer Package (PATCH /api/v2/customer/{id}/package/{packageId}).
 *
 * This file is yours. specwright adds functions that a changed definition requires, and fixes imports of generated code
 * that has moved; it changes nothing else. To set hooks and limits, export `onError`, `onAnswer`, `deadlineMs` and so on.
 */
import type {
  ModifyCustomerPackageContext,
  ModifyCustomerPackageInput,
  ModifyCustomerPackageOutcome,
} from '../../../tmp/pb/modify-customer-package/modify-customer-package/server.js';
import type { RequestHead } from '../../../tmp/pb/modify-customer-package/http/operation.js';

/** The authenticated caller. */
export interface Requester {
  readonly id: string;
}

/** Identifies the requester by the head of the request. Returns undefined, which refuses the call, until you implement it. */
export function authenticate(_request: RequestHead): Requester | undefined {
  return undefined;
}

/**
 * Whether the requester may call the operation. Returns false until you implement it.
 * A requester modifies packages of its own and no other.
 */
export function isEligible(_context: ModifyCustomerPackageContext<Requester>): boolean {
  return false;
}

/** Executes the operation. An exception is answered as an internal error, which does not say what was done. */
export function handle(
  _input: ModifyCustomerPackageInput<Requester>,
): ModifyCustomerPackageOutcome | Promise<ModifyCustomerPackageOutcome> {
  // The call was certainly not carried out.
  return { failure: 'GLOBAL_1001' };
}
