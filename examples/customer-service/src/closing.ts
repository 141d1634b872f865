import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Socket } from 'node:net';

/** How long a request may still take to arrive, and an answer to be taken, once the service closes, in milliseconds. */
const patience = 3_000;

/**
 * Has `close` wait for calls that are carried out, and for nothing that a caller decides. A connection that serves no call
 * ends at once, whatever its caller is about to send; another ends with the call that it serves now; and one whose caller
 * has still to send its request or to take its answer ends after a while.
 */
export function closeAfterCalls(app: FastifyInstance): void {
  let isClosing = false;
  const connections = new Map<Socket, Set<FastifyReply>>();
  app.server.on('connection', (socket) => {
    connections.set(socket, new Set());
    socket.once('close', () => connections.delete(socket));
  });
  app.addHook('onRequest', async (request, reply) => {
    const calls = connections.get(request.raw.socket);
    // The connection ends with the call before it, so that nobody would be told what became of this one.
    if (isClosing && calls && calls.size > 0) return reply.hijack();
    calls?.add(reply);
    reply.raw.once('close', () => calls?.delete(reply));
    return undefined;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close');
  });
  /** Ends each connection unless its first call is worth waiting for: answers go out in the order of the calls. */
  const endUnless = (isNeeded: (reply: FastifyReply) => boolean): void => {
    for (const [socket, [first]] of connections) if (!first || !isNeeded(first)) socket.destroy();
  };
  let timer: NodeJS.Timeout | undefined;
  app.addHook('preClose', async () => {
    isClosing = true;
    endUnless(() => true);
    timer = setTimeout(() => {
      endUnless(isCarriedOut);
      timer = setInterval(() => endUnless(isCarriedOut), 100);
    }, patience);
  });
  app.addHook('onClose', async () => clearTimeout(timer));
}

function isCarriedOut({ request, raw }: FastifyReply): boolean {
  return request.raw.complete && !raw.writableEnded;
}
