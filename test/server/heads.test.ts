/** Heads that two readers can read differently, and requests that expect a `100 Continue`: on each adapter, over a socket. */
import { serve } from '@hono/node-server';
import express from 'express';
import fastify from 'fastify';
import { Hono } from 'hono';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCustomerHandler } from '../../generated/create-customer/server.js';
import { expressHandler } from '../../generated/http/express.js';
import { fastifyOptions, fastifyPlugin } from '../../generated/http/fastify.js';
import { guardServer } from '../../generated/http/guard.js';
import { honoHandler } from '../../generated/http/hono.js';
import { nodeServerOptions } from '../../generated/http/node.js';
import { frameworks, listening, type Running } from './frameworks.js';

const id = '44444444-4444-4444-8444-444444444444';
const path = `/api/v2/customer/${id}`;
const body = '{"status":"ACTIVE","currency":"EUR"}';

const handler = createCustomerHandler<string>({
  authenticate: ({ headers }) => headers.get('authorization') ?? undefined,
  isEligible: ({ requester }) => requester === 'Bearer me',
  handle: () => ({
    success: {
      content: [{ requestId: id, id, customerid: id }],
      pageable: { page: 0, size: 1, totalPages: 1, totalElements: 1 },
    },
  }),
});

const careful = [
  'Host: localhost',
  'Authorization: Bearer me',
  'Content-Type: application/json',
  `Content-Length: ${body.length}`,
];
const invalid = '400 LOCAL_INVALID_REQUEST';

/** Everything that comes back to what is written, until the server closes or nothing more comes for a while. */
function talk(port: number, ...pieces: readonly (string | number)[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' });
    let text = '';
    let timer: NodeJS.Timeout | undefined;
    const done = (): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(text);
    };
    socket.on('data', (data) => {
      text += data.toString('latin1');
      // All of an answer is there with its closing brace.
      if (text.endsWith('}')) timer = setTimeout(done, 50);
    });
    socket.on('close', done);
    socket.on('error', reject);
    void (async () => {
      for (const piece of pieces) {
        if (typeof piece === 'number') await new Promise((resume) => setTimeout(resume, piece));
        else socket.write(Buffer.from(piece, 'latin1'));
      }
      timer ??= setTimeout(done, 5000);
    })();
  });
}

