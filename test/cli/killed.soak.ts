/**
 * Runs of the whole command that are killed at random moments, with and without the cache and threads, and many runs at once.
 * `npm run soak:generate` kills 500.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isOutputPath } from '../../generator/5-write/output-names.js';
import { createWorkspace, main, operationText, specwrightProcess, type Workspace } from './run.js';

const kills = Number(process.env['KILLS'] ?? 100);
const operations = 12;

let work: Workspace[];
beforeEach(() => (work = [createWorkspace(), createWorkspace()]));
afterEach(() => {
  for (const one of work) one.remove();
});

type Tree = Readonly<Record<string, string>>;

/** The files of the output folder. */
const outputs = ({ path, tree }: Workspace, folder = 'generated'): Tree => {
  const found = existsSync(path(folder)) ? tree(folder) : {};
  return Object.fromEntries(Object.entries(found).filter(([name, text]) => isOutputPath(name) && text !== ''));
};
const define = ({ put }: Workspace, n: number, edition: number): void =>
  put(`definitions/op-${n}.spec.yaml`, operationText(`op-${n}`, `Edition ${edition}.`.repeat(20)));
const run = (folder: Workspace, ...args: readonly string[]): ReturnType<typeof specwrightProcess> =>
  specwrightProcess(args, { cwd: folder.root });
const leftovers = ({ path }: Workspace): readonly string[] =>
  existsSync(path('generated')) ? readdirSync(path('generated')).filter((name) => name.startsWith('.')) : [];

/** Fails unless the output is that of a run which uses nothing of earlier ones. */
async function expectFresh(folder: Workspace, note: string): Promise<void> {
  rmSync(folder.path('fresh'), { recursive: true, force: true });
  expect((await run(folder, 'generate', '--no-handlers', '--no-cache', '--out', 'fresh')).code, note).toBe(0);
  expect(outputs(folder), note).toEqual(outputs(folder, 'fresh'));
  expect(leftovers(folder), note).toEqual([]);
}

interface Hits {
  /** Runs that were killed before their end. */
  killed: number;
  /** Those of them that had begun to write. */
  writing: number;
}

async function killRuns(folder: Workspace, rounds: number, seed: number, args: readonly string[]): Promise<Hits> {
  let state = seed;
  const random = (): number => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) / 2 ** 32;
  for (let n = 0; n < operations; n++) define(folder, n, 0);
  const began = performance.now();
  expect((await run(folder, ...args)).code).toBe(0);
  const duration = performance.now() - began;
  const hits: Hits = { killed: 0, writing: 0 };
  for (let round = 1; round <= rounds; round++) {
    const note = `round ${round}, seed ${seed}, ${args.join(' ')}`;
    const before = outputs(folder);
    const isWhole = round % 4 === 0;
    for (let n = 0; n < operations; n++) if (isWhole || n === round % operations) define(folder, n, round);
    const child = spawn(process.execPath, [main, ...args], { cwd: folder.root, stdio: 'ignore' });
    const closed = once(child, 'close') as Promise<[number | null, string | null]>;
    // At any moment, or as soon as it writes and a little later.
    if (round % 2 === 0) await Promise.race([closed, sleep(random() * duration * (isWhole ? 1 : 0.5))]);
    else {
      while (child.exitCode === null && leftovers(folder).length === 0) await sleep(1);
      await Promise.race([closed, sleep(random() * 15)]);
    }
    child.kill('SIGKILL');
    const [, signal] = await closed;
    if (signal === 'SIGKILL') hits.killed++;
    if (leftovers(folder).length > 0) hits.writing++;
    const left = outputs(folder);
    const checked = round % 3 === 0 ? await run(folder, 'check', '--no-handlers') : undefined;
    const healed = await run(folder, ...args);
    expect(healed.code, `${note}: ${healed.err}`).toBe(0);
    expect(healed.err, note).not.toContain('error');
    const after = outputs(folder);
    for (const [path, text] of Object.entries(left))
      expect(text === before[path] || text === after[path], `${note}: ${path} is torn`).toBe(true);
    for (let n = 0; n < operations; n++)
      if (isWhole || n === round % operations) expect(after[`op-${n}/docs.md`], note).toContain(`Edition ${round}.`);
    if (checked) {
      const isOff = Object.keys(after).some((path) => left[path] !== after[path]);
      if (isOff) expect(checked.code, note).toBe(1);
      else expect([0, 1], note).toContain(checked.code);
    }
    expect(leftovers(folder), note).toEqual([]);
    if (round % 10 === 0) await expectFresh(folder, note);
  }
  await expectFresh(folder, 'at the end');
  return hits;
}

describe('killed runs', () => {
  it(
    `leave no torn file, are told by check, and are completed by the next run: ${kills} of them`,
    { timeout: kills * 10_000 },
    async () => {
      const [cached, plain] = work as [Workspace, Workspace];
      mkdirSync(cached.path('node_modules'));
      const generate = ['generate', '--no-handlers', '--jobs', '2'];
      const hits = await Promise.all([
        killRuns(cached, Math.ceil(kills / 2), 1, generate),
        killRuns(plain, Math.floor(kills / 2), 2, [...generate, '--no-cache']),
      ]);
      process.stdout.write(`Killed, and of these while writing: ${JSON.stringify(hits)}\n`);
      for (const { killed, writing } of hits) {
        expect(killed).toBeGreaterThan(kills / 8);
        expect(writing).toBeGreaterThan(kills / 16);
      }
    },
  );
});

describe('sixteen runs at once', () => {
  it.each([['with the cache'], ['without'], ['that have nothing to do but to restore']])(
    'all succeed, or say that another one is in progress: %s',
    async (kind) => {
      const [folder] = work as [Workspace, Workspace];
      if (kind !== 'without') mkdirSync(folder.path('node_modules'));
      for (let n = 0; n < operations; n++) define(folder, n, 1);
      if (kind !== 'without') expect((await run(folder, 'generate', '--no-handlers')).code).toBe(0);
      if (kind === 'with the cache') for (let n = 0; n < operations; n += 2) define(folder, n, 2);
      if (kind.startsWith('that')) rmSync(folder.path('generated/op-1'), { recursive: true });
      const runs = await Promise.all(Array.from({ length: 16 }, () => run(folder, 'generate', '--no-handlers')));
      for (const { code, err } of runs) if (code !== 0) expect(err).toContain('output-busy');
      expect(runs.filter(({ code }) => code === 0).length).toBeGreaterThan(0);
      await expectFresh(folder, kind);
      expect((await run(folder, 'check', '--no-handlers')).code).toBe(0);
    },
    300_000,
  );
});
