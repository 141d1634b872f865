/**
 * The tests of the customer service on a real PostgreSQL server, and what only such a server can do: be unreachable, lose
 * connections at the worst moment, and be shared by several processes.
 */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Database } from '../../examples/customer-service/src/database.js';
import { postgresDatabase } from '../../examples/customer-service/src/postgres.js';
import { Store } from '../../examples/customer-service/src/store.js';
import { fullRequest } from '../../examples/customer-service/test/requests.js';
import {
  countRows,
  newDatabase,
  newRoot,
  type TestService,
  testService,
} from '../../examples/customer-service/test/support.js';
import { alone } from './alone.js';
import { onPostgres, type Postgres } from './postgres.js';
import type { ProofResult } from './sockets.js';

export function run(print: (line: string) => void): Promise<ProofResult> {
  return onPostgres(async (server) => {
    print(`server        ${server.version}`);
    const failures = await tests(server.url, print);
    for (const [name, prove] of Object.entries(proofs)) {
      const problems = await prove(server).catch((error: unknown) => [String(error)]);
      print(`${problems.length === 0 ? 'holds        ' : 'FAILS        '} ${name}`);
      failures.push(...problems.map((problem) => `${name}: ${problem}`));
    }
    return { failures };
  });
}

/** The same tests as in `npm test`, whose output is read rather than believed. */
async function tests(url: string, print: (line: string) => void): Promise<string[]> {
  const report = await new Promise<string>((resolve) => {
    const env = { ...process.env, TEST_DATABASE_URL: url };
    const parameters = ['vitest', 'run', 'examples/customer-service', '--reporter=json'];
    execFile('npx', parameters, { env, maxBuffer: 2 ** 26 }, (_error, stdout) => resolve(stdout));
  });
  const { numPassedTests, testResults } = JSON.parse(report.slice(report.indexOf('{'))) as VitestReport;
  const failed = testResults.flatMap(({ assertionResults }) => assertionResults).filter(isNotPassed);
  const broken = testResults.filter(({ status }) => status !== 'passed');
  print(`tests         ${numPassedTests} passed, ${failed.length} failed`);
  return [
    ...failed.map(({ fullName }) => `test: ${fullName}`),
    ...broken.map(({ name, message }) => `test file: ${name} ${message}`),
    ...(numPassedTests === 0 ? ['No test was run'] : []),
  ];
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

const isNotPassed = ({ status }: { readonly status: string }): boolean => status !== 'passed';

/** Each gives what is wrong, if anything is. */
const proofs: Readonly<Record<string, (server: Postgres) => Promise<string[]>>> = {
  'tables made by ten at the same time': async ({ url }) => {
    const shared = await newDatabase(url);
    const databases = Array.from({ length: 10 }, () => postgresDatabase(shared));
    const made = await Promise.allSettled(databases.map((database) => new Store(database).makeTables()));
    const rows = await countRows(databases[0] as Database).catch((error: unknown) => String(error));
    await Promise.all(databases.map((database) => database.close()));
    return [
      ...made.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : [])),
      ...(typeof rows === 'string' ? [rows] : []),
    ];
  },

  'a parent that is deleted meanwhile': (server) =>
    withService(server, async ({ service, database, root }) => {
      const before = await countRows(database);
      const deleted = database.transaction(async (query) => {
        await query('delete from customer where id = $1', [root]);
        // The requester is still there for everybody else, and so the call goes on, and waits for this to end.
        const answered = service.create(root, fullRequest);
        await waitsForLock(database);
        return { answered };
      });
      const { status } = await (await deleted).answered;
      const after = await countRows(database);
      return [
        ...expected('answer', status, 500),
        ...expected('rows', after, { ...before, customer: (before['customer'] ?? 0) - 1 }),
      ];
    }),

  'connections that the server ends': (server) =>
    withService(server, async ({ service, database, root }) => {
      const answers: number[] = [];
      let isOver = false;
      const load = async (): Promise<void> => {
        while (!isOver) answers.push((await service.create(root, fullRequest)).status);
      };
      const loads = Array.from({ length: 5 }, load);
      for (let round = 0; round < 20; round++) {
        await sleep(20);
        await database.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
            where application_name = 'customer-service' and pid <> pg_backend_pid() and datname = current_database()`,
        );
      }
      isOver = true;
      await Promise.all(loads);
      const created = answers.filter((status) => status === 200).length;
      const unavailable = answers.filter((status) => status === 503).length;
      const unknown = answers.length - created - unavailable;
      const { customer = 0, ...parts } = await countRows(database);
      const customers = customer - 1;
      return [
        ...(unavailable === 0 ? ['no connection was ended while it was of use'] : []),
        ...(customers < created || customers > created + unknown
          ? [`${created} were created and ${unknown} perhaps, but there are ${customers}`]
          : []),
        ...expected('parts', parts, partsOf(customers)),
        ...expected('then', (await service.create(root, fullRequest)).status, 200),
      ];
    }),

  'a connection that breaks before the commit arrives': (server) =>
    withService(server, (use) => commitIsCut(use, 'before'), 'before'),

  'a connection that breaks before the commit is answered': (server) =>
    withService(server, (use) => commitIsCut(use, 'after'), 'after'),

  'a server that is away for a while': (server) =>
    withService(server, async ({ service, database, root }) => {
      const health = async (): Promise<number> => (await service.call('GET', '/health')).status;
      const problems = [...expected('health', await health(), 200)];
      await server.stop();
      const { status, body } = await service.create(root, fullRequest);
      problems.push(...expected('answer', [status, body.errorCode], [503, 'GLOBAL_1001']));
      problems.push(...expected('health', await health(), 503));
      await server.start();
      problems.push(...expected('health', await health(), 200));
      problems.push(...expected('then', (await service.create(root, fullRequest)).status, 200));
      const { customer, ...parts } = await countRows(database);
      return [...problems, ...expected('customers', customer, 2), ...expected('parts', parts, partsOf(1))];
    }),
};

interface Used {
  readonly service: TestService;
  /** Not by the way that the service has. */
  readonly database: Database;
  readonly root: string;
}

/** The service on a database of its own; with a cut, on a connection that breaks around the commit. */
async function withService(
  { url }: Postgres,
  use: (used: Used) => Promise<string[]>,
  cut?: 'before' | 'after',
): Promise<string[]> {
  const own = await newDatabase(url);
  const database = postgresDatabase(own);
  const store = new Store(database);
  await store.makeTables();
  const root = await newRoot(store);
  const proxy = cut ? await cuttingProxy(own, cut) : undefined;
  const serving = postgresDatabase(proxy?.url ?? own);
  const service = await testService(serving);
  try {
    return await use({ service, database, root });
  } finally {
    await service.close();
    await serving.close();
    await database.close();
    proxy?.close();
  }
}

/** In both cases the service cannot know, and so has to say that it does not. */
async function commitIsCut({ service, database, root }: Used, cut: 'before' | 'after'): Promise<string[]> {
  const { status, body } = await service.create(root, fullRequest);
  // The server may still be at it.
  await sleep(200);
  const { customer = 0, ...parts } = await countRows(database);
  return [
    ...expected('answer', [status, body.errorCode], [500, 'LOCAL_INTERNAL_ERROR']),
    ...expected('customers', customer - 1, cut === 'before' ? 0 : 1),
    ...expected('parts', parts, partsOf(customer - 1)),
  ];
}

/** A way to the server that breaks when a commit is sent over it, before or after it has had its effect. */
async function cuttingProxy(url: string, cut: 'before' | 'after'): Promise<{ url: string; close: () => void }> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  const proxy = createServer((client) => {
    const server = connect(Number(port), hostname);
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => [client, server].forEach((one) => one.destroy()));
    }
    let isCommitting = false;
    client.on('data', (chunk) => {
      isCommitting ||= chunk.includes('commit\0');
      if (isCommitting && cut === 'before') client.destroy();
      else server.write(chunk);
    });
    server.on('data', (chunk) => {
      if (isCommitting) client.destroy();
      else client.write(chunk);
    });
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return {
    url: Object.assign(new URL(url), { port: String((proxy.address() as AddressInfo).port) }).href,
    close: () => {
      proxy.close();
      sockets.forEach((socket) => socket.destroy());
    },
  };
}

/** Rows in the tables of parts, of so many customers of the full request. */
function partsOf(customers: number): Readonly<Record<string, number>> {
  return {
    contact: customers,
    identity: 2 * customers,
    address: 2 * customers,
    invoiceConfiguration: customers,
    customField: 3 * customers,
    request: customers,
  };
}

async function waitsForLock(database: Database): Promise<void> {
  for (let round = 0; round < 500; round++) {
    const waiting = await database.query(
      `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
    );
    if (waiting.length > 0) return;
    await sleep(10);
  }
  throw new Error('Nothing waits for a lock');
}

function expected(what: string, actual: unknown, wanted: unknown): string[] {
  if (isDeepStrictEqual(actual, wanted)) return [];
  return [`${what} should be ${JSON.stringify(wanted)}, and is ${JSON.stringify(actual)}`];
}

await alone(import.meta.url, run);
