/** Serves a folder on this machine, below a path if there is one. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const types = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.txt': 'text/plain' };

export function serve(folder, { below = '/', port = 0, onRequest = () => false } = {}) {
  const server = createServer(async (request, response) => {
    if (onRequest(request, response)) return;
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = pathname.startsWith(below) ? normalize(decodeURIComponent(pathname.slice(below.length))) : '..';
    try {
      if (path.startsWith('..')) throw new Error('outside');
      const file = path === '.' || path === '' ? 'index.html' : path;
      const body = await readFile(join(folder, file));
      response.setHeader('content-type', `${types[extname(file)] ?? 'application/octet-stream'}; charset=utf-8`);
      response.end(body);
    } catch {
      response.writeHead(404).end('There is nothing here.');
    }
  });
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () =>
      resolve({ server, url: `http://127.0.0.1:${server.address().port}${below}` }),
    );
  });
}
