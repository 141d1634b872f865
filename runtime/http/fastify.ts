/** Handlers on Fastify 5. */
import {
  clientErrorListener,
  discardRest,
  answerTo,
  type NodeRequest,
  type NodeResponse,
  type NodeSocket,
} from './node.js';
import { guardRequests, type NodeServer } from './guard.js';
import type { Handler } from './router.js';

/** What is needed of FastifyRequest. */
export interface FastifyRequestLike {
  readonly raw: NodeRequest;
}

/** What is needed of FastifyReply. */
export interface FastifyReplyLike {
  readonly raw: NodeResponse;
  code(status: number): unknown;
  headers(headers: Record<string, string>): unknown;
  /** A function, whose type is that of the routes of the application. */
  readonly send: unknown;
}

type Route = (request: FastifyRequestLike, reply: FastifyReplyLike) => Promise<unknown>;

/** What is needed of FastifyInstance. */
export interface FastifyLike {
  readonly server: NodeServer;
  readonly supportedMethods: string[];
  route(options: { method: string[]; url: string; onRequest: Route; handler: Route }): unknown;
  setNotFoundHandler(route: Route): unknown;
}

/**
 * For `app.register`. Routes of your own go before it, and it answers whatever else comes, so that there can be no other
 * handler for what is not found. Parsers, limits and schemas of Fastify do not apply: the handler answers before any of
 * them; hooks `onRequest` and `onSend` do.
 */
export function fastifyPlugin(handler: Handler): (app: FastifyLike, options: unknown, done: () => void) => void {
  return (app, _options, done) => {
    guardRequests(app.server, handler);
    const route = routeOf(handler);
    app.route({ method: app.supportedMethods, url: '*', onRequest: route, handler: route });
    // Methods that Node knows and Fastify does not.
    app.setNotFoundHandler(route);
    done();
  };
}

/** Options for `Fastify(...)`: paths that it cannot decode, and what is no HTTP, are not answered in its own words. */
export function fastifyOptions(handler: Handler): {
  frameworkErrors: (error: unknown, request: FastifyRequestLike, reply: FastifyReplyLike) => void;
  clientErrorHandler: (error: Error, socket: NodeSocket) => void;
} {
  const route = routeOf(handler);
  return {
    frameworkErrors: (_error, request, reply) => void route(request, reply),
    clientErrorHandler: clientErrorListener(handler),
  };
}

function routeOf(handler: Handler): Route {
  return async (request, reply) => {
    const { status, headers, body } = await answerTo(handler, request.raw, reply.raw);
    reply.code(status);
    reply.headers(headers);
    (reply as unknown as { send(body: string): unknown }).send(body);
    discardRest(request.raw);
    return reply;
  };
}
