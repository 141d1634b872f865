/** Every wait of a server has a limit: callers that hold connections open, on each adapter. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createCustomerHandler } from '../../generated/create-customer/server.js';
import { expressHandler } from '../../generated/http/express.js';
import { fastifyOptions, fastifyPlugin } from '../../generated/http/fastify.js';
import { honoHandler } from '../../generated/http/hono.js';
import { type ConnectionLimits, nodeListener, nodeServerOptions } from '../../generated/http/node.js';
import type { Handler } from '../../generated/http/router.js';
import { attacks, type Pace, unreadAnswers } from '../hostile/connections.js';
import { frameworks, type Running } from './frameworks.js';

const parent = '44444444-4444-4444-8444-444444444444';
const path = `/api/v2/customer/${parent}`;
const page = { page: 0, size: 1, totalPages: 1, totalElements: 1 };

function handlerWith(deadlineMs: number, answerBytes = 0): Handler {
  const id = parent;
  const content = { requestId: id, id, customerid: id, filling: 'x'.repeat(answerBytes) };
  return createCustomerHandler<string>({
    authenticate: ({ headers }) => headers.get('authorization') ?? undefined,
    isEligible: () => true,
    handle: () => ({ success: { content: [content], pageable: page } }),
    deadlineMs,
  });
}

const short: Required<ConnectionLimits> = { headMs: 400, answerMs: 500, restMs: 300 };
/** Much longer than the limits together, and much shorter than those of any framework. */
const pace: Pace = { everyMs: 20, mostMs: 25_000 };

/** How many answers there may be to what an attack sends; what is not listed gets one. */
const statuses: Readonly<Record<string, readonly number[]>> = {
  'a body that drips, with authentication': [408],
  'a body that never comes, with authentication': [408],
  'a body that expects 100 Continue, and drips, with authentication': [100, 408],
  'a body that is too large, and drips': [413],
  'a body of another type than JSON, and drips': [415],
  'a body for a path that is not there, and drips': [404],
  'a body for another method, and drips': [405],
  'a body of a GET that drips': [405],
  'a head that drips': [408],
  'a second head that drips': [401, 408],
  'nothing at all': [408],
  'not HTTP, and then nothing': [400],
  'half of a head, and the end of one direction': [400],
  'half of a body, and the end of one direction': [400],
};

describe.each(Object.entries(frameworks))('behind %s', (_name, start) => {
  const running = new Set<Running>();
  const startWith = async (...given: Parameters<typeof start>): Promise<Running> => {
    const one = await start(...given);
    running.add(one);
    return one;
  };
  afterEach(async () => {
    await Promise.all([...running].map((one) => one.close()));
    running.clear();
  });

  it('closes every connection that a caller holds open, and answers each request once', async () => {
    const { port } = await startWith(handlerWith(300), short);
    const target = { port, path, credentials: ['authorization: somebody'] };
    // A connection that is idle between two calls belongs to the framework, which has a limit for it.
    const names = Object.keys(attacks).filter((name) => name !== 'nothing after an answer');
    const held = await Promise.all(names.map(async (name) => [name, await attacks[name]?.(target, pace)] as const));
    expect(Object.fromEntries(held.map(([name, one]) => [name, [one?.isEnded, one?.statuses]]))).toEqual(
      Object.fromEntries(names.map((name) => [name, [true, statuses[name] ?? [401]]])),
    );
  });

  it('closes a connection whose caller does not read the answer', async () => {
    const { port } = await startWith(handlerWith(10_000, 500_000), short);
    const body = '{"status":"ACTIVE","currency":"EUR"}';
    const target = { port, path, body, credentials: ['authorization: somebody'] };
    const attack = unreadAnswers['many requests with authentication, and no answer is read'];
    expect(await attack?.(target, pace)).toMatchObject({ isEnded: true });
  });

  it('reads the rest of a body that is already answered, and keeps the connection', async () => {
    const { port } = await startWith(handlerWith(300), { headMs: 10_000, answerMs: 10_000, restMs: 10_000 });
    const socket = connect(port, '127.0.0.1').setNoDelay();
    const closed = once(socket, 'close');
    let text = '';
    socket.on('data', (data) => (text += data.toString('latin1')));
    socket.write(`PUT ${path} HTTP/1.1\r\nhost: a\r\ncontent-length: 10\r\n\r\n`);
    for (let at = 0; at < 10; at++) {
      await new Promise((resolve) => setTimeout(resolve, 30));
      socket.write('x');
    }
    socket.write(`GET ${path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`);
    await closed;
    expect([...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual(['405', '405']);
  });

  it('starts the time limit of an answer after the answers before it', async () => {
    // The answer to the second request waits longer for that to the first than its caller may take for it.
    const id = parent;
    const handler = createCustomerHandler<string>({
      authenticate: ({ headers }) => headers.get('authorization') ?? undefined,
      isEligible: () => true,
      handle: async () => {
        await new Promise((resolve) => setTimeout(resolve, 1_500));
        return { success: { content: [{ requestId: id, id, customerid: id }], pageable: page } };
      },
    });
    const { port } = await startWith(handler, { ...short, answerMs: 700, restMs: 700 });
    const body = '{"status":"ACTIVE","currency":"EUR"}';
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.on('data', (data) => (text += data.toString('latin1')));
    const head = `POST ${path} HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n`;
    socket.write(`${head}authorization: a\r\n\r\n${body}GET ${path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`);
    await once(socket, 'close');
    expect([...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status)).toEqual(['200', '405']);
  });
});

describe('the limits of a connection', () => {
  const handler = handlerWith(1_000);
  const makers: Readonly<Record<string, (limits: ConnectionLimits) => unknown>> = {
    nodeListener: (limits) => nodeListener(handler, limits),
    nodeServerOptions: (limits) => nodeServerOptions(handler, limits),
    expressHandler: (limits) => expressHandler(handler, limits),
    fastifyOptions: (limits) => fastifyOptions(handler, limits),
    fastifyPlugin: (limits) => fastifyPlugin(handler, limits),
    honoHandler: (limits) => honoHandler(handler, limits),
  };
  it.each(Object.keys(makers))('are integers that a timer can hold, for %s', (name) => {
    for (const limit of ['headMs', 'answerMs', 'restMs']) {
      for (const value of [NaN, Infinity, -1, 0, 0.5, 2 ** 31, Number.MAX_SAFE_INTEGER])
        expect(() => makers[name]?.({ [limit]: value })).toThrow(
          new RangeError(`${limit} must be an integer from 1 to 2147483647, but is ${value}`),
        );
      for (const value of ['1000', null, 1n, {}])
        expect(() => makers[name]?.({ [limit]: value } as ConnectionLimits)).toThrow(TypeError);
      expect(() => makers[name]?.({ [limit]: 2 ** 31 - 1 })).not.toThrow();
    }
  });

  it('do not shorten the deadline of the handler', () => {
    const { headersTimeout, requestTimeout } = nodeServerOptions(handlerWith(120_000));
    expect(headersTimeout).toBe(15_000);
    expect(requestTimeout).toBeGreaterThan(120_000);
    const longest = nodeServerOptions(handlerWith(2 ** 31 - 1), { headMs: 2 ** 31 - 1 });
    expect(longest.requestTimeout).toBe(2 ** 31 - 1);
    expect(() => createServer(longest)).not.toThrow();
  });
});
