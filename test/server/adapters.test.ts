/** Each adapter over a real socket, where a framework between could change what arrives. */
import express from 'express';
import { createServer, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCustomerHandler, type CreateCustomerOptions } from '../../generated/create-customer/server.js';
import { expressHandler } from '../../generated/http/express.js';
import type { ErrorInfo } from '../../generated/http/operation.js';
import { frameworks, listening, type Running } from './frameworks.js';

const parent = '44444444-4444-4444-8444-444444444444';
const path = `/api/v2/customer/${parent}`;
const good = { status: 'ACTIVE', currency: 'EUR' };
const success = {
  content: [{ requestId: parent, id: parent, customerid: parent }],
  pageable: { page: 0, size: 1, totalPages: 1, totalElements: 1 },
};

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly code: unknown;
  readonly message: string;
}

type Options = CreateCustomerOptions<string>;

describe.each(Object.entries(frameworks))('behind %s', (_, start) => {
  let running: Running;
  let options: { -readonly [Key in keyof Options]?: Options[Key] };
  let inputs: Parameters<Options['handle']>[0][];
  let errors: [unknown, ErrorInfo][];
  beforeEach(async () => {
    options = {};
    inputs = [];
    errors = [];
    running = await start(
      createCustomerHandler<string>({
        authenticate: (head) => (options.authenticate ? options.authenticate(head) : 'somebody'),
        isEligible: (context) => options.isEligible?.(context) ?? true,
        handle: (input) => {
          inputs.push(input);
          return options.handle?.(input) ?? { success };
        },
        onError: (error, info) => errors.push([error, info]),
        deadlineMs: 400,
      }),
    );
  });
  afterEach(() => running.close());

  async function send(body: BodyInit | null, init: RequestInit = {}, to = path): Promise<Answer> {
    const headers = { 'content-type': 'application/json', ...init.headers };
    const response = await fetch(running.url + to, {
      method: 'POST',
      ...(body === null ? {} : { body }),
      ...init,
      headers,
    });
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const answer = (await response.json()) as Record<string, unknown>;
    expect(Object.keys(answer)).toEqual(['errorCode', 'errorMessage', 'content', 'pageable']);
    const { errorCode: code, errorMessage } = answer;
    return { status: response.status, headers: response.headers, code, message: String(errorMessage) };
  }

  /** Bytes as they are, on a connection of their own; all that comes back until it ends or falls silent. */
  function raw(...pieces: readonly string[]): Promise<string> {
    return new Promise((resolve) => {
      let answer = '';
      const socket = connect(running.port, '127.0.0.1');
      socket.setTimeout(2000, () => socket.destroy());
      socket.on('data', (data) => {
        answer += data.toString('latin1');
        if (/\r\n\r\n.+/s.test(answer)) socket.end();
      });
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(answer));
      for (const piece of pieces) socket.write(piece);
    });
  }

  it('creates a customer', async () => {
    expect(await send(JSON.stringify(good))).toMatchObject({ status: 200, code: '' });
    expect(inputs).toMatchObject([{ requester: 'somebody', parameters: { id: parent }, request: { currency: 'EUR' } }]);
    expect(inputs[0]?.signal.aborted).toBe(false);
  });

  it('answers 404 and 405 for every method', async () => {
    for (const to of ['/', '/api', `${path}/`, '/%zz', `/api/v2/customer/..%2f`, '/api/v2/customer'])
      expect(await send('{}', {}, to), to).toMatchObject(
        to.includes('..') ? { status: 400 } : { status: 404, code: 'LOCAL_NOT_FOUND' },
      );
    for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      const answer = await send(null, { method });
      expect(answer, method).toMatchObject({ status: 405, code: 'LOCAL_METHOD_NOT_ALLOWED' });
      expect(answer.headers.get('allow')).toBe('POST');
    }
  });

  it('answers a path that cannot be decoded', async () => {
    expect(await send(JSON.stringify(good), {}, '/api/v2/customer/%zz')).toMatchObject({
      status: 400,
      message: 'The request breaks the contract. The path cannot be decoded.',
    });
    expect(inputs).toEqual([]);
  });

  it('reports the place where a body is not valid JSON', async () => {
    const { status, message } = await send('{\n  "status": "ACTIVE",\n  "currency" "EUR"\n}');
    expect([status, message]).toEqual([
      400,
      'The request breaks the contract. The body is not JSON: a colon is missing in line 3, column 14.',
    ]);
  });

  it.each([
    ['an element twice', '{"status":"ACTIVE","currency":"USD","currency":"EUR"}', 'an element is given twice'],
    ['__proto__', '{"__proto__":{"status":"ACTIVE"},"currency":"EUR"}', 'an element is called __proto__'],
    ['great depth', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'it is nested deeper than 64 levels'],
  ])('rejects %s', async (_name, body, message) => {
    const answer = await send(body);
    expect(answer.status).toBe(400);
    expect(answer.message).toContain(message);
    expect(inputs).toEqual([]);
  });

  it('does not coerce values of the wrong type', async () => {
    expect((await send(JSON.stringify({ ...good, name: 5 }))).message).toMatch(/ \/name: name must be /);
    expect((await send(JSON.stringify({ ...good, isAllowedImeiLock: 'true' }))).status).toBe(400);
    expect((await send(JSON.stringify([good]))).status).toBe(400);
  });

  it('reads at most 256 KiB, with and without a content length', async () => {
    const json = JSON.stringify(good);
    expect((await send(json.padEnd(256 * 1024))).status).toBe(200);
    expect((await send(json.padEnd(256 * 1024 + 1))).status).toBe(413);
    const chunked = new Blob([json.padEnd(300 * 1024)]).stream();
    const untold = { duplex: 'half' } as RequestInit;
    expect((await send(chunked, untold)).status).toBe(413);
    expect(inputs).toHaveLength(1);
  });

  it('stops reading a body that does not end', async () => {
    let sent = 0;
    const request = httpRequest(running.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
    });
    const status = await new Promise<number | undefined>((resolve) => {
      let answered: number | undefined;
      request.on('response', (response) => (answered = response.statusCode));
      request.on('error', () => resolve(answered));
      request.on('close', () => resolve(answered));
      const chunk = Buffer.alloc(64 * 1024, ' ');
      const write = (): void => {
        sent += chunk.length;
        if (sent > 64 * 1024 * 1024) request.destroy();
        else if (!request.destroyed) request.write(chunk, () => setImmediate(write));
      };
      write();
    });
    expect(sent).toBeLessThan(32 * 1024 * 1024);
    expect([413, undefined]).toContain(status);
  });

  it.each([
    'text/plain',
    'application/json; charset=latin1',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    '/',
    '',
  ])('answers 415 to the content type %j', async (type) => {
    expect(await send(JSON.stringify(good), { headers: { 'content-type': type } })).toMatchObject({
      status: 415,
      code: 'LOCAL_UNSUPPORTED_MEDIA_TYPE',
    });
  });

  it('does not call the handler for an incomplete body, and serves further calls', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(running.port, '127.0.0.1');
      socket.write(
        `POST ${path} HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"status":`,
      );
      socket.on('close', () => resolve());
      setTimeout(() => socket.destroy(), 50);
    });
    expect((await send(JSON.stringify(good))).status).toBe(200);
    expect(inputs).toHaveLength(1);
  });

  it('answers 408 to a body that does not arrive in time, and closes the connection', async () => {
    const head = `POST ${path} HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n`;
    const answer = await raw(head, '{"status":');
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer.toLowerCase()).toContain('\r\nconnection: close\r\n');
    expect(answer).toContain('LOCAL_REQUEST_TIMEOUT');
  });

  it('answers 504 when the handler exceeds its deadline, and aborts the signal of the handler', async () => {
    let isAborted = false;
    options.handle = ({ signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          isAborted = true;
          resolve({ success });
        });
      });
    const { status, code, message } = await send(JSON.stringify(good));
    expect([status, code, isAborted]).toEqual([504, 'LOCAL_DEADLINE_EXCEEDED', true]);
    const [[first, info] = [], [second] = []] = errors;
    expect(message).toContain(info?.reference);
    expect([first, second]).toEqual([
      new Error('The call took longer than 400 ms'),
      new Error('The call succeeded after its deadline'),
    ]);
  });

  it('aborts the signal of the handler when the caller disconnects', async () => {
    const controller = new AbortController();
    const aborted = new Promise<string>((resolve) => {
      options.handle = ({ signal }) => {
        controller.abort();
        return new Promise((answer) => {
          signal.addEventListener('abort', () => {
            resolve(String(signal.reason));
            answer({ success });
          });
        });
      };
    });
    await expect(send(JSON.stringify(good), { signal: controller.signal })).rejects.toThrow();
    expect(await aborted).toContain('The caller has disconnected');
  });

  it.each([
    ['not HTTP', 'SSH-2.0-client\r\n\r\n'],
    ['an invalid length', `POST ${path} HTTP/1.1\r\nhost: a\r\ncontent-length: -1\r\n\r\n`],
    ['two lengths', `POST ${path} HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n`],
    ['a header without end', `POST ${path} HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(100_000)}\r\n\r\n`],
  ])('answers %s in the envelope', async (_name, text) => {
    const [head = '', body = ''] = (await raw(text)).split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(head).toContain(`content-length: ${body.length}`);
    expect(JSON.parse(body)).toEqual({
      errorCode: 'LOCAL_INVALID_REQUEST',
      errorMessage: 'The request breaks the contract.',
      content: '',
      pageable: '',
    });
  });

  it('closes a connection that does not speak HTTP, even when the caller keeps its end open', async () => {
    const open = (): number => process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
    const before = open();
    const socket = connect({ port: running.port, host: '127.0.0.1', allowHalfOpen: true });
    socket.write('SSH-2.0-client\r\n\r\n');
    socket.resume();
    await new Promise((resolve) => socket.once('end', resolve));
    // The caller's own end of the connection is the one that is left.
    await vi.waitFor(() => expect(open()).toBe(before + 1));
    socket.destroy();
  });

  it('answers a call that it carries out, even when an invalid request follows on the connection', async () => {
    // Whoever is told that a request was invalid believes that it was not carried out.
    options.handle = async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      return { success };
    };
    const body = JSON.stringify(good);
    const head = `POST ${path} HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
    const answer = await new Promise<string>((resolve) => {
      const socket = connect({ port: running.port, host: '127.0.0.1', allowHalfOpen: true });
      let text = '';
      socket.on('data', (data) => (text += data.toString()));
      socket.on('end', () => resolve(text));
      socket.write(`${head}${body}}`);
      setTimeout(() => socket.write('more of it'), 20);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer.match(/HTTP/g)).toHaveLength(1);
  });

  it.each(['UNLOCK', 'ACL', 'SOURCE', 'TRACE', 'OPTIONS'])('answers 405 to %s', async (method) => {
    const answer = await raw(`${method} ${path} HTTP/1.1\r\nhost: a\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 405 /);
    expect(answer).toContain('LOCAL_METHOD_NOT_ALLOWED');
  });

  it('answers 401 before it reads the body', async () => {
    options.authenticate = () => undefined;
    const answer = await raw(
      `POST ${path} HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
    expect(answer.toLowerCase()).toContain('\r\nwww-authenticate: bearer\r\n');
  });

  it('answers 500 with nothing but a reference when the handler throws', async () => {
    options.handle = () => {
      throw new Error('Secret');
    };
    const { status, code, message } = await send(JSON.stringify(good));
    expect([status, code]).toEqual([500, 'LOCAL_INTERNAL_ERROR']);
    expect(message).toBe(`The call failed and its outcome is not known. Reference: ${errors[0]?.[1].reference}.`);
  });
});

describe('behind a body parser', () => {
  it('answers at once that the body has been read already', async () => {
    const errors: unknown[] = [];
    const app = express();
    app.use(express.json());
    app.use(
      expressHandler(
        createCustomerHandler({
          authenticate: () => 'somebody',
          isEligible: () => true,
          handle: () => ({ success }),
          onError: (error) => errors.push(error),
        }),
      ),
    );
    const { url, close } = await listening(createServer(app));
    const response = await fetch(url + path, {
      method: 'POST',
      body: JSON.stringify(good),
      headers: { 'content-type': 'application/json' },
    });
    await close();
    expect(response.status).toBe(500);
    expect(errors).toEqual([new Error('The body has already been read: mount the handler before any body parser')]);
  });
});
