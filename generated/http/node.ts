// A copy of specwright's runtime/http/node.ts, made by `specwright generate`. Do not edit.
/** Handlers on node:http, and on what is built on it. */
import type { Answer, Incoming } from './operation.js';
import type { TextEncoderClass } from './platform.js';
import type { Handler } from './router.js';
import { joined } from './stream.js';

declare const TextEncoder: TextEncoderClass;

/** What is needed of net.Socket. */
export interface NodeSocket {
  readonly writable: boolean;
  end(text: string): unknown;
  destroy(): unknown;
  destroySoon(): unknown;
}

/** What is needed of http.IncomingMessage, so that no types of Node have to be installed. */
export interface NodeRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly complete: boolean;
  readonly readableDidRead: boolean;
  readonly destroyed: boolean;
  readonly socket: NodeSocket;
  on(event: string, listener: (chunk: Uint8Array) => void): unknown;
  resume(): unknown;
  destroy(): unknown;
}

/** What is needed of http.ServerResponse. */
export interface NodeResponse {
  readonly headersSent: boolean;
  readonly writableFinished: boolean;
  writeHead(status: number, headers: Record<string, string | number>): unknown;
  end(body: string): unknown;
  on(event: string, listener: () => void): unknown;
}

/** For `http.createServer` and whatever calls listeners like it does. */
export function nodeListener(handler: Handler): (request: NodeRequest, response: NodeResponse) => void {
  return (request, response) => {
    void handler.answer(incomingOf(request, response)).then((answer) => {
      send(response, answer);
      discardRest(request);
    });
  };
}

/**
 * For `server.on('clientError', ...)`: what is no HTTP, or comes too slowly, is answered in the envelope too, and not
 * in Node's own words.
 */
export function clientErrorListener(handler: Handler): (error: Error, socket: NodeSocket) => void {
  return (error, socket) => {
    // Nobody is there to read an answer.
    if (!socket.writable || ('code' in error && error.code === 'ECONNRESET')) {
      socket.destroy();
      return;
    }
    // A call that may be carried out comes first: its caller would take this for its answer.
    const connection = connections.get(socket);
    if (connection && isBusy(connection)) {
      connection.isBroken = true;
      return;
    }
    const isLate = 'code' in error && error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
    const { status, headers, body } = handler.refuse(isLate ? 'requestTimeout' : 'invalidRequest');
    const lines = Object.entries({ ...headers, 'content-length': byteLength(body) });
    socket.end(
      [
        `HTTP/1.1 ${status} ${isLate ? 'Request Timeout' : 'Bad Request'}`,
        ...lines.map((line) => line.join(': ')),
        '',
        body,
      ].join('\r\n'),
    );
    // Nobody else does it, and the caller may never hang up.
    socket.destroySoon();
  };
}

interface Connection {
  /** Several, when the caller does not wait for answers. */
  readonly unanswered: Set<NodeRequest>;
  /** What came last is no HTTP. */
  isBroken: boolean;
}

const connections = new WeakMap<NodeSocket, Connection>();

/** Whether there is a request that has arrived as a whole, and has no answer yet. */
function isBusy({ unanswered }: Connection): boolean {
  return [...unanswered].some(({ complete }) => complete);
}

function follow(request: NodeRequest, response: NodeResponse): void {
  const { socket } = request;
  const connection = connections.get(socket) ?? { unanswered: new Set(), isBroken: false };
  connections.set(socket, connection);
  connection.unanswered.add(request);
  response.on('close', () => {
    connection.unanswered.delete(request);
    if (connection.isBroken && !isBusy(connection)) socket.destroySoon();
  });
}

/** A request of Node's as the handler takes it. */
export function incomingOf(request: NodeRequest, response: NodeResponse): Incoming {
  return new NodeIncoming(request, response);
}

class NodeIncoming implements Incoming {
  readonly #request: NodeRequest;
  readonly #response: NodeResponse;
  readonly method: string;
  readonly url: string;
  readonly headers: Incoming['headers'];

  constructor(request: NodeRequest, response: NodeResponse) {
    this.#request = request;
    this.#response = response;
    this.method = request.method ?? '';
    this.url = request.url ?? '';
    this.headers = new NodeHeaders(request);
    follow(request, response);
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
}

class NodeHeaders {
  readonly #request: NodeRequest;

  constructor(request: NodeRequest) {
    this.#request = request;
  }

  get(name: string): string | null {
    const value = this.#request.headers[name.toLowerCase()];
    return Array.isArray(value) ? value.join(', ') : (value ?? null);
  }
}

function send(response: NodeResponse, { status, headers, body }: Answer): void {
  // The caller may be gone.
  if (response.headersSent) return;
  response.writeHead(status, { ...headers, 'content-length': byteLength(body) });
  response.end(body);
}

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
const patience = 1024 * 1024;

/** Lets the rest of a body run out, and ends the connection when there is much of it. */
export function discardRest(request: NodeRequest): void {
  if (request.complete || request.destroyed) return;
  let size = 0;
  request.on('data', (chunk) => {
    size += chunk.byteLength;
    if (size > patience) request.destroy();
  });
  // Nobody waits for it any more.
  request.on('error', () => undefined);
  request.resume();
}
