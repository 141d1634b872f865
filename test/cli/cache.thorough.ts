/** What is kept between runs, as a user meets it: it may cost time, but never changes a result. */
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createWorkspace, operationText, type Ran, specwright, specwrightProcess, type Workspace } from './run.js';

let work: Workspace;
const names = ['a', 'b', 'c'];
const define = (name: string, description: string): void =>
  work.put(`definitions/${name}.spec.yaml`, operationText(name, description));
/** In this process, or in one in which other code runs first. */
const run = async (args: readonly string[], preload?: string): Promise<Ran> => {
  // What has changed within the last 100 ms is not looked up: this process would be too fast for the cache.
  await sleep(args.includes('--no-cache') ? 0 : 120);
  if (preload === undefined) return specwright(args, { cwd: work.root });
  work.put('preload.mjs', preload);
  return specwrightProcess(args, { cwd: work.root, nodeArgs: ['--import', './preload.mjs'] });
};
const generate = (preload?: string): Promise<Ran> => run(['generate', '--no-handlers', '--prune'], preload);
/** The files below a folder, with the times of their last change. */
const times = (folder: string): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.keys(work.tree(folder)).map((path) => [path, statSync(work.path(`${folder}/${path}`)).mtimeMs]),
  );
async function expectFresh(): Promise<void> {
  expect((await run(['generate', '--no-handlers', '--no-cache', '--out', 'fresh'])).code).toBe(0);
  expect(work.tree('generated')).toEqual(work.tree('fresh'));
  rmSync(work.path('fresh'), { recursive: true });
}

beforeEach(async () => {
  work = createWorkspace();
  mkdirSync(work.path('node_modules'));
  for (const name of names) define(name, 'First.');
  expect((await generate()).code).toBe(0);
});
afterEach(() => {
  chmodSync(work.root, 0o755);
  work.remove();
});

describe('a folder for the cache', () => {
  const failing = (code: string, half: boolean): string => `import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const refuse = () => { throw Object.assign(new Error('refused'), { code: '${code}', syscall: 'write' }); };
    for (const name of ['mkdirSync', 'writeFileSync', 'renameSync', 'rmSync']) {
      const original = fs[name];
      fs[name] = (path, ...rest) => {
        if (!String(path).includes('.cache')) return original(path, ...rest);
        if (${half} && name !== 'writeFileSync') return original(path, ...rest);
        if (${half}) original(path, String(rest[0]).slice(0, 100));
        return refuse();
      };
    }
    syncBuiltinESMExports();`;

  it.each([
    ['on a full disk', failing('ENOSPC', true)],
    ['that cannot be written to', failing('EROFS', false)],
  ])('%s is done without', async (_, preload) => {
    for (const edition of ['Second.', 'Third.']) {
      define('b', edition);
      const { code, err } = await generate(preload);
      expect(err).toMatch(/^(wrote .*\n)+\d+ files written, \d+ unchanged, 0 removed in .*\n$/);
      expect(code).toBe(0);
      await expectFresh();
    }
    expect((await generate()).code).toBe(0);
    await expectFresh();
  });
});

describe('a run after another', () => {
  it('writes nothing after everything was touched, into the future or the past', async () => {
    for (const hours of [0, 48, -48]) {
      const time = new Date(Date.now() + hours * 3_600_000);
      for (const folder of ['definitions', 'generated'])
        for (const path of Object.keys(work.tree(folder))) utimesSync(work.path(`${folder}/${path}`), time, time);
      const before = times('generated');
      for (const args of [
        ['generate', '--no-handlers'],
        ['check', '--no-handlers'],
      ])
        expect((await run(args)).code, String(hours)).toBe(0);
      expect(times('generated'), String(hours)).toEqual(before);
      define('a', `After ${hours}.`);
      expect((await generate()).err).toMatch(/generated\/a\/docs\.md/);
      await expectFresh();
    }
  });

  it('notices a definition, and an output, of the same length that was given its old times', async () => {
    for (const path of ['definitions/b.spec.yaml', 'generated/b/docs.md']) {
      // Times that can be set to the nanosecond.
      const time = new Date('2026-01-01');
      utimesSync(work.path(path), time, time);
      expect((await generate()).err).toMatch(/^0 files written/);
      writeFileSync(
        work.path(path),
        readFileSync(work.path(path), 'utf8').replace(/First|Fifth/, (word) => (word === 'First' ? 'Fifth' : 'First')),
      );
      utimesSync(work.path(path), time, time);
      expect((await run(['check', '--no-handlers'])).code, path).toBe(1);
      expect((await run(['generate', '--no-handlers', '--force'])).code, path).toBe(0);
      await expectFresh();
    }
  });

  it('notices a change although the clock was set back', async () => {
    const Now = Date;
    class Past extends Now {
      constructor(time: number = Past.now()) {
        super(time);
      }
      static override now(): number {
        return Now.now() - 86_400_000;
      }
    }
    for (const clock of [Past, Now, Past]) {
      vi.stubGlobal('Date', clock);
      define('c', clock === Past ? 'In the past.' : 'Now.');
      expect((await run(['check', '--no-handlers'])).code).toBe(1);
      expect((await generate()).err).toMatch(/generated\/c\/docs\.md/);
      expect((await generate()).err).toMatch(/^0 files written/);
      vi.stubGlobal('Date', Now);
      await expectFresh();
    }
  });

  it('generates the users of a common file or of a template that has changed, and nothing else', async () => {
    work.put(
      'definitions/other/common.spec.yaml',
      work.read('definitions/common.spec.yaml').replace(/^common: .*/m, 'common: other'),
    );
    work.put('definitions/other/d.spec.yaml', operationText('d', 'First.'));
    expect((await generate()).code).toBe(0);
    const before = times('generated');
    const common = 'definitions/other/common.spec.yaml';
    work.put(common, work.read(common).replace(/^( *)title: .*/m, '$1title: Another title'));
    expect((await generate()).code).toBe(0);
    const changed = Object.entries(times('generated')).filter(
      ([path, time]) => path.includes('.') && before[path] !== time,
    );
    expect(changed.filter(([path]) => /^(a|b|c|get-thing)\//.test(path))).toEqual([]);
    await expectFresh();
    work.put('templates/server/server.ts.hbs', `// Ours.\n${readFileSync('templates/server/server.ts.hbs', 'utf8')}`);
    const { err } = await run(['--templates', 'templates', 'generate', '--no-handlers']);
    expect([...err.matchAll(/^wrote generated\/(\S+)/gm)].map(([, path]) => path).sort()).toEqual(
      ['a', 'b', 'c', 'd', 'get-thing'].map((name) => `${name}/server.ts`),
    );
    expect((await generate()).err).toMatch(/5 files written/);
    await expectFresh();
  });

  it('leaves nothing behind in the folder of the cache that grows', async () => {
    for (let n = 0; n < 6; n++) {
      appendFileSync(work.path('definitions/a.spec.yaml'), `# ${n}\n`);
      await generate();
    }
    const first = readdirSync(work.path('node_modules/.cache/specwright'), { recursive: true }).length;
    for (let n = 0; n < 6; n++) {
      appendFileSync(work.path('definitions/a.spec.yaml'), `# again ${n}\n`);
      await generate();
    }
    expect(readdirSync(work.path('node_modules/.cache/specwright'), { recursive: true })).toHaveLength(first);
  });
});
