/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/http/continue.ts, made by `specwright generate`. Do not edit.
/** `Expect: 100-continue` on Node: callers that wait for `100 Continue` before they send the body. */
import type { NodeRequest, NodeResponse } from './node.js';

const waiting = new WeakSet<NodeRequest>();

/** Sends `100 Continue` as soon as the body is read. */
export function awaitContinue(request: NodeRequest, response: NodeResponse): void {
  waiting.add(request);
  request.on('newListener', (event) => {
    const isRead = event === 'data' || event === 'readable';
    if (!isRead || !waiting.has(request) || response.headersSent) return;
    waiting.delete(request);
    response.writeContinue();
  });
}

/** Whether the caller still waits, so that its body may never arrive. */
export function isAwaiting(request: NodeRequest): boolean {
  return waiting.has(request);
}
