/** Handlers on Express 5. */
import { nodeListener, type NodeRequest, type NodeResponse } from './node.js';
import type { Handler } from './router.js';

/**
 * For `app.use`, behind routes of your own and before any parser of bodies. It answers whatever reaches it, so that no
 * error gets to Express.
 */
export function expressHandler(handler: Handler): (request: NodeRequest, response: NodeResponse) => void {
  return nodeListener(handler);
}
