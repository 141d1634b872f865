import { createRequire } from 'node:module';
import { ofSchemas } from './limits.js';

const require = createRequire(import.meta.url);
const { createLogger } = require('@stoplight/prism-core');
const { getHttpOperationsFromSpec } = require('@stoplight/prism-http');
const { createServer } = require('@stoplight/prism-http-server');

export const prism = {
  name: 'Prism',
  from: '@stoplight/prism-http',
  reads: 'openapi',
  accepts: ofSchemas,
  /** It mocks a server, so it cannot check responses. */
  messages: ['request'],
  async make({ path }) {
    const server = createServer(await getHttpOperationsFromSpec(path), {
      components: { logger: createLogger('Prism', { level: 'silent' }) },
      cors: false,
      config: {
        isProxy: false,
        checkSecurity: true,
        validateRequest: true,
        validateResponse: false,
        mock: { dynamic: false },
        errors: false,
      },
    });
    const address = await server.listen(0, '127.0.0.1');
    const judge = async (value, { method, path: route }) => {
      const url = `${address}${route.replace(/\{\w+\}/g, '11111111-1111-4111-8111-111111111111')}`;
      const headers = { 'content-type': 'application/json', authorization: 'Bearer token' };
      const { status } = await fetch(url, { method, headers, body: JSON.stringify(value) });
      // It refuses with 422, or with 400 if the document describes that response.
      if (![200, 400, 422].includes(status)) throw new Error(`${method} ${route}: ${status}`);
      return status === 200;
    };
    return Object.assign(
      async (_, values, operation) => {
        const verdicts = [];
        for (const value of values) verdicts.push(await judge(value, operation));
        return verdicts;
      },
      { close: () => server.close() },
    );
  },
};
