import { guardServer } from '@acme/contract/http/guard';
import { nodeListener, nodeServerOptions } from '@acme/contract/http/node';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { handler, useClient, useValidators } from './use.js';

useValidators();
const server = guardServer(createServer(nodeServerOptions(handler), nodeListener(handler)), handler);
await once(server.listen(0, '127.0.0.1'), 'listening');
await useClient(`http://127.0.0.1:${server.address().port}`);
server.close();
console.log('works');
