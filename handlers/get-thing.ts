/**
 * Implementation of Some operation (POST /get-thing).
 *
 * This file is yours. specwright adds functions that a changed definition requires, and fixes imports of generated code
 * that has moved; it changes nothing else. To set hooks and limits, export `onError`, `onAnswer`, `deadlineMs` and so on.
 */
import type { GetThingInput, GetThingOutcome } from '../generated/get-thing/server.js';
import type { RequestHead } from '../generated/http/operation.js';

/** The authenticated caller. */
export interface Requester {
  readonly id: string;
}

/** Identifies the requester by the head of the request. Returns undefined, which refuses the call, until you implement it. */
export function authenticate(_request: RequestHead): Requester | undefined {
  return undefined;
}

/** Executes the operation. An exception is answered as an internal error, which does not say what was done. */
export function handle(_input: GetThingInput<Requester>): GetThingOutcome | Promise<GetThingOutcome> {
  throw new Error('get-thing is not implemented');
}
