/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/http/web.ts, made by `specwright generate`. Do not edit.
/** The web-standard Request and Response; shared by all generated servers. */
import type { Answer, Incoming } from './operation.js';
import type { AbortControllerClass, PlatformResponse, RequestLike, ResponseClass } from './platform.js';
import { readStream } from './stream.js';

declare const AbortController: AbortControllerClass;
declare const Response: ResponseClass;

export interface IncomingOfWeb extends Incoming {
  /** The call is answered: the rest of its body is not read. */
  answered(): void;
}

export function incomingOf(request: RequestLike): IncomingOfWeb {
  const rest = new AbortController();
  let isRead = false;
  return {
    method: request.method,
    url: request.url,
    headers: request.headers,
    readBody: (maxBytes) => {
      isRead = true;
      return readStream(request.body, maxBytes, rest.signal);
    },
    onDisconnect: (listener) => {
      request.signal.addEventListener('abort', listener, { once: true });
    },
    answered: () => {
      rest.abort();
      if (!isRead && !request.bodyUsed) request.body?.cancel().catch(() => undefined);
    },
  };
}

export function responseOf({ status, headers, body }: Answer): PlatformResponse {
  // A copy, because some platforms modify the object.
  // With some statuses an empty text is a body too many.
  return new Response(body === '' ? null : body, { status, headers: { ...headers } });
}
