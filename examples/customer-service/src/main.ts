/** Starts the service, and stops it on SIGTERM and SIGINT. */
import { readConfig, reportConfigurationErrors } from './config.js';
import { createFirstCustomer, introduction } from './introduction.js';
import { describeError, logTo } from './log.js';
import { writerTo } from './output.js';
import { startService } from './service.js';

/** Milliseconds after which the service gives up waiting for its end; every pending call is answered by then. */
const stopTimeoutMs = 10_000;

const writeError = writerTo(process.stderr);
const log = logTo(writerTo(process.stdout));

await reportConfigurationErrors(writeError, async () => {
  const config = readConfig(process.env);
  const { url, store, tokens, close } = await startService(config, log);

  const stop = (signal: string): void => {
    log('info', 'stopping', { signal });
    const giveUp = (): never => {
      log('warn', 'stopped', { reason: `the database took longer than ${stopTimeoutMs} ms` });
      process.exit(1);
    };
    const timer = setTimeout(giveUp, stopTimeoutMs);
    const end = (): void => {
      clearTimeout(timer);
      // The reader of the last lines may not read them.
      setTimeout(() => process.exit(), 1_000).unref();
    };
    close()
      .then(
        () => log('info', 'stopped'),
        (error: unknown) => {
          log('error', 'stopped', describeError(error));
          process.exitCode = 1;
        },
      )
      .finally(end);
  };
  // Once, so that a second signal ends the process immediately.
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);

  log('info', 'listening', { url, database: config.databaseUrl === undefined ? 'embedded' : 'PostgreSQL' });
  if (config.databaseUrl === undefined) {
    const id = (await store.findRoot()) ?? (await createFirstCustomer(store));
    const place = config.dataFolder === undefined ? 'is in memory' : `is in ${config.dataFolder}`;
    writeError(`The embedded database ${place}. Create a customer:\n\n${await introduction(url, id, tokens)}\n\n`);
  }
});
