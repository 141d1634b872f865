import { expect, it } from 'vitest';
import { ConfigurationError, readConfig } from '../src/config.js';
import { testSecret } from './support.js';

const database = 'postgres://someone:password@db.example.com/customers';

it('has a default for every variable', () => {
  const config = { host: '127.0.0.1', port: 3000, databaseUrl: undefined, dataFolder: '.data', tokenSecret: undefined };
  expect(readConfig({})).toEqual(config);
  expect(readConfig({ PORT: '', HOST: '', DATABASE_URL: '', DATA_DIR: '', TOKEN_SECRET: '' })).toEqual(config);
});

it('accepts the address of another database', () => {
  expect(readConfig({ PORT: '8080', HOST: '0.0.0.0', DATABASE_URL: database, TOKEN_SECRET: testSecret })).toEqual({
    host: '0.0.0.0',
    port: 8080,
    databaseUrl: database,
    dataFolder: '.data',
    tokenSecret: testSecret,
  });
});

it('keeps the data in the given folder, or in memory', () => {
  expect(readConfig({ DATA_DIR: '/var/lib/customers' }).dataFolder).toBe('/var/lib/customers');
  expect(readConfig({ DATA_DIR: 'memory' }).dataFolder).toBeUndefined();
  expect(readConfig({ DATA_DIR: './memory' }).dataFolder).toBe('./memory');
});

it.each([
  [{ PORT: '65536' }, 'PORT must be an integer from 0 to 65535, but is "65536"'],
  [{ PORT: '-1' }, 'PORT must be'],
  [{ PORT: '0x50' }, 'PORT must be'],
  [{ PORT: '1e3' }, 'PORT must be'],
  [{ PORT: ' 80' }, 'PORT must be'],
  [{ PORT: 'NaN' }, 'PORT must be'],
  [{ PORT: 'Infinity' }, 'PORT must be'],
  [{ PORT: '9007199254740993' }, 'PORT must be'],
  [{ DATA_DIR: 'a\0b' }, 'DATA_DIR must be the path of a folder, or memory'],
  [
    { DATABASE_URL: 'mysql://someone:password@db.example.com/customers' },
    'DATABASE_URL must have the form postgres://',
  ],
  [{ DATABASE_URL: 'someone:password' }, 'DATABASE_URL must have the form postgres://'],
  [{ DATABASE_URL: database }, 'TOKEN_SECRET is required with DATABASE_URL'],
  [{ TOKEN_SECRET: 'password' }, 'TOKEN_SECRET must be at least 32 bytes long'],
])('rejects %o', (environment, message) => {
  let error: unknown;
  try {
    readConfig(environment);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(ConfigurationError);
  expect(String(error)).toContain(message);
  // It may end up in a log.
  expect(String(error)).not.toContain('someone');
});
