// A copy of specwright's runtime/http/node.ts, made by `specwright generate`. Do not edit.
/** Handlers on node:http, and on what is built on it. */
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
import { headerOf, isSound } from './sound.js';
import { joined } from './stream.js';

export type { ConnectionLimits, NodeSocket } from './connection.js';

/** What is needed of http.IncomingMessage, so that no types of Node have to be installed. */
export interface NodeRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly httpVersion: string;
  /** Names and values in turn. */
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

/** What is needed of http.ServerResponse. */
export interface NodeResponse {
  readonly headersSent: boolean;
  readonly writableFinished: boolean;
  writeContinue(): unknown;
  writeHead(status: number, headers: Record<string, string | number>): unknown;
  end(body: string): unknown;
  on(event: string, listener: () => void): unknown;
}

/** For `http.createServer` and whatever calls listeners like it does. Throws when a limit is invalid. */
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
 * Options for `http.createServer` and what passes them on to it: how long Node waits for what comes before a call begins,
 * and for a request that is read by others. Node looks once in a second.
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
  // The handler's own limits come first: what it waits for, it answers for.
  const requestTimeout = Math.min(Math.max(...deadlines) + headMs + restMs + 1_000, longestDelay);
  return {
    headersTimeout: Math.min(headMs, requestTimeout),
    requestTimeout,
    connectionsCheckingInterval: 1_000,
    // The handler asks for it, and answers in the envelope.
    requireHostHeader: false,
  };
}

/**
 * For `server.on('clientError', ...)`: what is no HTTP, or comes too slowly, is answered in the envelope too, and not
 * in Node's own words.
 */
export function clientErrorListener(
  handler: Handler,
  limits?: ConnectionLimits,
): (error: Error, socket: NodeSocket) => void {
  const allLimits = connectionLimitsOf(limits);
  return (error, socket) => {
    // Nobody is there to read an answer.
    if (!socket.writable || ('code' in error && error.code === 'ECONNRESET')) {
      socket.destroy();
      return;
    }
    const connection = Connection.of(socket);
    if (!connection.breaksOff()) return;
    const isLate = 'code' in error && error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
    const { status, headers, body } = handler.refuse(isLate ? 'requestTimeout' : 'invalidRequest');
    const lines = Object.entries({ ...headers, 'content-length': byteLength(body) });
    connection.end(
      [
        `HTTP/1.1 ${status} ${isLate ? 'Request Timeout' : 'Bad Request'}`,
        ...lines.map((line) => line.join(': ')),
        '',
        body,
      ].join('\r\n'),
      allLimits,
    );
  };
}

/** A request of Node's as the handler takes it. */
export interface IncomingOfNode extends Incoming {
  /** What the handler answers, or why the request does not get that far. Never rejects. */
  answeredBy(handler: Handler): Promise<Answer>;
  /** The answer was handed to Node: what is still to come is not wanted, and the caller has so long to take its answer. */
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
  answeredAt: number | undefined = undefined;
  isTaken = false;

  constructor(request: NodeRequest, response: NodeResponse, limits: AllConnectionLimits) {
    this.#request = request;
    this.#response = response;
    this.#limits = limits;
    this.method = request.method ?? '';
    this.url = request.url ?? '';
    this.headers = new NodeHeaders(request);
    this.#connection = Connection.of(request.socket);
    this.#connection.begin(this);
    response.on('close', () => this.#connection.taken(this));
  }

  get isComplete(): boolean {
    return this.#request.complete;
  }

  answeredBy(handler: Handler): Promise<Answer> {
    return isSound(this.#request) ? handler.answer(this) : Promise.resolve(handler.refuse('invalidRequest'));
  }

  readBody(maxBytes: number): Promise<Uint8Array | 'too large' | 'broken off'> {
    return readBody(this.#request, maxBytes);
  }

  onGone(listener: () => void): void {
    const response = this.#response;
    response.on('close', () => {
      if (!response.writableFinished) listener();
    });
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
  // The caller may be gone.
  if (response.headersSent) return;
  response.writeHead(status, { ...headers, 'content-length': byteLength(body) });
  response.end(body);
}

declare const TextEncoder: TextEncoderClass;

const encoder = new TextEncoder();

function byteLength(text: string): number {
  // Most answers are ASCII.
  return /^[\0-\x7f]*$/.test(text) ? text.length : encoder.encode(text).byteLength;
}

function readBody(request: NodeRequest, maxBytes: number): Promise<Uint8Array | 'too large' | 'broken off'> {
  if (request.readableDidRead)
    throw new Error('Something else has read the body: mount the handler before any parser of bodies');
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
    request.on('end', () => resolve(joined(chunks, size)));
    // Node tells no error to those who do not listen for one.
    request.on('close', () => resolve('broken off'));
  });
}

/** How much of a body that nobody wants is let through, in bytes, so that the caller gets to read its answer. */
const drainedBytes = 1024 * 1024;

/** Lets the rest of a body run out, and ends the connection when there is much of it. */
function discardRest(request: NodeRequest): void {
  // Nobody sends a body that is not asked for; Node ends such a connection behind the answer.
  if (request.complete || request.destroyed || isAwaiting(request)) return;
  let size = 0;
  request.on('data', (chunk) => {
    size += chunk.byteLength;
    if (size > drainedBytes) request.destroy();
  });
  // Nobody waits for it any more.
  request.on('error', () => undefined);
  request.resume();
}
