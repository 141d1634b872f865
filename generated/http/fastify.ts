/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/http/fastify.ts, made by `specwright generate`. Do not edit.
/** Handlers on Fastify 5. */
import { type ConnectionLimits, connectionLimitsOf } from './connection.js';
import {
  clientErrorListener,
  incomingOf,
  type NodeRequest,
  type NodeResponse,
  nodeServerOptions,
  type NodeSocket,
} from './node.js';
import { guardRequests, type NodeServer } from './guard.js';
import type { Handler } from './router.js';

/** The used part of FastifyRequest. */
export interface FastifyRequestLike {
  readonly raw: NodeRequest;
}

/** The used part of FastifyReply. */
export interface FastifyReplyLike {
  readonly raw: NodeResponse;
  code(status: number): unknown;
  headers(headers: Record<string, string>): unknown;
  /** A function, whose type depends on the routes of the application. */
  readonly send: unknown;
}

type Route = (request: FastifyRequestLike, reply: FastifyReplyLike) => Promise<unknown>;

/** The used part of FastifyInstance. */
export interface FastifyLike {
  readonly server: NodeServer;
  readonly supportedMethods: string[];
  route(options: { method: string[]; url: string; onRequest: Route; handler: Route }): unknown;
  setNotFoundHandler(route: Route): unknown;
}

/**
 * A plugin for `app.register`. Your own routes take precedence, and it answers all other requests, so that no other
 * not-found handler is possible. Parsers, limits and schemas of Fastify do not apply, because the handler answers before
 * them; the hooks `onRequest` and `onSend` do. Throws when a limit is invalid.
 */
export function fastifyPlugin(
  handler: Handler,
  limits?: ConnectionLimits,
): (app: FastifyLike, options: unknown, done: () => void) => void {
  const route = routeOf(handler, limits);
  return (app, _options, done) => {
    guardRequests(app.server, handler, limits);
    app.route({ method: app.supportedMethods, url: '*', onRequest: route, handler: route });
    // Methods that Node supports and Fastify does not.
    app.setNotFoundHandler(route);
    done();
  };
}

/**
 * Options for `Fastify(...)`: paths that it cannot decode, and data that is not HTTP, are answered in the envelope, and it
 * waits for a request no longer than the handler does; by default it waits forever.
 */
export function fastifyOptions(
  handler: Handler,
  limits?: ConnectionLimits,
): {
  frameworkErrors: (error: unknown, request: FastifyRequestLike, reply: FastifyReplyLike) => void;
  clientErrorHandler: (error: Error, socket: NodeSocket) => void;
  requestTimeout: number;
  http: ReturnType<typeof nodeServerOptions>;
} {
  const route = routeOf(handler, limits);
  const http = nodeServerOptions(handler, limits);
  return {
    // Fastify would otherwise set its own timeout on the server.
    requestTimeout: http.requestTimeout,
    http,
    frameworkErrors: (_error, request, reply) => void route(request, reply),
    clientErrorHandler: clientErrorListener(handler, limits),
  };
}

function routeOf(handler: Handler, limits?: ConnectionLimits): Route {
  const allLimits = connectionLimitsOf(limits);
  return async (request, reply) => {
    const incoming = incomingOf(request.raw, reply.raw, allLimits);
    const { status, headers, body } = await incoming.answeredBy(handler);
    reply.code(status);
    reply.headers(headers);
    (reply as unknown as { send(body: string): unknown }).send(body);
    incoming.answered();
    return reply;
  };
}
