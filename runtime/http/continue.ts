/** Callers that send no body until they are told to (`Expect: 100-continue`), on Node. */
import type { NodeRequest, NodeResponse } from './node.js';

const waiting = new WeakSet<NodeRequest>();

/** Tells the caller to go on as soon as anybody begins to read. */
export function awaitContinue(request: NodeRequest, response: NodeResponse): void {
  waiting.add(request);
  request.on('newListener', (event) => {
    const isRead = event === 'data' || event === 'readable';
    if (!isRead || !waiting.has(request) || response.headersSent) return;
    waiting.delete(request);
    response.writeContinue();
  });
}

/** Whether the caller still waits, so that nobody knows whether its body will come. */
export function isAwaiting(request: NodeRequest): boolean {
  return waiting.has(request);
}
