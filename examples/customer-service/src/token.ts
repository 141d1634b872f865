/**
 * For use with a PostgreSQL server: `npm run token` creates a customer without a parent and prints a call that it can make;
 * `npm run token -- CUSTOMER_ID` prints a token for an existing customer.
 */
import { ConfigurationError, readConfig, reportConfigurationErrors } from './config.js';
import { createFirstCustomer, introduction } from './introduction.js';
import { writerTo } from './output.js';
import { openStore } from './service.js';
import { Tokens } from './tokens.js';
import { isUuid } from './uuid.js';

const write = writerTo(process.stdout);
await reportConfigurationErrors(writerTo(process.stderr), async () => {
  const [id] = process.argv.slice(2);
  if (id !== undefined && !isUuid(id)) throw new ConfigurationError('CUSTOMER_ID must be a UUID');
  const config = readConfig(process.env);
  if (config.databaseUrl === undefined || config.tokenSecret === undefined)
    throw new ConfigurationError(
      'DATABASE_URL and TOKEN_SECRET are required; with the embedded database, npm start prints a token',
    );
  const { store } = await openStore(config);
  try {
    const tokens = new Tokens(config.tokenSecret);
    if (id !== undefined && !(await store.hasCustomer(id))) throw new ConfigurationError('The customer does not exist');
    const url = `http://${config.host}:${config.port}`;
    const text =
      id === undefined ? await introduction(url, await createFirstCustomer(store), tokens) : await tokens.issue(id);
    write(`${text}\n`);
  } finally {
    await store.close();
  }
});
