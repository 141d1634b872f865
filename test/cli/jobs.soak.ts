/** Threads, machines and versions of Node: the output is the same, and whatever happens in a thread is reported. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkspace, operationText, type Ran, specwrightProcess, type Workspace } from './run.js';
import { bytesOf, type Conditions, defineMany } from './threads.js';

let work: Workspace;
let expected: string;
beforeAll(async () => {
  work = createWorkspace();
  defineMany(work, 40);
  expected = await bytesOf(work, ['--jobs', '1', '--vectors']);
});
afterAll(() => work.remove());

const shuffle = `import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  let state = process.pid;
  const random = () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) / 2 ** 32;
  const shuffled = (list) => list.map((one) => [random(), one]).sort(([a], [b]) => a - b).map(([, one]) => one);
  const { readdirSync, promises: { readdir } } = fs;
  fs.readdirSync = (...args) => shuffled(readdirSync(...args));
  fs.promises.readdir = async (...args) => shuffled(await readdir(...args));
  syncBuiltinESMExports();`;

const conditions: readonly (readonly [string, string, Conditions])[] = [
  ['2 threads', '2', {}],
  ['8 threads', '8', {}],
  ['999 threads at most', '999', {}],
  ['folders in another order', '2', { preload: shuffle }],
  ['folders in another order, without threads', '1', { preload: shuffle }],
  [
    'a Turkish machine in another time zone',
    '2',
    { env: { LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8', TZ: 'Pacific/Apia' } },
  ],
  ['a machine without a locale', '1', { env: { LC_ALL: 'C', TZ: 'America/St_Johns' } }],
];

describe('the bytes are the same with', () => {
  it.each(conditions)('%s', async (_, jobs, condition) => {
    expect(await bytesOf(work, ['--jobs', jobs, '--vectors'], condition)).toBe(expected);
  });

  it.each(['22', '24'])('Node %s', async (version) => {
    const folder = mkdtempSync(join(tmpdir(), 'specwright-node-'));
    try {
      const install = ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', `node@${version}`];
      execFileSync('npm', install, { stdio: 'ignore' });
      const node = join(folder, 'node_modules/node/bin/node');
      expect(execFileSync(node, ['--version'], { encoding: 'utf8' })).toMatch(new RegExp(`^v${version}\\.`));
      for (const jobs of ['1', '4'])
        expect(await bytesOf(work, ['--jobs', jobs, '--vectors'], { node })).toBe(expected);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('in a thread', () => {
  /** A run with two threads; the code runs in the second one before the program. */
  const run = async (code: string, args: readonly string[] = [], env = {}): Promise<Ran> => {
    work.put(
      'preload.mjs',
      `import { isMainThread } from 'node:worker_threads';
      import fs from 'node:fs';
      import { syncBuiltinESMExports } from 'node:module';
      const { open } = fs.promises;
      let opened = 0;
      ${code}
      syncBuiltinESMExports();`,
    );
    rmSync(work.path('generated'), { recursive: true, force: true });
    const nodeArgs = ['--import', './preload.mjs'];
    return specwrightProcess([...args, 'generate', '--no-handlers', '--no-cache', '--jobs', '2'], {
      cwd: work.root,
      nodeArgs,
      env,
    });
  };

  it.each([
    ['that throws', 'throw new TypeError("a bug");', /^specwright: internal error: a bug\n/],
    ['that ends', 'process.exit(7);', /^specwright: internal error: A worker thread ended with exit code 7\n/],
    [
      'that throws where nothing catches',
      'setTimeout(() => { throw new Error("astray"); });',
      /^specwright: internal error: astray\n/,
    ],
  ])('a bug %s is reported as such, whenever it comes', async (_, bug, message) => {
    // At once, at the first definition, and later.
    for (const when of ['if (!isMainThread) {', 'opened = 1;{', 'opened = -1;{']) {
      const now = when.startsWith('if');
      const code = now
        ? `${when} ${bug} }`
        : `${when} } if (!isMainThread) fs.promises.open = (...args) => { if (++opened >= 1) { ${bug} } return open(...args); };`;
      const { code: exit, err } = await run(code);
      expect(err, code).toMatch(message);
      expect(exit).toBe(3);
    }
    expect((await run(`if (!isMainThread) { ${bug} }`, [], { SPECWRIGHT_DEBUG: '1' })).code).toBe(3);
  });

  it('a bug comes with its stack when asked for', async () => {
    const code = 'if (!isMainThread) fs.promises.open = () => { throw new TypeError("a bug"); };';
    const { err } = await run(code, [], { SPECWRIGHT_DEBUG: '1' });
    expect(err).toMatch(/internal error: a bug\nTypeError: a bug\n {4}at .*preload\.mjs/);
  });

  it('a mistake in a definition is reported, wherever it was found', async () => {
    for (const n of [1, 20, 39])
      work.put(
        `definitions/${n % 3}/op-${n}.spec.yaml`,
        operationText(`op-${n}`, 'No.').replace('shape: Thing', 'shape: Thin'),
      );
    const { code, err } = await run('');
    for (const n of [1, 20, 39]) expect(err).toContain(`definitions/${n % 3}/op-${n}.spec.yaml:`);
    expect(err).toMatch(/\n3 errors, 3 warnings\nNothing was written\.\n$/);
    expect(code).toBe(1);
    defineMany(work, 40);
  });

  it('a mistake in a template is reported, even one that only a thread meets', async () => {
    // Valid by itself, but what it renders is not TypeScript.
    work.put('templates/server/server.ts.hbs', 'export const = {{name}};\n');
    const all = await run('', ['--templates', 'templates']);
    expect(all.err).toContain('templates/server/server.ts.hbs');
    expect(all.code).toBe(1);
    work.put('templates/server/server.ts.hbs', '// Ours.\n');
    // The thread reads the template after it was changed.
    const late = `if (!isMainThread) fs.writeFileSync('templates/server/server.ts.hbs', '{{#each');`;
    const { code, err } = await run(late, ['--templates', 'templates']);
    expect(err).toContain('template-syntax');
    expect(code).toBe(1);
    rmSync(work.path('templates'), { recursive: true });
  });
});

it.each(['0', 'x', '-1', '1.5', '1000', ''])('--jobs %s is refused', async (jobs) => {
  const { code, err } = await specwrightProcess(['generate', `--jobs=${jobs}`], { cwd: work.root });
  expect(err).toContain('Expected an integer from 1 to 999.');
  expect(code).toBe(2);
});
