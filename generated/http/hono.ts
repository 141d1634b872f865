/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/http/hono.ts, made by `specwright generate`. Do not edit.
/** Handlers on Hono 4. */
import { type ConnectionLimits, connectionLimitsOf } from './connection.js';
import { incomingOf, type NodeRequest, type NodeResponse } from './node.js';
import type { PlatformResponse, RequestLike } from './platform.js';
import type { Handler } from './router.js';
import { responseOf } from './web.js';

/** The used part of Hono's Context. */
export interface HonoContextLike {
  readonly req: { readonly raw: RequestLike };
  readonly env: unknown;
}

/**
 * A handler for `app.all('*', ...)`, after your own routes. On Node it reads the body directly, which is faster. The limits
 * apply to Node only. Throws when a limit is invalid.
 */
export function honoHandler(
  handler: Handler,
  limits?: ConnectionLimits,
): (context: HonoContextLike) => Promise<PlatformResponse> {
  const allLimits = connectionLimitsOf(limits);
  return async ({ req, env }) => {
    if (!isNode(env)) return handler(req.raw);
    const incoming = incomingOf(env.incoming, env.outgoing, allLimits);
    const answer = await incoming.answeredBy(handler);
    incoming.answered();
    return responseOf(answer);
  };
}

/** The bindings of @hono/node-server. */
function isNode(env: unknown): env is { readonly incoming: NodeRequest; readonly outgoing: NodeResponse } {
  return typeof env === 'object' && env !== null && 'incoming' in env && 'outgoing' in env;
}
