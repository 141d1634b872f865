/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/http/node.ts, made by `specwright generate`. Do not edit.
/** Handlers on node:http and frameworks that use it. */
import {
  type AllConnectionLimits,
  Connection,
  type ConnectionLimits,
  connectionLimitsOf,
  type Exchange,
  type NodeSocket,
} from './connection.js';
import { isAwaiting } from './continue.js';
import { longestDelay } from './limits.js';
import type { Answer, Incoming } from './operation.js';
import type { TextEncoderClass } from './platform.js';
import type { Handler } from './router.js';
import { headerOf, isWellFormed } from './well-formed.js';
import { joined } from './stream.js';

export type { ConnectionLimits, NodeSocket } from './connection.js';

/** The used part of http.IncomingMessage, so that the types of Node do not have to be installed. */
export interface NodeRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly httpVersion: string;
  /** Names and values alternate. */
  readonly rawHeaders: readonly string[];
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly complete: boolean;
  readonly readableDidRead: boolean;
  readonly destroyed: boolean;
  readonly socket: NodeSocket;
  on(event: 'newListener', listener: (event: string | symbol) => void): unknown;
  on(event: string, listener: (chunk: Uint8Array) => void): unknown;
  resume(): unknown;
  destroy(): unknown;
}

/** The used part of http.ServerResponse. */
export interface NodeResponse {
  readonly headersSent: boolean;
  readonly writableFinished: boolean;
  writeContinue(): unknown;
  writeHead(status: number, headers: Record<string, string | number>): unknown;
  end(body: string): unknown;
  on(event: string, listener: () => void): unknown;
}

/** A request listener for `http.createServer`. Throws when a limit is invalid. */
export function nodeListener(
  handler: Handler,
  limits?: ConnectionLimits,
): (request: NodeRequest, response: NodeResponse) => void {
  const allLimits = connectionLimitsOf(limits);
  return (request, response) => {
    const incoming = incomingOf(request, response, allLimits);
    void incoming.answeredBy(handler).then((answer) => {
      send(response, answer);
      incoming.answered();
    });
  };
}

/**
 * Options for `http.createServer`: how long Node waits for the head of a request, and for requests that other listeners
 * read. Node checks once per second.
 */
export function nodeServerOptions(
  handler: Handler,
  limits?: ConnectionLimits,
): {
  headersTimeout: number;
  requestTimeout: number;
  connectionsCheckingInterval: number;
  requireHostHeader: false;
} {
  const { headMs, restMs } = connectionLimitsOf(limits);
  const deadlines = handler.served.map(({ limits: { deadlineMs } }) => deadlineMs);
  // The limits of the handler have to end first, so that it can answer.
  const requestTimeout = Math.min(Math.max(...deadlines) + headMs + restMs + 1_000, longestDelay);
  return {
    headersTimeout: Math.min(headMs, requestTimeout),
    requestTimeout,
    connectionsCheckingInterval: 1_000,
    // The handler checks it, and answers in the envelope.
    requireHostHeader: false,
  };
}

/**
 * A listener for `server.on('clientError', ...)`, so that data that is not HTTP, or arrives too slowly, is answered in the
 * envelope too.
 */
export function clientErrorListener(
  handler: Handler,
  limits?: ConnectionLimits,
): (error: Error, socket: NodeSocket) => void {
  const allLimits = connectionLimitsOf(limits);
  return (error, socket) => {
    // Nobody can receive an answer.
    if (!socket.writable || ('code' in error && error.code === 'ECONNRESET')) {
      socket.destroy();
      return;
    }
    const connection = Connection.of(socket);
    if (!connection.stopReading()) return;
    const isLate = 'code' in error && error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
    const { status, headers, body } = handler.refuse(isLate ? 'requestTimeout' : 'invalidRequest');
    const lines = Object.entries({ ...headers, 'content-length': byteLength(body) });
    connection.end(
      [
        `HTTP/1.1 ${String(status)} ${isLate ? 'Request Timeout' : 'Bad Request'}`,
        ...lines.map((line) => line.join(': ')),
        '',
        body,
      ].join('\r\n'),
      allLimits,
    );
  };
}

