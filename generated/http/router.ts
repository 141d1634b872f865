/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/http/router.ts, made by `specwright generate`. Do not edit.
/**
 * Handlers: operations and their implementations as one function; shared by all generated servers.
 */
import { answerCall, refuseCall } from './call.js';
import { longestUrl } from './head.js';
import { type Answer, checked, type Incoming, type Offered, type Served } from './operation.js';
import { compareRoutes, pathOf, routeOf } from './path.js';
import type { PlatformResponse, RequestLike } from './platform.js';
import { incomingOf, responseOf } from './web.js';

/** Operations as a function from a web-standard Request to a Response, which never rejects. */
export interface Handler {
  (request: RequestLike): Promise<PlatformResponse>;
  /** The same for adapters. */
  readonly answer: (incoming: Incoming) => Promise<Answer>;
  /** The answer to a request that cannot be processed any further. */
  readonly refuse: (kind: 'invalidRequest' | 'requestTimeout') => Answer;
  readonly served: readonly Served[];
}

/** Combines handlers into one, which finds the operation by path and method. */
export function routerOf(handlers: readonly Handler[]): Handler {
  return handlerOf(handlers.flatMap(({ served }) => served));
}

/** Throws if there is no operation, an implementation is incomplete, or a limit is invalid. */
export function handlerOf(given: readonly Offered[]): Handler {
  const served = given.map(checked);
  const [first] = served;
  if (!first) throw new TypeError('There is no operation to serve');
  const routes = served
    .map((one) => ({ served: one, route: routeOf(one.operation.path) }))
    .sort((a, b) => compareRoutes(a.route, b.route));
  const answer = (incoming: Incoming): Promise<Answer> => {
    if (incoming.url.length > longestUrl) return Promise.resolve(refuseCall(first, 'invalidRequest', incoming));
    const path = pathOf(incoming.url);
    const allowed: string[] = [];
    for (const { served: one, route } of routes) {
      const texts = route.pattern.exec(path)?.slice(1);
      if (!texts) continue;
      const { method } = one.operation;
      if (method !== incoming.method) allowed.push(method);
      else
        return answerCall(
          one,
          incoming,
          texts.map((text, index) => [route.names[index] ?? '', text]),
        );
    }
    if (allowed.length === 0) return Promise.resolve(refuseCall(first, 'notFound', incoming));
    const allow = [...new Set(allowed)].join(', ');
    return Promise.resolve(refuseCall(first, 'methodNotAllowed', incoming, { allow }));
  };
  const handle = async (request: RequestLike): Promise<PlatformResponse> => {
    const incoming = incomingOf(request);
    const response = responseOf(await answer(incoming));
    incoming.answered();
    return response;
  };
  const refuse: Handler['refuse'] = (kind) => refuseCall(first, kind, undefined, { connection: 'close' });
  return Object.assign(handle, { answer, refuse, served });
}
