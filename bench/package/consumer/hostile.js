/** Calls that attack a server of the contract. */
import { createClient } from '@acme/contract/create-customer/client';
import { createCustomerHandler } from '@acme/contract/create-customer/server';
import { nodeListener, nodeServerOptions } from '@acme/contract/http/node';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { inspect } from 'node:util';

let requester = { id: 'a' };
const handler = createCustomerHandler({
  authenticate: () => requester,
  isEligible: () => true,
  handle: () => {
    throw new Error('It is called');
  },
});
const server = createServer(nodeServerOptions(handler), nodeListener(handler));
await once(server.listen(0, '127.0.0.1'), 'listening');
const origin = `http://127.0.0.1:${server.address().port}`;
const url = `${origin}/api/v2/customer/44444444-4444-4444-8444-444444444444`;
const statusOf = async (body, query = '') => {
  const headers = { 'content-type': 'application/json', authorization: 'Bearer a' };
  const response = await fetch(url + query, { method: 'POST', headers, body });
  const text = await response.text();
  if (text.length > 100_000) throw new Error(`An answer of ${text.length} characters`);
  return response.status;
};
const expectStatus = async (expected, ...call) => {
  const status = await statusOf(...call);
  if (status !== expected) throw new Error(`${status} and not ${expected} for ${call.join(' ').slice(0, 100)}`);
};

const valid = '"status":"ACTIVE","currency":"EUR"';
const long = '12345678901234568e4';
await expectStatus(500, `{${valid}}`);
await expectStatus(400, `{${valid},"status":"ACTIVE","x":[${[long, long, long].join()}]}`);
await expectStatus(400, `{${valid},"\\u005f_proto__":{}}`);
await expectStatus(413, `{${valid},"address":[${Array(80_000).fill('{}').join()}]}`);
const begun = performance.now();
await expectStatus(400, `{${valid},"address":[${Array(900).fill('{}').join()}]}`);
await expectStatus(400, `{${valid}}`, `?${Array.from({ length: 3_000 }, (_, index) => index).join('&')}`);
if (performance.now() - begun > 5_000) throw new Error('They take more than five seconds');
for (requester of [false, 0, '', null]) await expectStatus(401, `{${valid}}`);
const client = createClient({ baseUrl: origin, headers: { authorization: 'Bearer SECRET\nx: y' } });
const error = await client
  .createCustomer({ id: '44444444-4444-4444-8444-444444444444' }, JSON.parse(`{${valid}}`))
  .then(
    () => 'none',
    (one) => one,
  );
if (error.name !== 'NotSentError' || inspect(error, { depth: 9 }).includes('SECRET')) throw error;
server.close();
server.closeAllConnections();
console.log('refused, and no error shows a secret');
