/**
 * Implementation of VA - Delete VA (service code 31) (DELETE /{version}/transfer-va/delete-va).
 *
 * This file is yours. specwright adds functions that a changed definition requires, and fixes imports of generated code
 * that has moved; it changes nothing else. To set hooks and limits, export `onError`, `onAnswer`, `deadlineMs` and so on.
 */
import type { SnapDeleteVaInput, SnapDeleteVaOutcome } from '../../../tmp/pb/snap-delete-va/snap-delete-va/server.js';
import type { RequestHead } from '../../../tmp/pb/snap-delete-va/http/operation.js';

/** The authenticated caller. */
export interface Requester {
  readonly id: string;
}

/** Identifies the requester by the head of the request. Returns undefined, which refuses the call, until you implement it. */
export function authenticate(_request: RequestHead): Requester | undefined {
  return undefined;
}

/** Executes the operation. An exception is answered as an internal error, which does not say what was done. */
export function handle(_input: SnapDeleteVaInput<Requester>): SnapDeleteVaOutcome | Promise<SnapDeleteVaOutcome> {
  throw new Error('snap-delete-va is not implemented');
}