/** `200`, `400 LOCAL_INVALID_REQUEST`, or the answer itself when it is not the envelope. */
function outcomeOf(text: string): string {
  const status = /^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? '';
  const code = /\{"errorCode":"(\w*)"/.exec(text)?.[1];
  return code === undefined ? `not the envelope: ${text}` : `${status} ${code}`.trim();
}

function head(lines: readonly string[], start = `POST ${path} HTTP/1.1`): string {
  return `${[start, ...lines].join('\r\n')}\r\n\r\n`;
}

const without = (name: string): readonly string[] => careful.filter((line) => !line.startsWith(name));

/** A careful request with this body. */
function withBody(text: string): string {
  return head([...without('Content-Length'), `Content-Length: ${text.length}`]) + text;
}

const refused: Readonly<Record<string, string>> = {
  'a name twice, beside numbers that are longer than they need be': withBody(
    `{"status":"ACTIVE","status":"SUSPEND","currency":"EUR","x":[${Array(9).fill('12345678901234568e4').join()}]}`,
  ),
  'a name twice, once in escapes': withBody('{"status":"ACTIVE","st\\u0061tus":"SUSPEND","currency":"EUR"}'),
  '__proto__ in escapes': withBody('{"status":"ACTIVE","currency":"EUR","\\u005f_proto__":{"x":1e3}}'),
  'a number that would be changed': withBody('{"status":"ACTIVE","currency":"EUR","x":9007199254740993}'),
  'no Host': head(without('Host')) + body,
  'an empty Host': head(['Host:', ...without('Host')]) + body,
  'two Hosts': head([...careful, 'Host: localhost']) + body,
  'two Hosts that differ': head([...careful, 'HOST: example.com']) + body,
  'two Hosts in one line': head(['Host: localhost, example.com', ...without('Host')]) + body,
  'a Host with a path': head(['Host: localhost/a', ...without('Host')]) + body,
  'a Host with credentials': head(['Host: a@localhost', ...without('Host')]) + body,
  'a Host that is another when it is read': head(['Host: 0x7f.1', ...without('Host')]) + body,
  'an invalid port': head(['Host: localhost:99999', ...without('Host')]) + body,
  'an unknown expectation': head([...careful, 'Expect: wonders']) + body,
  'an expectation too many': head([...careful, 'Expect: 100-continue, wonders']) + body,
  'two expectations': head([...careful, 'Expect: 100-continue', 'Expect: 100-continue']) + body,
  'a target without a slash': head(careful, `POST api/v2 HTTP/1.1`) + body,
  'a target of another scheme': head(careful, `POST ftp://localhost${path} HTTP/1.1`) + body,
  'a target with credentials': head(careful, `POST http://a:b@localhost${path} HTTP/1.1`) + body,
  'a target that is not a URL': head(careful, `POST http://[::1${path} HTTP/1.1`) + body,
  'a NUL in the path': head(careful, `POST ${path}%00 HTTP/1.1`) + body,
  'a broken escape in the path': head(careful, `POST ${path}%zz HTTP/1.1`) + body,
  'bytes that are not UTF-8 in the path': head(careful, `POST ${path}%ff HTTP/1.1`) + body,
  'an overlong escape in the path': head(careful, `POST ${path}%c0%80 HTTP/1.1`) + body,
  'a bare byte in the path': head(careful, `POST ${path}\u00e9 HTTP/1.1`) + body,
  'a backslash in the path': head(careful, `POST ${path}\\ HTTP/1.1`) + body,
  'a broken escape in the query': head(careful, `POST ${path}?a=%4 HTTP/1.1`) + body,
  'a NUL in the query': head(careful, `POST ${path}?a=%00 HTTP/1.1`) + body,
  'bytes that are not UTF-8 in the query': head(careful, `POST ${path}?%ed%a0%80 HTTP/1.1`) + body,
  'a bare byte in the query': head(careful, `POST ${path}?a=\u00e9 HTTP/1.1`) + body,
  'too many elements in the query': head(careful, `POST ${path}?${'a&'.repeat(1001)} HTTP/1.1`) + body,
};

const others: Readonly<Record<string, readonly [sent: string, outcome: string]>> = {
  'a careful request': [head(careful) + body, '200'],
  'numbers that stay the same': [
    withBody('{"status":"ACTIVE","currency":"EUR","x":[1e21,0.1,12345678901234568e4,-0]}'),
    '200',
  ],
  'a Host with a port': [head(['Host: localhost:8080', ...without('Host')]) + body, '200'],
  'a Host in capitals': [head(['Host: LOCALHOST', ...without('Host')]) + body, '200'],
  'a Host of numbers': [head(['Host: [::1]:80', ...without('Host')]) + body, '200'],
  'an absolute target': [head(careful, `POST http://localhost${path} HTTP/1.1`) + body, '200'],
  'HTTP/1.0': [head(careful, `POST ${path} HTTP/1.0`) + body, '200'],
  'OPTIONS *': [head(['Host: localhost'], 'OPTIONS * HTTP/1.1'), '404 LOCAL_NOT_FOUND'],
  'a query of a thousand elements': [head(careful, `POST ${path}?${'a&'.repeat(1000)} HTTP/1.1`) + body, '200'],
  'two authorizations': [head([...careful, 'Authorization: Bearer me']) + body, '403 LOCAL_NOT_ELIGIBLE'],
  'two content types': [
    head([...careful, 'Content-Type: application/json']) + body,
    '415 LOCAL_UNSUPPORTED_MEDIA_TYPE',
  ],
  'two charsets': [
    head([...without('Content-Type'), 'Content-Type: application/json; charset=utf-8; charset=utf-16']) + body,
    '415 LOCAL_UNSUPPORTED_MEDIA_TYPE',
  ],
  'a charset in another parameter': [
    head([...without('Content-Type'), 'Content-Type: application/json; a="; charset=utf-16"; charset="utf-8"']) + body,
    '200',
  ],
};

describe.each(Object.entries(frameworks))('behind %s', (_name, start) => {
  let running: Running;
  beforeAll(async () => {
    running = await start(handler);
  });
  afterAll(() => running.close());

  it.each(Object.entries(refused))('%s is rejected', async (_kind, sent) => {
    expect(outcomeOf(await talk(running.port, sent))).toBe(invalid);
  });

  it.each(Object.entries(others))('%s is answered', async (_kind, [sent, outcome]) => {
    expect(outcomeOf(await talk(running.port, sent))).toBe(outcome);
  });

  it('sends 100 Continue once for a body that it reads', async () => {
    const text = await talk(running.port, head([...careful, 'Expect: 100-continue']), 100, body);
    expect(text).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n/);
  });

  it.each([
    ['nobody', head([...without('Authorization'), 'Expect: 100-continue']), '401 LOCAL_UNAUTHENTICATED'],
    ['another path', head([...careful, 'Expect: 100-continue'], 'POST /nowhere HTTP/1.1'), '404 LOCAL_NOT_FOUND'],
    [
      'another method',
      head([...careful, 'Expect: 100-continue'], `PUT ${path} HTTP/1.1`),
      '405 LOCAL_METHOD_NOT_ALLOWED',
    ],
    [
      'a body that is too large',
      head([...without('Content-Length'), 'Content-Length: 300000', 'Expect: 100-continue']),
      '413 LOCAL_PAYLOAD_TOO_LARGE',
    ],
    ['a broken query', head([...careful, 'Expect: 100-continue'], `POST ${path}?%zz HTTP/1.1`), invalid],
  ])('sends no 100 Continue for %s, and closes the connection', async (_what, sent, outcome) => {
    const text = await talk(running.port, sent, 50, head(careful) + body);
    expect(outcomeOf(text)).toBe(outcome);
    expect(text).toMatch(/^connection: close\r$/im);
    // What comes behind it is neither a body nor a request.
    expect(text.match(/HTTP\/1\.1 /g)).toHaveLength(1);
  });
});

