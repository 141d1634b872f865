/** The frameworks with an adapter, each on a free port of this machine, and loaded when it starts. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expressHandler } from '../../generated/http/express.js';
import { fastifyOptions, fastifyPlugin } from '../../generated/http/fastify.js';
import { honoHandler } from '../../generated/http/hono.js';
import { guardServer } from '../../generated/http/guard.js';
import { type ConnectionLimits, nodeListener, nodeServerOptions } from '../../generated/http/node.js';
import type { Handler } from '../../generated/http/router.js';

export interface Running {
  /** `http://127.0.0.1:49152` */
  readonly url: string;
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Starts a framework with a handler behind its adapter, and nothing else. */
export type Start = (handler: Handler, limits?: ConnectionLimits) => Promise<Running>;

export const frameworks: Readonly<Record<string, Start>> = {
  'node:http': async (handler, limits) =>
    listening(createServer(nodeServerOptions(handler, limits), nodeListener(handler, limits)), handler, limits),
  'Fastify 5': async (handler, limits) => {
    const { default: fastify } = await import('fastify');
    const app = fastify({ ...fastifyOptions(handler, limits) });
    await app.register(fastifyPlugin(handler, limits));
    await app.listen({ port: 0, host: '127.0.0.1' });
    return running(app.server, () => app.close());
  },
  'Express 5': async (handler, limits) => {
    const { default: express } = await import('express');
    const app = express();
    app.use(expressHandler(handler, limits));
    return listening(createServer(nodeServerOptions(handler, limits), app), handler, limits);
  },
  'Hono 4': async (handler, limits) => {
    const [{ Hono }, { serve }] = await Promise.all([import('hono'), import('@hono/node-server')]);
    const app = new Hono();
    app.all('*', honoHandler(handler, limits));
    const serverOptions = nodeServerOptions(handler, limits);
    const server = serve({ fetch: app.fetch, serverOptions, port: 0, hostname: '127.0.0.1' }) as Server;
    guardServer(server, handler, limits);
    if (!server.listening) await new Promise((resolve) => server.once('listening', resolve));
    return running(server);
  },
};

/** A server of Node's own kind, once it listens. */
export async function listening(server: Server, handler?: Handler, limits?: ConnectionLimits): Promise<Running> {
  if (handler) guardServer(server, handler, limits);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return running(server);
}

function running(server: Server, close = () => closed(server)): Running {
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await close();
    },
  };
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
