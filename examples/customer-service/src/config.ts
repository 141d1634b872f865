/** The configuration of the service, from environment variables. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Undefined for the embedded database. */
  readonly databaseUrl: string | undefined;
  /** The folder of the embedded database; undefined to keep it in memory. */
  readonly dataFolder: string | undefined;
  /** Undefined for a random secret, which the folder of the embedded database keeps. */
  readonly tokenSecret: string | undefined;
}

/** An error that the person who starts the service has to fix. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** Runs a program and reports a ConfigurationError in one line; other errors are bugs and are thrown. */
export async function reportConfigurationErrors(
  write: (line: string) => void,
  run: () => Promise<void>,
): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    write(`customer-service: ${error.message}\n`);
    process.exitCode = 1;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Empty variables count as not set. */
export function readConfig(environment: Environment): Config {
  const databaseUrl = environment['DATABASE_URL'] || undefined;
  const tokenSecret = environment['TOKEN_SECRET'] || undefined;
  const port = environment['PORT'] || '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new ConfigurationError(`PORT must be an integer from 0 to 65535, but is ${JSON.stringify(port)}`);
  if (databaseUrl !== undefined && !isPostgresUrl(databaseUrl))
    throw new ConfigurationError('DATABASE_URL must have the form postgres://user:password@host:5432/database');
  if (databaseUrl !== undefined && tokenSecret === undefined)
    throw new ConfigurationError('TOKEN_SECRET is required with DATABASE_URL; for example: openssl rand -hex 32');
  // RFC 7518, 3.2: a key for HS256 is at least as long as its hash.
  if (tokenSecret !== undefined && Buffer.byteLength(tokenSecret) < 32)
    throw new ConfigurationError('TOKEN_SECRET must be at least 32 bytes long; for example: openssl rand -hex 32');
  const folder = environment['DATA_DIR'] || '.data';
  if (folder.includes('\0')) throw new ConfigurationError('DATA_DIR must be the path of a folder, or memory');
  const dataFolder = folder === 'memory' ? undefined : folder;
  return { host: environment['HOST'] || '127.0.0.1', port: Number(port), databaseUrl, dataFolder, tokenSecret };
}

function isPostgresUrl(text: string): boolean {
  return URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol);
}
