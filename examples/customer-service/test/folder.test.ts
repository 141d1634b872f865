/** The folder of the embedded database: whose it is, and that one process has it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ConfigurationError } from '../src/config.js';
import { openDataFolder } from '../src/folder.js';
import { lockFolder } from '../src/lock.js';

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'folder-'));
});
afterEach(() => rmSync(parent, { recursive: true }));

/** As if the database had been made. */
async function made(path: string): Promise<string> {
  const folder = await openDataFolder(path);
  mkdirSync(folder.database);
  writeFileSync(join(folder.database, 'PG_VERSION'), '18');
  await folder.keep();
  await folder.close();
  return folder.tokenSecret;
}

it('is created, keeps its data, and has the same secret when it is opened again', async () => {
  const path = join(parent, 'data');
  const tokenSecret = await made(path);
  expect(tokenSecret.length).toBeGreaterThanOrEqual(32);
  const again = await openDataFolder(path);
  expect(again.tokenSecret).toBe(tokenSecret);
  expect(readdirSync(again.database)).toEqual(['PG_VERSION']);
  await again.close();
  expect(readdirSync(path).sort()).toEqual(['customer-service.json', 'database']);
});

it('is created again when its first start was interrupted after any of its files', async () => {
  const path = join(parent, 'data');
  const first = await openDataFolder(path);
  mkdirSync(first.database);
  writeFileSync(join(first.database, 'PG_VERSION'), '18');
  await first.close();
  const second = await openDataFolder(path);
  expect(readdirSync(path)).not.toContain('database');
  await second.close();

  const torn = join(parent, 'torn');
  mkdirSync(torn);
  writeFileSync(join(torn, 'customer-service.json.new'), '{"serv');
  await (await openDataFolder(torn)).close();
});

it('belongs to one process until that process ends', async () => {
  const path = join(parent, 'data');
  const first = await openDataFolder(path);
  await expect(openDataFolder(path)).rejects.toThrow(
    new ConfigurationError(
      `DATA_DIR is in use by another process; stop that process, or choose another folder: ${path}`,
    ),
  );
  // And by another way.
  symlinkSync(path, join(parent, 'link'));
  await expect(openDataFolder(join(parent, 'link'))).rejects.toThrow('in use by another process');
  await first.close();
  await (await openDataFolder(path)).close();
});

it('is free at once after its process was killed', async () => {
  const path = join(parent, 'data');
  mkdirSync(path);
  const module = new URL('../src/lock.ts', import.meta.url).href;
  const script = `const { lockFolder } = await import(${JSON.stringify(module)});
    await lockFolder(${JSON.stringify(path)}); process.stdout.write('locked'); setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  expect(await lockFolder(path)).toBeUndefined();
  // It is still the other's when that does not run for a while.
  child.kill('SIGSTOP');
  expect(await lockFolder(path)).toBeUndefined();
  child.kill('SIGKILL');
  await once(child, 'exit');
  const release = await lockFolder(path);
  expect(release).toBeDefined();
  expect(readdirSync(path)).toHaveLength(1);
  await release?.();
  expect(readdirSync(path)).toEqual([]);
});

it('never belongs to two processes that open it at the same time, whatever an earlier one left behind', async () => {
  const path = join(parent, 'data');
  mkdirSync(path);
  let owners = 0;
  let times = 0;
  const contend = async (): Promise<void> => {
    const release = await lockFolder(path);
    if (!release) return;
    owners++;
    times++;
    expect(owners).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 1));
    owners--;
    await release();
  };
  for (let round = 0; round < 40; round++) {
    writeFileSync(join(path, `lock-0000000${round % 8}`), '');
    await Promise.all(Array.from({ length: 6 }, contend));
  }
  // All may give way to each other, but not always.
  await contend();
  expect(times).toBeGreaterThan(0);
});

it('reports in one line that it cannot be used', async () => {
  const file = join(parent, 'file');
  writeFileSync(file, 'text');
  const foreign = join(parent, 'foreign');
  mkdirSync(join(foreign, 'database'), { recursive: true });
  const marked = join(parent, 'marked');
  mkdirSync(marked);
  writeFileSync(join(marked, 'customer-service.json'), '{"service":"another"}');
  const lost = join(parent, 'lost');
  await made(lost);
  rmSync(join(lost, 'database'), { recursive: true });
  symlinkSync('nowhere', join(parent, 'dangling'));
  symlinkSync('loop', join(parent, 'loop'));
  for (const [path, reason] of [
    [file, 'because it, or its parent, is a file'],
    [join(file, 'data'), 'because it, or its parent, is a file'],
    [foreign, 'contains other files'],
    [marked, 'contains other files'],
    [lost, 'has lost its database'],
    [join(parent, 'dangling'), 'does not exist'],
    [join(parent, 'loop'), 'ELOOP'],
    [join(parent, 'a', 'b'), 'does not exist'],
    [join(parent, 'x'.repeat(150)), 'its path is too long'],
    [join(parent, 'x'.repeat(300)), 'its path is too long'],
    ['/proc/data', 'does not exist'],
    ['/sys/data', 'is not'],
  ] as const) {
    const error: unknown = await openDataFolder(path).catch((thrown: unknown) => thrown);
    expect(error, path).toBeInstanceOf(ConfigurationError);
    const { message } = error as ConfigurationError;
    expect(message).toContain(reason);
    expect(message).toContain(path);
    expect(message).not.toContain('\n');
  }
  expect(readdirSync(foreign)).toEqual(['database']);
});
