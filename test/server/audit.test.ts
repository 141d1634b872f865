import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Database } from '../../examples/customer-service/src/database.js';
import { Store } from '../../examples/customer-service/src/store.js';
import { fullRequest } from '../../examples/customer-service/test/requests.js';
import { newEmbedded, newRoot, tables } from '../../examples/customer-service/test/support.js';
import { audit, type Sent } from './audit.js';

let database: Database;
let store: Store;
let calls: Sent[];
beforeAll(async () => {
  database = await newEmbedded();
  store = new Store(database);
  await store.makeTables();
});
afterAll(() => database.close());

/** Two customers that were acknowledged, and two that were not: one is there, one is not. */
beforeEach(async () => {
  await database.query(`truncate ${tables.map((table) => `"${table}"`).join(', ')}`);
  const requester = await newRoot(store);
  calls = ['A', 'B', 'C', 'D'].map((name) => ({ requester, request: { ...fullRequest, name } }));
  for (const [index, call] of calls.slice(0, 3).entries()) {
    const { requestId, customerId } = await store.create(requester, call.request);
    if (index < 2) calls[index] = { ...call, answer: { requestId, id: customerId } };
  }
});

it('finds nothing where every record matches what the caller was told', async () => {
  expect(await audit(database, calls)).toEqual({ failures: [], acknowledged: 2, unanswered: 1 });
});

/** The customer A. */
const idOfA = `(select id from customer where value::jsonb->>'name' = 'A')`;

it.each([
  ['A has another contact, or none', `update contact set value = '{}' where "customerId" = ${idOfA}`],
  ['A has other identities', `delete from identity where "customerId" = ${idOfA}`],
  ['A has other addresses', `delete from address where "customerId" = ${idOfA} and position = 2`],
  ['A has another invoice configuration', `delete from "invoiceConfiguration" where "customerId" = ${idOfA}`],
  ['A has other custom fields', `delete from "customField" where "customerId" = ${idOfA}`],
  ['A has other elements', `update customer set value = '{"name":"A"}' where id = ${idOfA}`],
  ['A is below another', `update customer set "parentId" = id where id = ${idOfA}`],
  ['A was acknowledged as another', `update request set "requestId" = "customerId" where "customerId" = ${idOfA}`],
  [
    'A has not one record of its request',
    `update request set "requesterId" = "customerId" where "customerId" = ${idOfA}`,
  ],
])('finds that %s', async (failure, statement) => {
  await database.query(statement);
  expect((await audit(database, calls)).failures).toEqual([failure]);
});

it('finds a customer that is stored twice', async () => {
  await store.create(calls[0]?.requester ?? '', { ...fullRequest, name: 'A' });
  expect((await audit(database, calls)).failures).toEqual(['A is there twice']);
});

it('finds a customer that is missing', async () => {
  for (const table of ['contact', 'identity', 'address', 'invoiceConfiguration', 'customField', 'request'])
    await database.query(`delete from "${table}" where "customerId" = ${idOfA}`);
  await database.query(`delete from customer where id = ${idOfA}`);
  expect((await audit(database, calls)).failures).toEqual(['A was acknowledged, and is not there']);
});

it('finds a customer that nobody requested', async () => {
  await store.create(calls[0]?.requester ?? '', { ...fullRequest, name: 'E' });
  expect((await audit(database, calls)).failures).toEqual(['E is there, and nobody asked for it']);
});
