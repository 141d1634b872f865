/** Failures that are asked for, so that every intended one is seen too: the server of the flood does what it is told. */
import type { CreateCustomerOptions, CreateCustomerOutcome } from '../../../generated/create-customer/server.js';
import { type Outcome, outcomes } from './attack.js';

/** The words of an exception, which nobody outside may ever see. */
export const secret = 'kept-secret-by-the-server';

/** What the hook for errors may be told; anything else is a mistake. */
export const intendedErrors: readonly RegExp[] = [
  new RegExp(secret),
  /^The answer breaks the contract\./,
  /^The call took longer than \d+ ms$/,
  /^The call was not started: The caller has disconnected$/,
];

export const wishes = {
  anonymous: outcomes.unauthenticated,
  stranger: outcomes.notEligible,
  undecided: outcomes.notEligible,
  busy: outcomes.busy,
  crash: outcomes.crashed,
  'crash at the door': outcomes.crashed,
  'forbidden answer': outcomes.crashed,
  late: outcomes.late,
} as const satisfies Readonly<Record<string, Outcome>>;

const id = '11111111-1111-4111-8111-111111111111';

export const success = {
  content: [{ requestId: id, id, customerid: id }],
  pageable: { page: 0, size: 1, totalPages: 1, totalElements: 1 },
};

/** An implementation that fails as the header `x-wish` says. The requester is the wish. */
export const wishful: Pick<CreateCustomerOptions<string>, 'authenticate' | 'isEligible' | 'handle'> = {
  authenticate: ({ headers }) => {
    const wish = headers.get('x-wish') ?? 'good';
    if (wish === 'crash at the door') throw new Error(secret);
    return wish === 'anonymous' ? undefined : wish;
  },
  isEligible: async ({ requester }) => {
    if (requester === 'undecided') throw new Error(secret);
    return requester !== 'stranger';
  },
  handle: ({ requester, signal }) => {
    if (requester === 'busy') return { failure: 'GLOBAL_1001' };
    if (requester === 'crash') throw new TypeError(secret);
    if (requester === 'forbidden answer') return { success: { ...success, content: [] } } as never;
    if (requester !== 'late') return { success };
    return new Promise<CreateCustomerOutcome>((_, reject) => {
      signal.addEventListener('abort', () => reject(new Error(secret)));
    });
  },
};
