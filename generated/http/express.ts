/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/http/express.ts, made by `specwright generate`. Do not edit.
/** Handlers on Express 5. */
import { type ConnectionLimits, nodeListener, type NodeRequest, type NodeResponse } from './node.js';
import type { Handler } from './router.js';

/**
 * A handler for `app.use`, after your own routes and before any body parser. It answers every request that reaches it, so
 * that Express gets no error. Throws when a limit is invalid.
 */
export function expressHandler(
  handler: Handler,
  limits?: ConnectionLimits,
): (request: NodeRequest, response: NodeResponse) => void {
  return nodeListener(handler, limits);
}