/** A Node request for the handler. */
export interface IncomingOfNode extends Incoming {
  /** The answer of the handler, or the refusal of a malformed request. Never rejects. */
  answeredBy(handler: Handler): Promise<Answer>;
  /** The answer was passed to Node: the rest of the body is discarded, and the caller has a limited time to receive it. */
  answered(): void;
}

export function incomingOf(
  request: NodeRequest,
  response: NodeResponse,
  limits: AllConnectionLimits = connectionLimitsOf(),
): IncomingOfNode {
  return new NodeIncoming(request, response, limits);
}

class NodeIncoming implements IncomingOfNode, Exchange {
  readonly #request: NodeRequest;
  readonly #response: NodeResponse;
  readonly #limits: AllConnectionLimits;
  readonly #connection: Connection;
  readonly method: string;
  readonly url: string;
  readonly headers: Incoming['headers'];
  readonly socket: NodeSocket;
  answeredAt: number | undefined = undefined;
  isTaken = false;
  #disconnected: (() => void) | undefined;

  constructor(request: NodeRequest, response: NodeResponse, limits: AllConnectionLimits) {
    this.#request = request;
    this.#response = response;
    this.#limits = limits;
    this.method = request.method ?? '';
    this.url = request.url ?? '';
    this.headers = new NodeHeaders(request);
    this.socket = request.socket;
    this.#connection = Connection.of(request.socket);
    this.#connection.begin(this);
    response.on('close', () => {
      this.#closed();
    });
  }

  get isComplete(): boolean {
    return this.#request.complete;
  }

  answeredBy(handler: Handler): Promise<Answer> {
    return isWellFormed(this.#request) ? handler.answer(this) : Promise.resolve(handler.refuse('invalidRequest'));
  }

  readBody(maxBytes: number): Promise<Uint8Array | 'too large' | 'incomplete'> {
    return readBody(this.#request, maxBytes);
  }

  onDisconnect(listener: () => void): void {
    this.#disconnected = listener;
  }

  #closed(): void {
    this.#connection.taken(this);
    if (!this.#response.writableFinished) this.#disconnected?.();
  }

  answered(): void {
    discardRest(this.#request);
    this.#connection.answered(this, this.#limits);
  }
}

class NodeHeaders {
  readonly #request: NodeRequest;

  constructor(request: NodeRequest) {
    this.#request = request;
  }

  get(name: string): string | null {
    return headerOf(this.#request, name.toLowerCase());
  }
}

function send(response: NodeResponse, { status, headers, body }: Answer): void {
  // The caller may have disconnected.
  if (response.headersSent) return;
  // HTTP forbids the header with these statuses.
  const isBodiless = status === 204 || status === 304;
  response.writeHead(status, isBodiless ? { ...headers } : { ...headers, 'content-length': byteLength(body) });
  response.end(body);
}

declare const TextEncoder: TextEncoderClass;

const encoder = new TextEncoder();

function byteLength(text: string): number {
  // Most answers are ASCII.
  return /^[\0-\x7f]*$/.test(text) ? text.length : encoder.encode(text).byteLength;
}

function readBody(request: NodeRequest, maxBytes: number): Promise<Uint8Array | 'too large' | 'incomplete'> {
  if (request.readableDidRead)
    throw new Error('The body has already been read: mount the handler before any body parser');
  return new Promise((resolve) => {
    let chunks: Uint8Array[] = [];
    let size = 0;
    request.on('data', (chunk) => {
      size += chunk.byteLength;
      if (size <= maxBytes) {
        chunks.push(chunk);
        return;
      }
      chunks = [];
      resolve('too large');
    });
    request.on('end', () => {
      resolve(joined(chunks, size));
    });
    // Node does not emit errors without a listener.
    request.on('close', () => {
      resolve('incomplete');
    });
  });
}

/** How much of an unread body is received, in bytes, so that the caller can read its answer. */
const drainedBytes = 1024 * 1024;

/** Receives and discards the rest of a body, and ends the connection if it is large. */
function discardRest(request: NodeRequest): void {
  // A caller that waits for `100 Continue` sends no body; Node ends its connection after the answer.
  if (request.complete || request.destroyed || isAwaiting(request)) return;
  let size = 0;
  request.on('data', (chunk) => {
    size += chunk.byteLength;
    if (size > drainedBytes) request.destroy();
  });
  // Errors of the discarded body do not matter.
  request.on('error', () => undefined);
  request.resume();
}
