/** Everything of the contract package that a TypeScript project uses. */
import {
  type CreateCustomerRequest,
  createCustomerRequest,
  isCreateCustomerRequest,
  parseCreateCustomerRequest,
  validateCreateCustomerRequest,
  type Violation,
} from '@acme/contract/create-customer';
import { createClient, RejectedError } from '@acme/contract/create-customer/client';
import { createCustomerRequestSchema } from '@acme/contract/create-customer/schemas';
import { createCustomerHandler } from '@acme/contract/create-customer/server';
import { expressHandler } from '@acme/contract/http/express';
import { fastifyPlugin } from '@acme/contract/http/fastify';
import { guardServer } from '@acme/contract/http/guard';
import { honoHandler } from '@acme/contract/http/hono';
import { nodeListener, nodeServerOptions } from '@acme/contract/http/node';
import { routerOf } from '@acme/contract/http/router';
import { type LendBookRequest, parseLendBookRequest } from '@acme/contract/lend-book';
import { createClient as createLibrary, type LendBookClient } from '@acme/contract/lend-book/client';
import { createClient as createReturns } from '@acme/contract/return-book/client';
import { defineConfig } from 'specwright';

const request: CreateCustomerRequest = { status: 'ACTIVE', currency: 'EUR' };
// @ts-expect-error A contact needs one of the two phone numbers.
const contact: CreateCustomerRequest['contact'] = { role: 'NONE', identity: [{ idType: 'ID', idNumber: '1' }] };
const violations: readonly Violation[] = validateCreateCustomerRequest(request);
const parsed = parseCreateCustomerRequest(request);
const loan: LendBookRequest | undefined = ((result) => (result.ok ? result.value : undefined))(
  parseLendBookRequest({}),
);

const handler = createCustomerHandler({
  authenticate: ({ headers }) => headers.get('authorization') ?? undefined,
  isEligible: ({ requester, parameters }) => requester === parameters.id,
  handle: () => ({ failure: 'GLOBAL_1001' }),
});
export const router = routerOf([handler]);

export async function call(): Promise<string> {
  try {
    const { content } = await createClient({ baseUrl: 'https://example.com' }).createCustomer({ id: 'a' }, request);
    return content[0]?.id ?? 'none';
  } catch (error) {
    return error instanceof RejectedError ? String(error.status) : 'unknown';
  }
}

const library: LendBookClient = createLibrary({ baseUrl: 'https://example.com', credentials: { token: 'a' } });
export const used = [
  ...[contact, violations, parsed, loan, library, createReturns, createCustomerRequestSchema, createCustomerRequest],
  ...[isCreateCustomerRequest(request), expressHandler(handler), fastifyPlugin(handler), honoHandler(handler)],
  ...[guardServer, nodeListener(handler), nodeServerOptions(handler)],
];
export default defineConfig({ out: 'generated', targets: { vectors: true } });
