/** `http/`: the code that the servers and clients of all operations share; it contains nothing of a definition. */
import { runtimeTarget } from '../runtime.js';

const modules = [
  'platform',
  'operation',
  'call',
  'head',
  'credentials',
  'lists',
  'read-parameters',
  'path',
  'router',
  'json',
  'json-scanner',
  'items',
  'limits',
  'stream',
  'web',
  'connection',
  'well-formed',
  'continue',
  'node',
  'guard',
  'express',
  'fastify',
  'hono',
  'client',
  'outgoing',
  'write-parameters',
  'attempt',
  'answer',
  'errors',
  'deadline',
  'read-outcome',
  'write-outcome',
] as const;

export const httpTarget = runtimeTarget('http', modules);
