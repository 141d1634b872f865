/** The implementation of create-customer: the three functions that the generated server requires. */
import type {
  CreateCustomerContext,
  CreateCustomerInput,
  CreateCustomerOutcome,
} from '@specwright/contract/create-customer/server';
import type { RequestHead } from '@specwright/contract/http/operation';
import { Unavailable } from '../database.js';
import { describeError, type Log } from '../log.js';
import { notStorable } from '../storable.js';
import type { RequestRecord, Store } from '../store.js';
import type { Requester, Tokens } from '../tokens.js';

/** The dependencies of the handlers. */
export interface Services {
  readonly store: Store;
  readonly tokens: Tokens;
  readonly log: Log;
}

export function authenticate({ tokens }: Services, request: RequestHead): Promise<Requester | undefined> {
  return tokens.requesterOf(request.headers.get('authorization'));
}

/** A customer may only create customers directly below itself. */
export async function isEligible(
  { store }: Services,
  { requester, parameters }: CreateCustomerContext<Requester>,
): Promise<boolean> {
  if (requester.id !== parameters.id.toLowerCase()) return false;
  try {
    return await store.hasCustomer(requester.id);
  } catch (error) {
    // The table also refuses a parent that does not exist, and the handler can report that nothing was done.
    if (error instanceof Unavailable) return true;
    throw error;
  }
}

export async function handle(
  { store, log }: Services,
  { requester, request, signal, traceparent }: CreateCustomerInput<Requester>,
): Promise<CreateCustomerOutcome> {
  const invalid = notStorable(request);
  if (invalid.length > 0) return { invalid };
  try {
    return successOf(await store.create(requester.id, request, signal));
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    log('warn', 'unavailable', { ...describeError(error), traceparent });
    return { failure: 'GLOBAL_1001' };
  }
}

/** The answer to the call itself and to later lookups. */
export function successOf({ requestId, customerId }: RequestRecord) {
  return {
    success: {
      content: [{ requestId, id: customerId, customerid: customerId }],
      pageable: { page: 0, size: 1, totalPages: 1, totalElements: 1 },
    },
  } satisfies CreateCustomerOutcome;
}
