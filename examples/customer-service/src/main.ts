/** Starts the service, and stops it on SIGTERM and SIGINT. */
import { readConfig, reportMistakes } from './config.js';
import { createFirstCustomer, introduction } from './introduction.js';
import { describeError, logTo } from './log.js';
import { writerTo } from './output.js';
import { startService } from './service.js';

/** How long it may take to stop, in milliseconds: a call that is under way has its answer by then. */
const patience = 10_000;

const writeError = writerTo(process.stderr);
const log = logTo(writerTo(process.stdout));

await reportMistakes(writeError, async () => {
  const config = readConfig(process.env);
  const { url, store, tokens, close } = await startService(config, log);

  const stop = (signal: string): void => {
    log('info', 'stopping', { signal });
    const giveUp = (): never => {
      log('warn', 'stopped', { reason: `the database took longer than ${patience} ms` });
      process.exit(1);
    };
    const timer = setTimeout(giveUp, patience);
    const end = (): void => {
      clearTimeout(timer);
      // The last lines may be for a reader that does not read.
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
  // Once: a second signal ends the process as if nobody listened.
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);

  log('info', 'listening', { url, database: config.databaseUrl === undefined ? 'embedded' : 'PostgreSQL' });
  if (config.databaseUrl === undefined) {
    const id = (await store.findRoot()) ?? (await createFirstCustomer(store));
    const place = config.dataFolder === undefined ? 'forgets everything when it stops' : `is in ${config.dataFolder}`;
    writeError(`The embedded database ${place}. A customer to create:\n\n${await introduction(url, id, tokens)}\n\n`);
  }
});
