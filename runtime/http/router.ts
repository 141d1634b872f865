/**
 * Handlers: operations with their implementations as one function, shared by all generated servers.
 */
import { answerCall, refuseCall } from './call.js';
import { longestUrl } from './head.js';
import { type Answer, checkImplementation, type Incoming, type Served } from './operation.js';
import { compareRoutes, pathOf, routeOf } from './path.js';
import { incomingOf, responseOf } from './web.js';

/** Operations as one function from a web-standard Request to a Response, which never rejects. */
export interface Handler {
  (request: Request): Promise<Response>;
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
  const [first] = given;
  if (!first) throw new TypeError('There is no operation to serve');
  const routes = given
    .map((served) => ({ served, route: routeOf(served.operation.path) }))
    .sort((a, b) => compareRoutes(a.route, b.route));
  const answer = (incoming: Incoming): Promise<Answer> => {
    if (incoming.url.length > longestUrl) return Promise.resolve(refuseCall(first, 'invalidRequest', incoming));
    const path = pathOf(incoming.url);
    const allowed: string[] = [];
    for (const { served, route } of routes) {
      const texts = route.pattern.exec(path)?.slice(1);
      if (!texts) continue;
      const { method } = served.operation;
      if (method !== incoming.method) allowed.push(method);
      else
        return answerCall(
          served,
          incoming,
          texts.map((text, index) => [route.names[index] ?? '', text]),
        );
    }
    if (allowed.length === 0) return Promise.resolve(refuseCall(first, 'notFound', incoming));
    const allow = [...new Set(allowed)].join(', ');
    return Promise.resolve(refuseCall(first, 'methodNotAllowed', incoming, { allow }));
  };
  const handle = async (request: Request): Promise<Response> => responseOf(await answer(incomingOf(request)));
  const refuse: Handler['refuse'] = (kind) => refuseCall(first, kind, undefined, { connection: 'close' });
  return Object.assign(handle, { answer, refuse, served: given });
}
