/** What has to be settled for a server of Node's as a whole, whatever framework answers its requests. */
import type { ConnectionLimits, NodeSocket } from './connection.js';
import { awaitContinue } from './continue.js';
import { clientErrorListener, nodeListener, type NodeRequest, type NodeResponse } from './node.js';
import type { Handler } from './router.js';
import { isLegible, isSound } from './sound.js';

type RequestListener = (request: NodeRequest, response: NodeResponse) => void;

/** What is needed of http.Server. */
export interface NodeServer {
  listeners(event: 'request'): unknown[];
  removeAllListeners(event: 'request'): unknown;
  on(event: 'request' | 'checkContinue' | 'checkExpectation', listener: RequestListener): unknown;
  on(event: 'clientError', listener: (error: Error, socket: NodeSocket) => void): unknown;
  emit(event: 'request', request: NodeRequest, response: NodeResponse): unknown;
}

/**
 * Has everything that reaches a server of Node's answered in the envelope of the contract: what is no HTTP, and requests
 * that Node or a framework would answer in words of its own. A caller that waits for `100 Continue` gets it when its body
 * is wanted, and not before.
 *
 * @returns the server that was given, which has its listener for requests already
 */
export function guardServer<Server extends NodeServer>(
  server: Server,
  handler: Handler,
  limits?: ConnectionLimits,
): Server {
  server.on('clientError', clientErrorListener(handler, limits));
  return guardRequests(server, handler, limits);
}

/** The same, but for what is no HTTP. */
export function guardRequests<Server extends NodeServer>(
  server: Server,
  handler: Handler,
  limits?: ConnectionLimits,
): Server {
  const listeners = server.listeners('request') as RequestListener[];
  const answer = nodeListener(handler, limits);
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    if (!isSound(request) || !isLegible(request.url ?? '')) answer(request, response);
    else for (const listener of listeners) listener.call(server, request, response);
  });
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  server.on('checkContinue', (request, response) => {
    awaitContinue(request, response);
    server.emit('request', request, response);
  });
  return server;
}
