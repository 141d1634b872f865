/** What the service is told by its environment. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Undefined: the embedded database. */
  readonly databaseUrl: string | undefined;
  /** The folder of the embedded database; undefined: it is kept in memory. */
  readonly dataFolder: string | undefined;
  /** Undefined: one that nobody else knows, which only the embedded database can do with; its folder keeps it. */
  readonly tokenSecret: string | undefined;
}

/** Something that whoever starts the service has to put right. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** Runs what a person started, and writes with `write`. A mistake of theirs is told in one line; a stack is for mistakes of ours. */
export async function reportMistakes(write: (line: string) => void, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    write(`customer-service: ${error.message}\n`);
    process.exitCode = 1;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** An empty variable is one that is not set. */
export function readConfig(environment: Environment): Config {
  const databaseUrl = environment['DATABASE_URL'] || undefined;
  const tokenSecret = environment['TOKEN_SECRET'] || undefined;
  const port = environment['PORT'] || '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new ConfigurationError(`PORT has to be a whole number from 0 to 65535, and is ${JSON.stringify(port)}`);
  if (databaseUrl !== undefined && !isPostgresUrl(databaseUrl))
    throw new ConfigurationError('DATABASE_URL has to be like postgres://user:password@host:5432/database');
  if (databaseUrl !== undefined && tokenSecret === undefined)
    throw new ConfigurationError('TOKEN_SECRET is needed with DATABASE_URL, for example of: openssl rand -hex 32');
  // RFC 7518, 3.2: a key for HS256 is at least as long as its hash.
  if (tokenSecret !== undefined && Buffer.byteLength(tokenSecret) < 32)
    throw new ConfigurationError('TOKEN_SECRET has to be at least 32 bytes long, for example of: openssl rand -hex 32');
  const folder = environment['DATA_DIR'] || '.data';
  if (folder.includes('\0')) throw new ConfigurationError('DATA_DIR has to be the path of a folder, or memory');
  const dataFolder = folder === 'memory' ? undefined : folder;
  return { host: environment['HOST'] || '127.0.0.1', port: Number(port), databaseUrl, dataFolder, tokenSecret };
}

function isPostgresUrl(text: string): boolean {
  return URL.canParse(text) && ['postgres:', 'postgresql:'].includes(new URL(text).protocol);
}
