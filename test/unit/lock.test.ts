/** One process writes at a time; `test/hostile/lock.ts` attacks the lock with many processes that are killed. */
import { fork } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { locked, lockName } from '../../generator/5-write/lock.js';
import { LOCK } from '../../generator/5-write/output-names.js';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'specwright-lock-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, age = 0): void => {
  writeFileSync(join(folder, name), '');
  const time = Date.now() / 1000 - age;
  utimesSync(join(folder, name), time, time);
};
const take = (deadline = 60): Promise<number> => locked(folder, () => Promise.resolve(1), deadline);
const busy = { diagnostic: { code: 'output-busy' } };

describe('the lock of an output folder', () => {
  it('admits one run at a time, and leaves no file', async () => {
    let inside = 0;
    let most = 0;
    const run = () =>
      locked(folder, async () => {
        most = Math.max(most, ++inside);
        await sleep(5);
        inside--;
      });
    await Promise.all(Array.from({ length: 8 }, run));
    expect({ most, left: readdirSync(folder) }).toEqual({ most: 1, left: [] });
  });

  it('is released when the action fails', async () => {
    await expect(locked(folder, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('creates the folder again when another run has removed it', async () => {
    rmSync(folder, { recursive: true });
    expect(await take()).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is respected however old it is while its process runs', async () => {
    // The parent of this process lives as long as the test.
    const name = await lockName(process.ppid);
    put(name, 1_000_000);
    await expect(take()).rejects.toMatchObject(busy);
    await expect(take()).rejects.toThrow(`process ${process.ppid} on this machine`);
    expect(readdirSync(folder)).toEqual([name]);
  });

  it('is removed when its process has ended', async () => {
    const child = fork('data:text/javascript,', { execArgv: ['--eval', ''] });
    const { pid = 0 } = child;
    const name = await lockName(pid);
    await new Promise((done) => child.once('exit', done));
    put(name);
    put(`${LOCK}-0-${name.split('-')[3] ?? ''}-${2 ** 22 + 1}-0-00000000`);
    expect(await take()).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.runIf(process.platform === 'linux')('does not count when another process has the same number', async () => {
    const parts = (await lockName(process.ppid)).split('-');
    put(parts.map((part, index) => (index === parts.length - 2 ? `${part}1` : part)).join('-'));
    expect(await take()).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('counts for a minute when it belongs to another machine', async () => {
    const name = `${LOCK}-0-00000000-1-1-00000000`;
    put(name);
    await expect(take()).rejects.toMatchObject(busy);
    await expect(take()).rejects.toThrow('process 1 on another machine');
    put(name, 61);
    expect(await take()).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('has only names of one form', async () => {
    put(LOCK);
    put(`${LOCK}-x`);
    expect(await take()).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is never a folder, and a folder of that name is left alone', async () => {
    mkdirSync(join(folder, `${LOCK}-folder`));
    expect(await take()).toBe(1);
    expect(readdirSync(folder)).toEqual([`${LOCK}-folder`]);
  });

  it.skipIf(process.platform === 'win32')('reports that it cannot be taken', async () => {
    chmodSync(folder, 0o555);
    const user = process.geteuid?.();
    chmodSync(tmpdir(), 0o1777);
    if (user === 0) process.seteuid?.(65534);
    try {
      await expect(take()).rejects.toMatchObject({ diagnostic: { code: 'cannot-write' } });
    } finally {
      if (user === 0) process.seteuid?.(user);
      chmodSync(folder, 0o755);
    }
  });
});
