import { createServer, type RequestListener, type Server } from 'node:http';
import {
  type AddressInfo,
  createServer as createSocketServer,
  type Server as SocketServer,
  type Socket,
} from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type ClientOptions, createClient } from '../../generated/create-customer/client.js';

const id = '44444444-4444-4444-8444-444444444444';
const request = { status: 'ACTIVE', currency: 'EUR' } as const;
const success = {
  content: [{ requestId: id, id, customerid: id }],
  pageable: { page: 0, size: 1, totalPages: 1, totalElements: 1 },
};

const opened: (Server | SocketServer)[] = [];
const sockets = new Set<Socket>();
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await Promise.all(opened.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

function listen(server: Server | SocketServer): Promise<string> {
  opened.push(server);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

const serving = (listener: RequestListener): Promise<string> => listen(createServer(listener));

/** What comes of a call through the fetch of the platform. */
function call(baseUrl: string, options: Partial<ClientOptions> = {}): Promise<unknown> {
  return createClient({ baseUrl, ...options })
    .createCustomer({ id }, request)
    .catch((error: unknown) => error);
}

describe('a redirect', () => {
  it.each([300, 301, 302, 303, 304, 305, 307, 308, 399])(
    'with status %i is a rejection, and nothing is sent to its target',
    async (status) => {
      const calls: string[] = [];
      const elsewhere = await serving((incoming, response) => {
        calls.push(String(incoming.headers.authorization));
        response.end(JSON.stringify(success));
      });
      const here = await serving((_, response) => {
        response.writeHead(status, { location: `${elsewhere}/api/v2/customer/${id}` }).end(status === 304 ? '' : '{}');
      });
      const error = await call(here, { headers: { authorization: 'Bearer a' } });
      expect(error).toMatchObject({ name: 'RejectedError', status, code: undefined, retryable: false });
      expect((error as Error).message).toMatch(/redirection, which is not followed/);
      expect(calls).toEqual([]);
    },
  );

  it('is a rejection regardless of the content and length of its body', async () => {
    for (const body of [JSON.stringify(success), new ReadableStream()])
      expect(
        await call('https://api.example.com', { fetch: async () => new Response(body, { status: 302 }) }),
      ).toMatchObject({
        name: 'RejectedError',
        status: 302,
      });
  });

  it('is a rejection also where a browser hides it', async () => {
    const hidden = { status: 0, type: 'opaqueredirect', headers: new Headers(), body: null } as Response;
    expect(await call('https://api.example.com', { fetch: async () => hidden })).toMatchObject({
      name: 'RejectedError',
      status: 0,
    });
  });
});

describe('a call', () => {
  it('is reported as not sent when no connection can be opened', async () => {
    const server = createSocketServer();
    const baseUrl = await listen(server);
    await new Promise((resolve) => opened.splice(0)[0]?.close(resolve));
    expect(await call(baseUrl)).toMatchObject({ name: 'NotSentError', reason: 'connection', code: 'ECONNREFUSED' });
    expect(await call('http://host.invalid')).toMatchObject({ name: 'NotSentError', reason: 'connection' });
  });

  it.each([
    [['connect', 'connect'], 'NotSentError'],
    [['connect', 'write'], 'OutcomeUnknownError'],
    [[], 'OutcomeUnknownError'],
  ])('is reported as not sent when no address of a host can be reached: %j', async (syscalls, name) => {
    const errors = syscalls.map((syscall) => Object.assign(new Error(syscall), { code: 'ECONNREFUSED', syscall }));
    const cause = Object.assign(new AggregateError(errors), { code: 'ECONNREFUSED' });
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed', { cause })));
    expect(await call('https://api.example.com')).toMatchObject({ name, reason: 'connection', code: 'ECONNREFUSED' });
    vi.unstubAllGlobals();
  });

  it('has an unknown outcome when a custom fetch fails, because it may have sent the call before', async () => {
    const baseUrl = await listen(createSocketServer());
    await new Promise((resolve) => opened.splice(0)[0]?.close(resolve));
    expect(await call(baseUrl, { fetch: (...input) => fetch(...input) })).toMatchObject({
      name: 'OutcomeUnknownError',
      reason: 'connection',
      code: 'ECONNREFUSED',
    });
  });

  it.each<[string, (socket: Socket) => void]>([
    ['the server resets the connection', (socket) => socket.resetAndDestroy()],
    ['the server ends the connection', (socket) => socket.end()],
    ['the answer is not HTTP', (socket) => socket.end('no\r\n\r\n')],
    ['the answer ends in its head', (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-')],
    ['the answer ends in its body', (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{')],
  ])('has an unknown outcome when %s', async (_, end) => {
    const server = createSocketServer((socket) => socket.once('data', () => end(socket)));
    expect(await call(await listen(server))).toMatchObject({ name: 'OutcomeUnknownError', reason: 'connection' });
  });

  it('has an unknown outcome when a reused connection is closed', async () => {
    let calls = 0;
    const server = createServer((_, response) => {
      calls++;
      if (calls === 1) response.end(JSON.stringify(success));
      else {
        // Nobody can connect any more, so that a second try would be refused.
        server.close();
        response.socket?.destroy();
      }
    });
    const baseUrl = await listen(server);
    opened.splice(0);
    expect(await call(baseUrl)).toEqual(success);
    expect(await call(baseUrl)).toMatchObject({ name: 'OutcomeUnknownError', reason: 'connection' });
    expect(calls).toBe(2);
  });
});
