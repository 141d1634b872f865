/** Serves the contract with a framework, and calls it over a socket. */
import { expressHandler } from '@acme/contract/http/express';
import { fastifyOptions, fastifyPlugin } from '@acme/contract/http/fastify';
import { guardServer } from '@acme/contract/http/guard';
import { honoHandler } from '@acme/contract/http/hono';
import { nodeListener, nodeServerOptions } from '@acme/contract/http/node';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { handler, useClient } from './use.js';

/** Each gives a server that listens. */
const servers = {
  'node:http': async () => listening(createServer(nodeServerOptions(handler), nodeListener(handler))),
  express: async () => {
    const { default: express } = await import('express');
    return listening(createServer(nodeServerOptions(handler), express().use(expressHandler(handler))));
  },
  fastify: async () => {
    const { default: Fastify } = await import('fastify');
    const app = Fastify(fastifyOptions(handler));
    await app.register(fastifyPlugin(handler));
    await app.listen({ port: 0, host: '127.0.0.1' });
    return app.server;
  },
  hono: async () => {
    const [{ Hono }, { createAdaptorServer }] = await Promise.all([import('hono'), import('@hono/node-server')]);
    const app = new Hono().all('*', honoHandler(handler));
    return listening(createAdaptorServer({ fetch: app.fetch, serverOptions: nodeServerOptions(handler) }));
  },
};

async function listening(server) {
  guardServer(server, handler);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server;
}

const server = await servers[process.argv[2]]();
const baseUrl = `http://127.0.0.1:${server.address().port}`;
await useClient(baseUrl);
// What reaches no handler is answered in the envelope too.
const { status } = await fetch(`${baseUrl}/elsewhere`);
if (status !== 404) throw new Error(`/elsewhere is answered with ${status}`);
console.log('works');
process.exit(0);
