/** The web-standard Request and Response, shared by all generated servers. */
import type { Answer, Incoming } from './operation.js';
import type { PlatformResponse, RequestLike, ResponseClass } from './platform.js';
import { readStream } from './stream.js';

declare const Response: ResponseClass;

export function incomingOf(request: RequestLike): Incoming {
  return {
    method: request.method,
    url: request.url,
    headers: request.headers,
    readBody: (maxBytes) => readStream(request.body, maxBytes),
    onGone: (listener) => request.signal.addEventListener('abort', listener, { once: true }),
  };
}

export function responseOf({ status, headers, body }: Answer): PlatformResponse {
  // A copy: there are platforms that add to the object they are given.
  return new Response(body, { status, headers: { ...headers } });
}
