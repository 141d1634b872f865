/** The server of the contract package behind each framework that it has an adapter for, called by its client over a socket. */
import { link } from '../prepare.js';
import { runNode } from '../processes.js';
import { row } from '../rows.js';
import { installed, newestNode, oldestNode, versionOf } from '../tools.js';

const frameworks = { 'node:http': 'node:http', express: 'Express', fastify: 'Fastify', hono: 'Hono' };

export async function servers({ consumer }) {
  for (const name of ['express', 'fastify', 'hono', '@hono/node-server']) link(consumer, name, installed(name));
  const rows = [];
  for (const [name, title] of Object.entries(frameworks)) {
    const on = name === 'node:http' ? title : `${title} ${versionOf(name)}`;
    rows.push(
      await row('server and client over a socket', on, async () => {
        for (const { path } of [oldestNode, newestNode]) await runNode(path, ['on-server.js', name], { cwd: consumer });
        return `works on ${[oldestNode, newestNode].map((node) => node.name).join(' and ')}`;
      }),
    );
  }
  return rows;
}
