/** `http/`: what the servers and clients of all operations have in common, from templates that hold no facts. */
import type { PackageTarget } from './target.js';
import { group } from './template-view.js';

const modules = [
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
  'errors',
  'patience',
] as const;

const templateOf = (module: string): string => `http/${module}.ts.hbs`;

export const httpTarget: PackageTarget = {
  name: 'http',
  templates: Object.fromEntries(modules.map((module) => [templateOf(module), group({})])),
  emitPackage: (_, render) =>
    modules.map((module) => ({ path: `http/${module}.ts`, content: render(templateOf(module), {}) })),
};
