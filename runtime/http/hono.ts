/** Handlers on Hono 4. */
import { discardRest, incomingOf, type NodeRequest, type NodeResponse } from './node.js';
import type { PlatformResponse, RequestLike } from './platform.js';
import type { Handler } from './router.js';
import { responseOf } from './web.js';

/** What is needed of Hono's Context. */
export interface HonoContextLike {
  readonly req: { readonly raw: RequestLike };
  readonly env: unknown;
}

/** For `app.all('*', ...)`, behind routes of your own. On Node it reads the body from Node itself, which is faster. */
export function honoHandler(handler: Handler): (context: HonoContextLike) => Promise<PlatformResponse> {
  return async ({ req, env }) => {
    if (!isNode(env)) return handler(req.raw);
    const answer = await handler.answer(incomingOf(env.incoming, env.outgoing));
    discardRest(env.incoming);
    return responseOf(answer);
  };
}

/** The bindings of @hono/node-server. */
function isNode(env: unknown): env is { readonly incoming: NodeRequest; readonly outgoing: NodeResponse } {
  return typeof env === 'object' && env !== null && 'incoming' in env && 'outgoing' in env;
}
