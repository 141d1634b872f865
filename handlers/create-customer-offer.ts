/**
 * Implementation of Create Customer Offer (POST /api/v3/customer/{id}/offer).
 *
 * This file is yours. specwright adds functions that a changed definition requires, and fixes imports of generated code
 * that has moved; it changes nothing else. To set hooks and limits, export `onError`, `onAnswer`, `deadlineMs` and so on.
 */
import type {
  CreateCustomerOfferContext,
  CreateCustomerOfferInput,
  CreateCustomerOfferOutcome,
} from '../../../tmp/pb/create-customer-offer/create-customer-offer/server.js';
import type { RequestHead } from '../../../tmp/pb/create-customer-offer/http/operation.js';

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
 * A requester creates offers for its sub-customers, not for itself.
 */
export function isEligible(_context: CreateCustomerOfferContext<Requester>): boolean {
  return false;
}

/** Executes the operation. An exception is answered as an internal error, which does not say what was done. */
export function handle(
  _input: CreateCustomerOfferInput<Requester>,
): CreateCustomerOfferOutcome | Promise<CreateCustomerOfferOutcome> {
  // The call was certainly not carried out.
  return { failure: 'GLOBAL_1001' };
}
