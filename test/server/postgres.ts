/**
 * A temporary PostgreSQL server: that of the Debian package, on a free port, in a temporary folder, run by an unprivileged
 * user.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { postgresDatabase } from '../../examples/customer-service/src/postgres.js';
import type { ProofResult } from './sockets.js';

export interface Postgres {
  /** Of its first database. */
  readonly url: string;
  /** As it says it itself: `postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)`. */
  readonly version: string;
  /** What it has logged so far. */
  readonly log: () => string;
  readonly start: () => Promise<void>;
  /** Ends the server and every connection to it. */
  readonly stop: () => Promise<void>;
}

/** Runs a proof on a new server, which is gone afterwards; without PostgreSQL, the proof is skipped. */
export async function onPostgres(prove: (server: Postgres) => Promise<ProofResult>): Promise<ProofResult> {
  const programs = programsFolder();
  if (programs === undefined)
    return { failures: [], skipped: 'there is no PostgreSQL on this machine (Debian: apt-get install postgresql)' };
  const folder = mkdtempSync(join(tmpdir(), 'specwright-postgres-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  // The server ends by itself when this process does; its folder would stay.
  const interrupted = (): never => process.exit(130);
  process.on('exit', remove).on('SIGINT', interrupted).on('SIGTERM', interrupted);
  let server: Postgres | undefined;
  try {
    server = newServer(programs, folder, await freePort());
    await server.start();
    return await prove(server);
  } finally {
    await server?.stop();
    remove();
    process.off('exit', remove).off('SIGINT', interrupted).off('SIGTERM', interrupted);
  }
}

/** Where `initdb` and `postgres` are: Debian has a folder for each version, and does not put them on the path. */
function programsFolder(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  return folders.find((folder) => ['initdb', 'postgres'].every((program) => existsSync(join(folder, program))));
}

function newServer(programs: string, folder: string, port: number): Postgres {
  const user = unprivilegedUser();
  const data = join(folder, 'data');
  const log = join(folder, 'log');
  const password = randomBytes(16).toString('hex');
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) [folder, passwordFile].forEach((path) => chownSync(path, user.uid, user.gid));
  const initdb = ['-D', data, '-U', 'proof', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8'];
  execFileSync(join(programs, 'initdb'), [...initdb, '--locale=C', '--no-sync'], { ...user, cwd: folder });

  const url = `postgres://proof:${password}@127.0.0.1:${port}/postgres`;
  let child: ChildProcess | undefined;
  return {
    url,
    version: execFileSync(join(programs, 'postgres'), ['--version'], { encoding: 'utf8' }).trim(),
    log: () => readFileSync(log, 'utf8'),
    start: async () => {
      const output = openSync(log, 'a');
      // Whatever becomes of this process, the server ends with it.
      const postgres = ['--pdeathsig', 'QUIT', '--', join(programs, 'postgres'), '-D', data];
      const place = ['-h', '127.0.0.1', '-p', String(port), '-k', folder];
      child = spawn('setpriv', [...postgres, ...place], { ...user, cwd: folder, stdio: ['ignore', output, output] });
      closeSync(output);
      if (!(await answers(url, child))) throw new Error(`PostgreSQL did not start:\n${readFileSync(log, 'utf8')}`);
    },
    stop: async () => {
      const running = child;
      child = undefined;
      if (!running || hasEnded(running)) return;
      const ended = once(running, 'exit');
      // "Fast": it does not wait for its clients.
      running.kill('SIGINT');
      await ended;
    },
  };
}

/** PostgreSQL refuses to run as root. */
function unprivilegedUser(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a user postgres nor a user nobody');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Whether it gets to answer, which takes it a moment. */
async function answers(url: string, child: ChildProcess): Promise<boolean> {
  const database = postgresDatabase(url);
  const deadline = Date.now() + 30_000;
  try {
    while (!hasEnded(child) && Date.now() < deadline) {
      const isUp = await database.query('select 1').then(
        () => true,
        () => sleep(50, false),
      );
      if (isUp) return true;
    }
    return false;
  } finally {
    await database.close();
  }
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
