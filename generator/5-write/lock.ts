/**
 * Ensures a single writer. Each run creates a lock file with a unique name, then lists the lock files, and continues only
 * if there is no other. Of two runs, the later one sees the file of the earlier one, so that both never continue. Locks
 * are never taken over: a file whose owner has ended does not count, and removing it affects nobody else. All data is in
 * the file names, so that a full disk leaves nothing half written; the journal records what a killed run was doing.
 */
import { createHash, randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, readlink, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { diagnostic } from '../diagnostics/diagnostic.js';
import { isSystemError, unlessRefused } from '../diagnostics/system-error.js';
import { shown } from '../diagnostics/failed-file.js';
import { attempt, OutputFailure, unlessMissing } from './failure.js';
import { LOCK } from './output-names.js';
import { defined } from '../defined.js';

/** Milliseconds. */
const HEARTBEAT = 5_000;
/** Milliseconds without a heartbeat after which an owner on another machine counts as ended. */
const SILENCE = 60_000;

interface Owner {
  readonly pid: number;
  readonly host: string;
  readonly started: string;
}

/**
 * Runs an action while no other run writes to the folder, which is created if it does not exist.
 * @param deadline milliseconds to wait for another run
 * @throws OutputFailure when the other run takes longer
 */
export async function locked<T>(folder: string, action: () => Promise<T>, deadline = 30_000): Promise<T> {
  const own = await announce(folder, deadline);
  const place = join(folder, own);
  const beat = setInterval(() => {
    const now = new Date();
    // A missed heartbeat only matters to other machines, and there only after a while.
    utimes(place, now, now).catch(() => undefined);
  }, HEARTBEAT);
  beat.unref();
  try {
    return await action();
  } finally {
    clearInterval(beat);
    await withdraw(place);
  }
}

/** Acquires the lock and returns the name of its file. */
async function announce(folder: string, deadline: number): Promise<string> {
  const end = Date.now() + deadline;
  const own = await lockName(process.pid);
  const place = join(folder, own);
  let isAnnounced = false;
  try {
    for (;;) {
      const others = (await present(folder)).filter((name) => name !== own);
      if (others.length === 0 && isAnnounced) return own;
      // The first by name stays, so that one of several concurrent runs continues.
      const yields = others.some((name) => name < own);
      if (isAnnounced && yields) {
        await withdraw(place);
        isAnnounced = false;
      } else if (!isAnnounced && others.length === 0) {
        await enter(folder, place);
        isAnnounced = true;
        continue;
      }
      if (Date.now() >= end) throw await busy(folder, others[0] ?? own);
      await sleep(10 + Math.random() * 30);
    }
  } catch (error) {
    if (isAnnounced) await withdraw(place);
    throw error;
  }
}

/** Creates the lock file; a failed run may have removed the folder that it had created. */
async function enter(folder: string, place: string): Promise<void> {
  await attempt(place, async () => {
    for (let tries = 0; ; tries++) {
      try {
        return await writeFile(place, '', { flag: 'wx' });
      } catch (error) {
        if (tries === 3 || !isSystemError(error) || error.code !== 'ENOENT') throw error;
        await mkdir(folder, { recursive: true });
      }
    }
  });
}

async function withdraw(place: string): Promise<void> {
  // A file that cannot be removed stops counting when this process ends.
  await unlessRefused(() => rm(place, { force: true }));
}

/** The lock files of live runs; those of ended runs are removed. */
async function present(folder: string): Promise<readonly string[]> {
  const entries = await attempt(folder, () => unlessMissing(() => readdir(folder, { withFileTypes: true })));
  const names: string[] = [];
  for (const entry of entries ?? []) {
    if (!entry.name.startsWith(LOCK) || entry.isDirectory()) continue;
    if (await isGone(join(folder, entry.name), entry.name)) await withdraw(join(folder, entry.name));
    else names.push(entry.name);
  }
  return names;
}

async function isGone(place: string, name: string): Promise<boolean> {
  const owner = ownerOf(name);
  // Left behind by a version with other names.
  if (!owner) return true;
  if (owner.host === (await hostName())) return !(await isAlive(owner));
  const stats = await attempt(place, () => unlessMissing(() => lstat(place)));
  return !stats || Date.now() - stats.mtimeMs > SILENCE;
}

async function isAlive({ pid, started }: Owner): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!isSystemError(error) || error.code !== 'EPERM') return false;
  }
  const now = await startOf(pid);
  return now === unknownStart || (now !== undefined && (started === unknownStart || now === started));
}

const unknownStart = '0';

/**
 * When a process started, in ticks since boot, because process ids are reused. Only available on Linux; undefined for
 * a process that has ended but was not reaped yet.
 */
async function startOf(pid: number): Promise<string | undefined> {
  const text = await textOf(`/proc/${pid}/stat`);
  // The second field is the name of the program in brackets, which may contain any character.
  const [state, ...rest] = text.slice(text.lastIndexOf(')') + 2).split(' ');
  // Threads of a killed process may outlive it for a moment, and write.
  const hasEnded = state === 'X' || (state === 'Z' && Number(rest[16]) <= 1);
  return hasEnded ? undefined : (rest[18] ?? unknownStart);
}

/** Identifies the processes that share process ids: machine, boot and container. */
async function hostName(): Promise<string> {
  const boot = await textOf('/proc/sys/kernel/random/boot_id');
  const container = await readlink('/proc/self/ns/pid').catch(() => '');
  return createHash('sha256').update([hostname(), boot, container].join(' ')).digest('hex').slice(0, 8);
}

async function textOf(path: string): Promise<string> {
  return unlessRefused(() => readFile(path, 'utf8'), '');
}

/** A unique name for the lock file of a process on this machine; earlier names sort first. */
export async function lockName(pid: number): Promise<string> {
  const started = (await startOf(pid)) ?? unknownStart;
  const once = randomBytes(4).toString('hex');
  return `${LOCK}-${Date.now().toString(36)}-${await hostName()}-${pid}-${started}-${once}`;
}

function ownerOf(name: string): Owner | undefined {
  const [, host, pid, started] = /-[0-9a-z]+-([0-9a-f]{8})-(\d{1,15})-([0-9a-f]+)-[0-9a-f]{8}$/.exec(name) ?? [];
  if (host === undefined || pid === undefined || started === undefined) return undefined;
  return { host, pid: Number(pid), started };
}

async function busy(folder: string, name: string): Promise<OutputFailure> {
  // A lock with another name does not count.
  const owner = defined(ownerOf(name), 'the owner of a lock');
  const where = owner.host === (await hostName()) ? 'this machine' : 'another machine';
  const process = `process ${owner.pid} on ${where}`;
  return new OutputFailure(diagnostic('output-busy', { path: shown(join(folder, name)) }, { process }));
}
