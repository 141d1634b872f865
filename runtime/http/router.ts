/**
 * Handlers: operations with their implementations as one function, shared by all generated servers.
 */
import { answerCall, refuseCall } from './call.js';
import { type Answer, checkImplementation, type Incoming, type Served } from './operation.js';
import type { PlatformResponse, RequestLike } from './platform.js';
import { incomingOf, responseOf } from './web.js';

/** Operations as one function from a web-standard Request to a Response, which never rejects. */
export interface Handler {
  (request: RequestLike): Promise<PlatformResponse>;
  /** The same for adapters. */
  readonly answer: (incoming: Incoming) => Promise<Answer>;
  /** The answer to what is no request that could be taken any further. */
  readonly refuse: (kind: 'invalidRequest' | 'requestTimeout') => Answer;
  readonly served: readonly Served[];
}

/** One handler of the operations of several: it finds the operation by path and method. */
export function routerOf(handlers: readonly Handler[]): Handler {
  return handlerOf(handlers.flatMap(({ served }) => served));
}

/** Throws when there is nothing to serve, or an implementation lacks a part. */
export function handlerOf(given: readonly Served[]): Handler {
  given.forEach(checkImplementation);
  // A path that is written out goes before one with a parameter in the same place.
  const served = [...given].sort((a, b) => a.operation.pathParameters.length - b.operation.pathParameters.length);
  const [first] = served;
  if (!first) throw new TypeError('There is no operation to serve');
  const answer = (incoming: Incoming): Promise<Answer> => {
    const path = pathOf(incoming.url);
    const allowed: string[] = [];
    for (const one of served) {
      const match = one.operation.path.exec(path);
      if (match && one.operation.method === incoming.method) return answerCall(one, incoming, match.slice(1));
      if (match) allowed.push(one.operation.method);
    }
    if (allowed.length === 0) return Promise.resolve(refuseCall(first, 'notFound', incoming));
    const allow = [...new Set(allowed)].join(', ');
    return Promise.resolve(refuseCall(first, 'methodNotAllowed', incoming, { allow }));
  };
  const handle = async (request: RequestLike): Promise<PlatformResponse> =>
    responseOf(await answer(incomingOf(request)));
  const refuse: Handler['refuse'] = (kind) => refuseCall(first, kind, undefined, { connection: 'close' });
  return Object.assign(handle, { answer, refuse, served });
}

/** `https://host/a/b?c` -> `/a/b`, and `/a/b?c` too. It is taken as it was sent: no dots resolved, nothing decoded. */
function pathOf(url: string): string {
  const start = url.startsWith('/') ? 0 : url.indexOf('/', url.indexOf('://') + 3);
  if (start < 0) return '/';
  const end = url.slice(start).search(/[?#]/);
  return end < 0 ? url.slice(start) : url.slice(start, start + end);
}
