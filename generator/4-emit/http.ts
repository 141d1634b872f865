/** `http/`: what the servers and clients of all operations have in common; it holds no facts. */
import { runtimeModule } from './runtime.js';
import type { PackageTarget } from './target.js';

const modules = [
  'platform',
  'operation',
  'call',
  'head',
  'router',
  'json',
  'stream',
  'web',
  'node',
  'express',
  'fastify',
  'hono',
  'client',
  'outgoing',
  'attempt',
  'answer',
  'errors',
  'patience',
] as const;

export const httpTarget: PackageTarget = {
  name: 'http',
  emitPackage: () =>
    Promise.all(
      modules.map(async (module) => {
        const path = `http/${module}.ts`;
        return { path, content: await runtimeModule(path), verbatim: true };
      }),
    ),
};
