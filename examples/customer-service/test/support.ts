import { type CreateCustomerRequest, parseCreateCustomerRequest } from '@specwright/contract/create-customer';
import { PGlite } from '@electric-sql/pglite';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database } from '../src/database.js';
import { databaseOf } from '../src/embedded.js';
import { logTo } from '../src/log.js';
import { postgresDatabase } from '../src/postgres.js';
import { serverOf } from '../src/server.js';
import { Store } from '../src/store.js';
import { Tokens } from '../src/tokens.js';

export const testSecret = 'a secret of the tests and of nothing else';

/** The server that the tests are to run on; undefined: embedded. */
export const testServer = process.env['TEST_DATABASE_URL'];

/** Embedded, or one of its own on the server of TEST_DATABASE_URL. */
export async function testDatabase(): Promise<Database> {
  return testServer === undefined ? newEmbedded() : postgresDatabase(await newDatabase(testServer));
}

/** Embedded, and empty. */
export async function newEmbedded(): Promise<Database> {
  return databaseOf(await PGlite.create({ loadDataDir: await emptyFolder() }));
}

/**
 * The data of an empty database, which takes a fraction of the time to load that it takes to make. It is kept between runs;
 * `node_modules/.cache` can be removed at any time.
 */
async function emptyFolder(): Promise<Blob> {
  const { resolve } = createRequire(import.meta.url);
  const { version } = JSON.parse(
    readFileSync(join(dirname(resolve('@electric-sql/pglite')), '../package.json'), 'utf8'),
  ) as { version: string };
  const folder = fileURLToPath(new URL('../../../node_modules/.cache/', import.meta.url));
  const file = join(folder, `customer-service-empty-${version}.tar`);
  if (existsSync(file)) return new Blob([readFileSync(file)]);
  const database = await PGlite.create();
  const data = await database.dumpDataDir('none');
  await database.close();
  mkdirSync(folder, { recursive: true });
  // Another process may be doing the same.
  const own = `${file}.${process.pid}`;
  writeFileSync(own, Buffer.from(await data.arrayBuffer()));
  renameSync(own, file);
  return data;
}

/** The URL of a new database on a server. */
export async function newDatabase(server: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const database = postgresDatabase(server);
  await database.query(`create database ${name}`);
  await database.close();
  return Object.assign(new URL(server), { pathname: `/${name}` }).href;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly errorCode: string;
    readonly errorMessage: string;
    readonly content: readonly { readonly requestId: string; readonly id: string; readonly customerid: string }[];
  };
}

export interface TestService {
  readonly url: string;
  readonly store: Store;
  readonly tokens: Tokens;
  /** The log. */
  readonly lines: readonly string[];
  /** A call with any authorization, or with none. */
  readonly call: (method: string, path: string, authorization?: string, body?: string) => Promise<Answered>;
  /** A request of a customer, by default below itself. */
  readonly create: (requester: string, request: unknown, parent?: string) => Promise<Answered>;
  /** Leaves the database open. */
  readonly close: () => Promise<void>;
}

/** The service on a free port. */
export async function testService(database: Database): Promise<TestService> {
  const store = new Store(database);
  const tokens = new Tokens(testSecret);
  const lines: string[] = [];
  const app = await serverOf({ store, tokens, log: logTo((line) => lines.push(line)) });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });

  const call: TestService['call'] = async (method, path, authorization, body) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(authorization === undefined ? {} : { authorization }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body }),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Answered['body'] };
  };
  const create: TestService['create'] = async (requester, request, parent = requester) =>
    call('POST', `/api/v2/customer/${parent}`, `Bearer ${await tokens.issue(requester)}`, JSON.stringify(request));
  return { url, store, tokens, lines, call, create, close: () => app.close() };
}

/** What a customer needs at least. */
export const smallRequest = { status: 'ACTIVE', currency: 'EUR' } satisfies CreateCustomerRequest;

/** A customer that is below no other. */
export async function newRoot(store: Store): Promise<string> {
  const request = parseCreateCustomerRequest(smallRequest);
  if (!request.ok) throw new Error('The small request is invalid');
  return store.createRoot(request.value);
}

export const tables = ['customer', 'contact', 'identity', 'address', 'invoiceConfiguration', 'customField', 'request'];

/** How many rows there are in each table. */
export async function countRows(database: Database): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const [row] = await database.query<{ rows: number }>(`select count(*)::integer as rows from "${table}"`);
    counts[table] = row?.rows ?? 0;
  }
  return counts;
}

/** A customer as it was requested, put together from the tables. */
export async function readCustomer(database: Database, id: string): Promise<object> {
  const valuesOf = async (table: string): Promise<object[]> => {
    const by = table === 'customer' ? 'id' : '"customerId"';
    const order = table === 'customer' ? '' : 'order by position';
    const rows = await database.query<{ value: object }>(`select value from "${table}" where ${by} = $1 ${order}`, [
      id,
    ]);
    return rows.map(({ value }) => value);
  };
  const [customer] = await valuesOf('customer');
  const [contact] = await valuesOf('contact');
  const [invoiceConfiguration] = await valuesOf('invoiceConfiguration');
  const identity = await valuesOf('identity');
  const address = await valuesOf('address');
  const customFields = await valuesOf('customField');
  return {
    ...customer,
    ...(contact ? { contact: { ...contact, identity } } : {}),
    ...(address.length > 0 ? { address } : {}),
    ...(invoiceConfiguration ? { invoiceConfiguration } : {}),
    ...(customFields.length > 0 ? { customFields } : {}),
  };
}
