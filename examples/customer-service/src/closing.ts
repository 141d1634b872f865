import type { FastifyInstance } from 'fastify';
import type { Socket } from 'node:net';

/**
 * Has `close` wait for calls that are under way, and for nothing else. A connection that could serve more calls ends
 * with the one that it serves now; Fastify itself ends those that serve none. Node also waits for a connection on which
 * nothing was ever sent, as browsers and load balancers open them, for as long as a request may take to arrive.
 */
export function closeAfterCalls(app: FastifyInstance): void {
  let isClosing = false;
  const silent = new Set<Socket>();
  app.server.on('connection', (socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  app.addHook('onRequest', async (request) => {
    silent.delete(request.raw.socket);
  });
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing) reply.header('connection', 'close');
  });
  app.addHook('preClose', async () => {
    isClosing = true;
    for (const socket of silent) socket.destroy();
  });
}
