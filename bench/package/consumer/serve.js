/** Serves on Node until it is ended. */
import { nodeListener, nodeServerOptions } from '@acme/contract/http/node';
import { createServer } from 'node:http';
import { handler } from './use.js';

const server = createServer(nodeServerOptions(handler), nodeListener(handler));
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
