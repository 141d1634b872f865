/** `http/`: what the servers and clients of all operations have in common; it holds no facts. */
import { runtimeTarget } from '../runtime.js';

const modules = [
  'platform',
  'operation',
  'call',
  'head',
  'path',
  'router',
  'json',
  'json-scanner',
  'items',
  'limits',
  'stream',
  'web',
  'connection',
  'sound',
  'continue',
  'node',
  'guard',
  'express',
  'fastify',
  'hono',
  'client',
  'outgoing',
  'attempt',
  'answer',
  'errors',
  'deadline',
] as const;

export const httpTarget = runtimeTarget('http', modules);
