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
    calls?.add(reply);
    reply.raw.once('close', () => calls?.delete(reply));
  });
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close');
  });
  const endWithout = (isNeeded: (reply: FastifyReply) => boolean): void => {
    for (const [socket, calls] of connections) if (![...calls].some(isNeeded)) socket.destroy();
  };
  let timer: NodeJS.Timeout | undefined;
  app.addHook('preClose', async () => {
    isClosing = true;
    endWithout(() => true);
    timer = setTimeout(() => {
      endWithout(isCarriedOut);
      timer = setInterval(() => endWithout(isCarriedOut), 100);
    }, patience);
  });
  app.addHook('onClose', async () => clearTimeout(timer));
}

function isCarriedOut({ request, raw }: FastifyReply): boolean {
  return request.raw.complete && !raw.writableEnded;
}
