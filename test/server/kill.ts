/**
 * Kills two processes of the customer service on one PostgreSQL server at random moments under load and starts them again.
 * Afterwards every acknowledged customer is stored exactly once and completely, and no other customer in part.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { postgresDatabase } from '../../examples/customer-service/src/postgres.js';
import { Store } from '../../examples/customer-service/src/store.js';
import { Tokens } from '../../examples/customer-service/src/tokens.js';
import { fullRequest } from '../../examples/customer-service/test/requests.js';
import { newDatabase, newRoot } from '../../examples/customer-service/test/support.js';
import { createClient, NotSentError, OutcomeUnknownError } from '../../generated/create-customer/client.js';
import { alone } from './alone.js';
import { audit, type Sent } from './audit.js';
import { onPostgres } from './postgres.js';
import { buildService, type ServiceProcess, startProcess } from './service-process.js';
import type { ProofResult } from './sockets.js';

/** Of each of the two processes. */
const kills = 100;
/** Calls at the same time, to each of them. */
const callers = 6;
/** How many calls a process answers at most before it is killed, so that it does not matter how fast the machine is. */
const mostAnswers = 20;
/** How long it lives at most once it listens, whatever it answers, in milliseconds. */
const longestLife = 10_000;

export function run(print: (line: string) => void): Promise<ProofResult> {
  return onPostgres(async (server) => {
    const startedAt = performance.now();
    buildService();
    const url = await newDatabase(server.url);
    const database = postgresDatabase(url);
    try {
      const store = new Store(database);
      await store.makeTables();
      const secret = randomBytes(32).toString('hex');
      const tokens = new Tokens(secret);
      const requesters = await Promise.all(
        Array.from({ length: 4 }, async () => {
          const id = await newRoot(store);
          return { id, authorization: `Bearer ${await tokens.issue(id)}` };
        }),
      );
      const load = new Load(requesters);
      await Promise.all(
        [1, 2].map(() => killAndStart(load, kills, () => startProcess({ DATABASE_URL: url, TOKEN_SECRET: secret }))),
      );

      const { failures, acknowledged, unanswered } = await audit(database, load.calls);
      const open = server.log().split('unexpected EOF on client connection with an open transaction').length - 1;
      print(`server        ${server.version}`);
      print(`killed        ${2 * kills} times, which broke off ${open} transactions and ${load.brokenOff} calls`);
      print(`acknowledged  ${acknowledged} customers`);
      print(`unanswered    ${load.calls.length - acknowledged} calls, of which ${unanswered} created a customer`);
      print(`lost, half, twice  ${failures.length === 0 ? 'none' : failures.length}`);
      print(`took          ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
      return {
        failures: [
          ...failures,
          ...load.surprises,
          ...(open < kills ? [`Only ${open} transactions were broken off: this shows too little`] : []),
          ...(acknowledged < 10 * kills ? [`Only ${acknowledged} customers were acknowledged`] : []),
        ],
      };
    } finally {
      await database.close();
    }
  });
}

/** Calls of one process. */
interface Loading {
  /** Waits until so many calls were answered, or for some time. */
  readonly hasAnswered: (count: number) => Promise<void>;
  readonly stop: () => void;
  readonly stopped: Promise<unknown>;
}

/** Callers who create one customer after the other. */
export class Load {
  readonly calls: Sent[] = [];
  /** What is neither a success nor a connection that broke. */
  readonly surprises: string[] = [];
  brokenOff = 0;
  readonly #requesters: readonly { readonly id: string; readonly authorization: string }[];

  constructor(requesters: readonly { readonly id: string; readonly authorization: string }[]) {
    this.#requesters = requesters;
  }

  /** Calls a process until it is to stop; what is under way then is finished, or breaks. */
  on(url: string): Loading {
    let isOver = false;
    let answers = 0;
    const caller = async (): Promise<void> => {
      while (!isOver) if (await this.#call(url)) answers++;
    };
    const stopped = Promise.all(Array.from({ length: callers }, caller));
    const hasAnswered = async (count: number): Promise<void> => {
      const until = performance.now() + longestLife;
      while (answers < count && performance.now() < until) await sleep(1);
    };
    const stop = (): void => {
      isOver = true;
    };
    return { hasAnswered, stop, stopped };
  }

  /** Whether it was answered. */
  async #call(url: string): Promise<boolean> {
    const number = this.calls.length;
    const { id, authorization } = this.#requesters[number % this.#requesters.length] ?? { id: '', authorization: '' };
    const call: { -readonly [Key in keyof Sent]: Sent[Key] } = { requester: id, request: requestOf(number) };
    this.calls.push(call);
    try {
      const client = createClient({ baseUrl: url, headers: { authorization }, retry: false });
      const [created] = (await client.createCustomer({ id }, call.request)).content;
      if (created) call.answer = { requestId: created.requestId, id: created.id };
      return true;
    } catch (error) {
      if (error instanceof OutcomeUnknownError && error.reason === 'connection') this.brokenOff++;
      else if (error instanceof NotSentError && error.reason === 'connection') call.isNotSent = true;
      else this.surprises.push(String(error));
      return false;
    }
  }
}

/** A request all of whose parts tell it from others. */
function requestOf(number: number): Sent['request'] {
  const name = `Customer ${number}`;
  const { contact, address = [], invoiceConfiguration, ...rest } = fullRequest;
  return {
    ...rest,
    name,
    ...(contact && { contact: { ...contact, lastName: name, identity: identitiesOf(name) } }),
    address: address.map((one) => ({ ...one, fullName: name })),
    invoiceConfiguration: { ...invoiceConfiguration, paymentDueUnits: 'DAYS', invoiceText: name },
    customFields: [{ keyName: name }, {}, { keyName: name, keyValue: '\u0001 \ud83c\udf4f' }],
  };
}

function identitiesOf(name: string) {
  return ['first', 'second'].map((which) => ({ idType: 'ID' as const, idNumber: `${name} ${which}` }));
}

/** A process under load is killed at some moment, and another takes its place; the last one may end by itself. */
export async function killAndStart(load: Load, times: number, start: () => Promise<ServiceProcess>): Promise<void> {
  for (let kill = 0; kill < times; kill++) {
    const service = await start();
    const loading = load.on(service.url);
    await loading.hasAnswered(Math.random() * mostAnswers);
    await sleep(Math.random() * 10);
    loading.stop();
    await service.end('SIGKILL');
    await loading.stopped;
  }
  const last = await start();
  const loading = load.on(last.url);
  await loading.hasAnswered(mostAnswers);
  loading.stop();
  const code = await last.end('SIGTERM');
  await loading.stopped;
  if (code !== 0) load.surprises.push(`A service that was told to end ended with ${code}`);
}

await alone(import.meta.url, run);
