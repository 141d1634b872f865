import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Socket } from 'node:net';

/** Milliseconds in which requests have to arrive, and answers have to be received, once the service is closing. */
const graceMs = 3_000;

/**
 * Makes `close` wait for calls that are being carried out, but not for callers. An idle connection ends at once; a busy one
 * ends after its current call; and one whose caller still has to send its request or to receive its answer ends after a
 * grace period.
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
    // The connection ends with the previous call, so that this one would not be answered.
    if (isClosing && calls && calls.size > 0) return reply.hijack();
    calls?.add(reply);
    reply.raw.once('close', () => calls?.delete(reply));
    return undefined;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close');
  });
  /** Ends connections whose first call is not needed; answers are sent in the order of the calls. */
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
    }, graceMs);
  });
  app.addHook('onClose', async () => clearTimeout(timer));
}

function isCarriedOut({ request, raw }: FastifyReply): boolean {
  return request.raw.complete && !raw.writableEnded;
}
