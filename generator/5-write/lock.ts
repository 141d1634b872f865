/** One writer at a time. The lock holds no data: what a killed run leaves is told by its journal. */
import { rename, rm, stat, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { diagnostic } from '../diagnostics.js';
import { isSystemError } from '../system-error.js';
import { attempt, OutputFailure, shown, unlessMissing } from './failure.js';
import { LOCK } from './names.js';

/** Milliseconds. Writing takes far less than a minute, so an older lock was left behind, whoever seems to hold it. */
const OLDEST = 60_000;
/** Milliseconds after which a lock without a readable owner was left behind: it is written in one go. */
const UNREADABLE = 2_000;

interface Owner {
  readonly pid: number;
  readonly host: string;
  /** When the process started, in milliseconds: numbers of processes are used again, in containers all the time. */
  readonly started: number;
}

/**
 * Runs an action while no other run writes to the folder, which has to exist.
 * @param patience milliseconds to wait for another run
 * @throws OutputFailure when the other run takes longer
 */
export async function locked<T>(folder: string, action: () => Promise<T>, patience = 15_000): Promise<T> {
  const lock = join(folder, LOCK);
  const end = Date.now() + patience;
  while (!(await acquire(lock))) {
    const owner = await readOwner(lock);
    if (await isLeftBehind(lock, owner)) {
      await removeLeftBehind(lock);
      continue;
    }
    if (Date.now() >= end) {
      const process = owner ? `process ${owner.pid} on ${owner.host}` : 'of unknown process';
      throw new OutputFailure(diagnostic('output-busy', { path: shown(lock) }, { process }));
    }
    await sleep(20 + Math.random() * 30);
  }
  try {
    return await action();
  } finally {
    await rm(lock, { force: true });
  }
}

/** Makes the lock ours, unless it is there. */
async function acquire(lock: string): Promise<boolean> {
  const owner: Owner = { pid: process.pid, host: hostname(), started: performance.timeOrigin };
  return attempt(lock, async () => {
    try {
      await writeFile(lock, JSON.stringify(owner), { flag: 'wx' });
      return true;
    } catch (error) {
      if (isSystemError(error) && error.code === 'EEXIST') return false;
      throw error;
    }
  });
}

async function readOwner(lock: string): Promise<Owner | undefined> {
  const text = await attempt(lock, () => unlessMissing(() => readFile(lock, 'utf8')));
  try {
    const data: unknown = JSON.parse(text ?? '');
    return isOwner(data) ? data : undefined;
  } catch {
    return undefined;
  }
}

function isOwner(data: unknown): data is Owner {
  if (typeof data !== 'object' || data === null) return false;
  const { pid, host, started }: Partial<Record<keyof Owner, unknown>> = data;
  return Number.isSafeInteger(pid) && typeof host === 'string' && typeof started === 'number';
}

async function isLeftBehind(lock: string, owner: Owner | undefined): Promise<boolean> {
  const stats = await attempt(lock, () => unlessMissing(() => stat(lock)));
  if (!stats) return false;
  const age = Date.now() - stats.mtimeMs;
  if (!owner) return age > UNREADABLE;
  return age > OLDEST || (owner.host === hostname() && !isAlive(owner));
}

function isAlive({ pid, started }: Owner): boolean {
  if (pid <= 0) return false;
  if (pid === process.pid) return started === performance.timeOrigin;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isSystemError(error) && error.code === 'EPERM';
  }
}

/** Of several runs that find the same old lock, one succeeds in renaming it; the others look again. */
async function removeLeftBehind(lock: string): Promise<void> {
  const aside = `${lock}-${process.pid}-${Date.now().toString(36)}`;
  await attempt(lock, async () => {
    await unlessMissing(() => rename(lock, aside));
    await rm(aside, { force: true });
  });
}
