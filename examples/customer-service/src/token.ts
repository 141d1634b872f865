/**
 * For a database of one's own: `npm run token` makes a customer that is below no other and prints a call that it can
 * make; `npm run token -- CUSTOMER_ID` prints a token for one that is there.
 */
import { ConfigurationError, readConfig, reportMistakes } from './config.js';
import { createFirstCustomer, introduction } from './introduction.js';
import { writerTo } from './output.js';
import { openStore } from './service.js';
import { Tokens } from './tokens.js';
import { isUuid } from './uuid.js';

const write = writerTo(process.stdout);
await reportMistakes(writerTo(process.stderr), async () => {
  const [id] = process.argv.slice(2);
  if (id !== undefined && !isUuid(id)) throw new ConfigurationError('CUSTOMER_ID has to be a UUID');
  const config = readConfig(process.env);
  if (config.databaseUrl === undefined || config.tokenSecret === undefined)
    throw new ConfigurationError(
      'DATABASE_URL and TOKEN_SECRET are needed; the embedded database prints its own token',
    );
  const { store } = await openStore(config);
  try {
    const tokens = new Tokens(config.tokenSecret);
    if (id !== undefined && !(await store.hasCustomer(id))) throw new ConfigurationError('There is no such customer');
    const url = `http://${config.host}:${config.port}`;
    const text =
      id === undefined ? await introduction(url, await createFirstCustomer(store), tokens) : await tokens.issue(id);
    write(`${text}\n`);
  } finally {
    await store.close();
  }
});
