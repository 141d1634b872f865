/** One of the servers of a comparison, in a process of its own: `server.ts FRAMEWORK specwright|baseline|by hand|leaking`. */
import { serve } from '@hono/node-server';
import express from 'express';
import fastify from 'fastify';
import { Hono } from 'hono';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCustomerHandler } from '../../../generated/create-customer/server.js';
import { frameworks, listening, type Running } from '../frameworks.js';
import { type Memory, memory } from '../memory.js';
import { serveParent } from '../worker.js';
import { serverByHand } from './by-hand.js';

export type Question = 'memory' | 'processor time';

const id = '44444444-4444-4444-8444-444444444444';
const success = {
  content: [{ requestId: id, id, customerid: id }],
  pageable: { page: 0, size: 1, totalPages: 1, totalElements: 1 },
};
const answer = { errorCode: '', errorMessage: '', ...success };
const path = '/api/v2/customer/:id';

/** The same frameworks with nothing but JSON.parse of the body and that answer. */
const baselines: Readonly<Record<string, () => Promise<Running>>> = {
  'node:http': () =>
    listening(
      createServer((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          JSON.parse(Buffer.concat(chunks).toString());
          const body = JSON.stringify(answer);
          const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': body.length };
          response.writeHead(200, headers).end(body);
        });
      }),
    ),
  'Fastify 5': async () => {
    const app = fastify();
    app.post(path, () => Promise.resolve(answer));
    await app.listen({ port: 0, host: '127.0.0.1' });
    return runningOf(app.server);
  },
  'Express 5': () => {
    const app = express();
    app.use(express.json());
    app.post(path, (_request, response) => void response.json(answer));
    return listening(createServer(app));
  },
  'Hono 4': async () => {
    const app = new Hono();
    app.post(path, async (context) => {
      await context.req.json();
      return context.json(answer);
    });
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server;
    if (!server.listening) await new Promise((resolve) => server.once('listening', resolve));
    return runningOf(server);
  },
};

function runningOf(server: Server): Running {
  const { port } = server.address() as AddressInfo;
  return { port, url: `http://127.0.0.1:${port}`, close: () => Promise.resolve() };
}

const [framework = '', kind] = process.argv.slice(2);
/** What the server that leaks has kept. */
const kept: unknown[] = [];
const handler = createCustomerHandler<string>({
  authenticate: ({ headers }) => headers.get('authorization') ?? undefined,
  isEligible: () => true,
  handle: () => {
    // About one KiB of each request.
    if (kind === 'leaking') kept.push(new Array(128).fill(kept.length));
    return { success };
  },
});
const starts: Readonly<Record<string, () => Promise<Running> | undefined>> = {
  baseline: () => baselines[framework]?.(),
  'by hand': () => listening(serverByHand(answer)),
};
const running = await (kind !== undefined && starts[kind] ? starts[kind]() : frameworks[framework]?.(handler));
if (!running) throw new Error(`There is no framework ${framework}`);

serveParent(running.port, (question: Question): Promise<Memory> | number =>
  question === 'memory' ? memory() : processorTime(),
);

/** Of this process so far, in microseconds. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}