describe('other routes with body parsers, behind a guard', () => {
  const asking = [
    'POST /own HTTP/1.1',
    'Host: localhost',
    'Content-Type: application/json',
    'Content-Length: 7',
    'Connection: close',
    'Expect: 100-continue',
  ];
  const own = `${asking.join('\r\n')}\r\n\r\n`;
  const started: Record<string, () => Promise<Running>> = {
    Express: () => {
      const app = express();
      app.post('/own', express.json(), (request, response) => void response.json(request.body));
      app.use(expressHandler(handler));
      return listening(createServer(nodeServerOptions(handler), app), handler);
    },
    Fastify: async () => {
      const app = fastify(fastifyOptions(handler));
      app.post('/own', (request) => request.body);
      await app.register(fastifyPlugin(handler));
      await app.listen({ port: 0, host: '127.0.0.1' });
      const { port } = app.server.address() as AddressInfo;
      return { port, url: '', close: () => app.close() };
    },
    Hono: async () => {
      const app = new Hono();
      app.post('/own', async (context) => context.json(await context.req.json()));
      app.all('*', honoHandler(handler));
      const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server;
      guardServer(server, handler);
      if (!server.listening) await new Promise((resolve) => server.once('listening', resolve));
      const { port } = server.address() as AddressInfo;
      return { port, url: '', close: () => new Promise((resolve) => server.close(() => resolve())) };
    },
    'an iterator of Node': () =>
      listening(
        createServer(async (request, response) => {
          let text = '';
          for await (const chunk of request) text += String(chunk);
          response.end(text);
        }),
        handler,
      ),
  };

  it.each(Object.entries(started))('receive the bodies that they read: %s', async (_name, start) => {
    const running = await start();
    try {
      const text = await talk(running.port, own, 100, '{"a":1}');
      expect(text).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n/);
      expect(text).toContain('{"a":1}');
    } finally {
      await running.close();
    }
  });
});
