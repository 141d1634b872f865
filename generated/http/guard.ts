/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/http/guard.ts, made by `specwright generate`. Do not edit.
/** Guards a Node server, whichever framework answers its requests. */
import type { ConnectionLimits, NodeSocket } from './connection.js';
import { awaitContinue } from './continue.js';
import { clientErrorListener, nodeListener, type NodeRequest, type NodeResponse } from './node.js';
import type { Handler } from './router.js';
import { isParsable, isWellFormed } from './well-formed.js';

type RequestListener = (request: NodeRequest, response: NodeResponse) => void;

/** The used part of http.Server. */
export interface NodeServer {
  listeners(event: 'request'): unknown[];
  removeAllListeners(event: 'request'): unknown;
  on(event: 'request' | 'checkContinue' | 'checkExpectation', listener: RequestListener): unknown;
  on(event: 'clientError', listener: (error: Error, socket: NodeSocket) => void): unknown;
  emit(event: 'request', request: NodeRequest, response: NodeResponse): unknown;
}

/**
 * Makes a Node server answer everything in the envelope of the contract, including data that is not HTTP, and requests that
 * Node or a framework would answer by itself. A caller that waits for `100 Continue` gets it only when its body is read.
 *
 * @returns the given server, which must already have its request listener
 */
export function guardServer<Server extends NodeServer>(
  server: Server,
  handler: Handler,
  limits?: ConnectionLimits,
): Server {
  server.on('clientError', clientErrorListener(handler, limits));
  return guardRequests(server, handler, limits);
}

/** The same, except for data that is not HTTP. */
export function guardRequests<Server extends NodeServer>(
  server: Server,
  handler: Handler,
  limits?: ConnectionLimits,
): Server {
  const listeners = server.listeners('request') as RequestListener[];
  const answer = nodeListener(handler, limits);
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    if (!isWellFormed(request) || !isParsable(request.url ?? '')) answer(request, response);
    else for (const listener of listeners) listener.call(server, request, response);
  });
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  server.on('checkContinue', (request, response) => {
    awaitContinue(request, response);
    server.emit('request', request, response);
  });
  return server;
}
