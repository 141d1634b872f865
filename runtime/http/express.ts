/** Handlers on Express 5. */
import { type ConnectionLimits, nodeListener, type NodeRequest, type NodeResponse } from './node.js';
import type { Handler } from './router.js';

/**
 * For `app.use`, behind routes of your own and before any parser of bodies. It answers whatever reaches it, so that no
 * error gets to Express. Throws when a limit is invalid.
 */
export function expressHandler(
  handler: Handler,
  limits?: ConnectionLimits,
): (request: NodeRequest, response: NodeResponse) => void {
  return nodeListener(handler, limits);
}
