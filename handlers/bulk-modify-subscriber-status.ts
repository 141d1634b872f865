/**
 * Implementation of Bulk Modify Subscriber Status (PUT /api/v2/bulk/subscriber/status).
 *
 * This file is yours. specwright adds functions that a changed definition requires, and fixes imports of generated code
 * that has moved; it changes nothing else. To set hooks and limits, export `onError`, `onAnswer`, `deadlineMs` and so on.
 */
import type {
  BulkModifySubscriberStatusContext,
  BulkModifySubscriberStatusInput,
  BulkModifySubscriberStatusOutcome,
} from '../../../tmp/pb/bulk-modify-subscriber-status/bulk-modify-subscriber-status/server.js';
import type { RequestHead } from '../../../tmp/pb/bulk-modify-subscriber-status/http/operation.js';

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
 * The requester changes its own subscribers and those of its sub-customers.
 */
export function isEligible(_context: BulkModifySubscriberStatusContext<Requester>): boolean {
  return false;
}

/** Executes the operation. An exception is answered as an internal error, which does not say what was done. */
export function handle(
  _input: BulkModifySubscriberStatusInput<Requester>,
): BulkModifySubscriberStatusOutcome | Promise<BulkModifySubscriberStatusOutcome> {
  // The call was certainly not carried out.
  return { failure: 'GLOBAL_1001' };
}
