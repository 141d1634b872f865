/** The servers that the scenarios call. */
import { createServer } from 'node:http';
import { createServer as createSocketServer } from 'node:net';

const id = '44444444-4444-4444-8444-444444444444';
const success = {
  content: [{ requestId: id, id, customerid: id }],
  pageable: { page: 0, size: 1, totalPages: 1, totalElements: 1 },
};
const busy = { errorCode: 'GLOBAL_1001', errorMessage: 'CANARYXQ', content: '', pageable: '' };

/** Starts all of them; `calls` names what arrived where it should not. */
export async function startServers() {
  const calls = [];
  const opened = [];
  const listen = (server) => {
    opened.push(server);
    return new Promise((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${server.address().port}`));
    });
  };
  const json = (response, status, body) =>
    response
      .writeHead(status, { 'content-type': 'application/json', 'set-cookie': 'CANARYXQ' })
      .end(JSON.stringify(body));
  const sockets = (end) =>
    createSocketServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => end(socket));
    });
  let attempts = 0;
  const closed = createServer();
  const at = {
    success: await listen(createServer((_, response) => json(response, 200, success))),
    rejected: await listen(createServer((_, response) => json(response, 503, busy))),
    rejectedOnce: await listen(
      createServer((_, response) => (attempts++ % 2 === 0 ? json(response, 503, busy) : json(response, 200, success))),
    ),
    elsewhere: await listen(
      createServer((incoming, response) => {
        calls.push(`${incoming.method} ${incoming.url}`);
        json(response, 200, success);
      }),
    ),
    resetting: await listen(sockets((socket) => socket.resetAndDestroy())),
    breaking: await listen(sockets((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{'))),
    silent: await listen(createServer(() => undefined)),
    endless: await listen(createServer((_, response) => void response.writeHead(200).write('{'))),
    closed: await listen(closed),
  };
  closed.close();
  at.redirecting = await listen(
    createServer((incoming, response) => {
      const status = Number(incoming.url.split('/')[1]);
      response.writeHead(status, { location: `${at.elsewhere}/CANARYXQ` }).end();
    }),
  );
  const close = () => {
    for (const server of opened) {
      server.closeAllConnections?.();
      server.close();
    }
  };
  return { at, calls, close };
}
