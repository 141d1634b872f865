/** On Deno and Bun. */
import { handler, useClient, useValidators } from './use.js';

useValidators();
const options = { port: 0, hostname: '127.0.0.1' };
const { Deno, Bun } = globalThis;
const server = Deno
  ? Deno.serve({ ...options, onListen: () => undefined }, handler)
  : Bun.serve({ ...options, fetch: handler });
await useClient(`http://127.0.0.1:${Deno ? server.addr.port : server.port}`);
console.log('works');
(Deno ?? globalThis.process).exit(0);
