/** Starts the service, and stops it on SIGTERM and SIGINT. */
import { readConfig, reportMistakes } from './config.js';
import { introduction } from './introduction.js';
import { logTo } from './log.js';
import { startService } from './service.js';

/** How long calls that are under way may take to finish, in milliseconds. */
const patience = 10_000;

await reportMistakes(async () => {
  const log = logTo((line) => process.stdout.write(line));
  const config = readConfig(process.env);
  const { url, store, tokens, close } = await startService(config, log);

  const stop = (signal: string): void => {
    log('info', 'stopping', { signal });
    const giveUp = (): never => {
      log('warn', 'stopped', { reason: `calls took longer than ${patience} ms` });
      process.exit(1);
    };
    setTimeout(giveUp, patience).unref();
    void close().then(() => log('info', 'stopped'));
  };
  // Once: a second signal ends the process as if nobody listened.
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);

  log('info', 'listening', { url, database: config.databaseUrl === undefined ? 'embedded' : 'PostgreSQL' });
  if (config.databaseUrl === undefined) {
    const call = await introduction(url, store, tokens);
    process.stderr.write(
      `The embedded database forgets everything when it stops. A customer to create:\n\n${call}\n\n`,
    );
  }
});
