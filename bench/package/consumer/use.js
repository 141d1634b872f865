/** What a user does with the contract package on any platform: validates, serves and calls. */
import { isLendBookRequest, parseLendBookRequest, validateLendBookRequest } from '@acme/contract/lend-book';
import { createClient } from '@acme/contract/lend-book/client';
import { lendBookHandler } from '@acme/contract/lend-book/server';

const id = '44444444-4444-4444-8444-444444444444';
const request = {
  isbn: '9781234567897',
  kind: 'DAYS',
  period: 7,
  reader: { name: 'Ann', born: '28022001', phone: '+4912345' },
};

/** Throws unless a validator says what the definition does. */
export function useValidators() {
  equal(isLendBookRequest(request), true);
  equal(validateLendBookRequest({ ...request, period: 999 })[0].rule, 'Request.period.maximum');
  equal(validateLendBookRequest({ ...request, seat: 'A' })[0].rule, 'Request.rule.together.desk');
  equal(parseLendBookRequest({ ...request, kind: 'always', period: undefined }).value.kind, 'FOREVER');
}

/** A server for {@link useClient}. */
export const handler = lendBookHandler({
  authenticate: (_head, { token }) => (token === 'Ann' ? { id: token } : undefined),
  isEligible: ({ parameters }) => parameters.shelf === 'NORTH',
  handle: ({ request: { period }, parameters: { colours = [], page } }) =>
    period === 7 && colours.join() === 'RED,BLUE' && page === 0
      ? { success: { content: [{ id }] } }
      : { failure: 'DESK_2' },
});

/** Throws unless a server answers as {@link handler} does. */
export async function useClient(baseUrl) {
  const lend = (token, shelf, body = request) =>
    createClient({ baseUrl, credentials: { token } }).lendBook({ id, shelf, colours: ['RED', 'BLUE'] }, body);
  const refusal = (call) =>
    call.then(
      () => 'none',
      ({ name, status, code }) => [name, status, code].join(' ').trim(),
    );
  equal((await lend('Ann', 'NORTH')).content[0].id, id);
  equal(await refusal(lend('Bob', 'NORTH')), 'RejectedError 401 LOCAL_UNAUTHENTICATED');
  equal(await refusal(lend('Ann', 'SOUTH')), 'RejectedError 403 LOCAL_NOT_ELIGIBLE');
  equal(await refusal(lend('Ann', 'NORTH', { ...request, period: 8 })), 'RejectedError 409 DESK_2');
  equal(await refusal(lend('Ann', 'NORTH', { ...request, period: -1 })), 'InvalidRequestError');
}

function equal(is, expected) {
  if (is !== expected) throw new Error(`${JSON.stringify(is)} is not ${JSON.stringify(expected)}`);
}
