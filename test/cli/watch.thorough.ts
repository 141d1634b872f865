/** What editors, git and people do to the folders of `specwright generate --watch`. */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorkspace, operationText, specwright, type Workspace } from './run.js';
import { line, type Watching, watching } from './watching.js';

let work: Workspace;
let running: Watching[];
beforeEach(() => {
  work = createWorkspace();
  mkdirSync(work.path('node_modules'));
  running = [];
});
afterEach(() => {
  for (const one of running) one.kill();
  work.remove();
});

/** There while a run writes. */
const pending = 'generated/.specwright-pending.json';
const definition = 'definitions/get-thing.spec.yaml';
const named = (name: string): string => operationText('get-thing', name);
const start = (...args: Parameters<typeof watching> extends [unknown, ...infer Rest] ? Rest : never): Watching => {
  const watch = watching(work, ...args);
  running.push(watch);
  return watch;
};
const started = async (...args: Parameters<typeof start>): Promise<Watching> => {
  const watch = start(...args);
  await watch.says(/press Ctrl\+C to stop\.\n/);
  return watch;
};
const check = async (...args: readonly string[]): Promise<number | null> =>
  (await specwright([...args, 'check'], { cwd: work.root })).code;
/** With a disk so slow that a run is in progress for a while. */
const slow = (milliseconds = 100): readonly string[] => {
  work.put(
    'slow.mjs',
    `import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    import { setTimeout } from 'node:timers/promises';
    for (const name of ['rename', 'writeFile']) {
      const original = fs.promises[name];
      fs.promises[name] = async (...args) => {
        await setTimeout(${milliseconds});
        return original(...args);
      };
    }
    syncBuiltinESMExports();`,
  );
  return ['--import', './slow.mjs'];
};
const exists = async (path: string): Promise<void> => {
  while (!existsSync(work.path(path))) await sleep(5);
};

describe('watching', () => {
  it('follows an editor that saves by renaming', async () => {
    const watch = await started();
    const [place, backup] = [work.path(definition), work.path(`${definition}~`)];
    const saves: readonly ((text: string) => void)[] = [
      (text) => {
        writeFileSync(`${place}.tmp`, text);
        renameSync(`${place}.tmp`, place);
      },
      // As Vim does it.
      (text) => {
        writeFileSync(work.path('definitions/.get-thing.spec.yaml.swp'), 'swap');
        writeFileSync(work.path('definitions/4913'), '');
        unlinkSync(work.path('definitions/4913'));
        renameSync(place, backup);
        writeFileSync(place, text);
        unlinkSync(backup);
        unlinkSync(work.path('definitions/.get-thing.spec.yaml.swp'));
      },
      (text) => {
        unlinkSync(place);
        writeFileSync(place, text);
      },
    ];
    for (const [index, save] of saves.entries()) {
      save(named(`Name ${index}.`));
      expect(await watch.says(/ [1-9]\d* files written.*\n/)).toMatch(/^\S+ (get-thing\.spec\.yaml|2 changes).*\n$/);
      expect(work.read('generated/get-thing/docs.md')).toContain(`Name ${index}.`);
    }
    expect(await watch.end('SIGTERM')).toBe(0);
    expect(await check()).toBe(0);
  });

  it('follows a definition, the common file and the folder that are removed and come back', async () => {
    const watch = await started();
    for (const path of [definition, 'definitions/common.spec.yaml', 'definitions']) {
      renameSync(work.path(path), work.path('away'));
      expect(await watch.says(line), path).toMatch(/output-orphaned|unknown-common|no-folder/);
      renameSync(work.path('away'), work.path(path));
      // The folder is seen before what is in it.
      expect(await watch.says(/files? written, .*\n/), path).not.toContain('error');
    }
    work.put(definition, named('Back.'));
    await watch.says(/ [1-9]\d* files written.*\n/);
    renameSync(work.path(definition), work.path('definitions/get-thing-2.spec.yaml'));
    await watch.says(/changes: 0 files written.*\n/);
    await watch.end('SIGINT');
    expect(await check()).toBe(0);
  });

  it('waits for a folder that does not exist yet', async () => {
    renameSync(work.path('definitions'), work.path('away'));
    const watch = start();
    expect(await watch.says(/press Ctrl\+C to stop\.\n/)).toContain('no folder of definitions');
    renameSync(work.path('away'), work.path('definitions'));
    await watch.says(/ [1-9]\d* files written.*\n/);
    work.put(definition, named('Later.'));
    // What is heard late of the folder may be in the same run.
    await watch.says(/(?:get-thing\.spec\.yaml|\d+ changes): [1-9]\d* files written.*\n/);
    await watch.end('SIGINT');
    expect(await check()).toBe(0);
  });

  it.each([
    ['installed', 'node_modules/.pnpm/api@1/node_modules/@acme/api', '.pnpm/api@1/node_modules/@acme/api'],
    ['of the workspace', 'packages/api', '../packages/api'],
  ])(
    'follows the common file of a package that is %s, from its first run and from a cache',
    async (_, folder, link) => {
      work.put(`${folder}/package.json`, '{ "name": "@acme/api", "version": "1.0.0" }');
      const common = work.read('definitions/common.spec.yaml');
      work.put(`${folder}/platform.spec.yaml`, common);
      mkdirSync(work.path('node_modules/@acme'), { recursive: true });
      symlinkSync(`../${link}`, work.path('node_modules/@acme/api'));
      rmSync(work.path('definitions/common.spec.yaml'));
      const uses = named('Name.').replace('common.spec.yaml', "'@acme/api/platform.spec.yaml'");
      for (const version of ['3.1.4', '3.1.5']) {
        work.put(definition, uses);
        const watch = await started();
        const changed = common.replace('version: "1"', `version: "${version}"`);
        expect(changed).not.toBe(common);
        work.put(`${folder}/platform.spec.yaml`, `${changed}oops: [\n`);
        expect(await watch.says(line)).toMatch(/platform\.spec\.yaml: nothing was written/);
        work.put(`${folder}/platform.spec.yaml`, changed);
        expect(await watch.says(line)).toMatch(/platform\.spec\.yaml: [1-9]\d* files? written/);
        await watch.end('SIGINT');
        expect(await check()).toBe(0);
      }
    },
  );

  it.each(['specwright.config.json', 'specwright.config.mjs'])('follows %s', async (file) => {
    const config = (out: string): string =>
      `${file.endsWith('.mjs') ? 'export default ' : ''}{ "out": "${out}", "targets": { "docs": ${String(out !== 'b')} } }`;
    work.put(file, config('a'));
    const watch = await started();
    for (const out of ['b', 'c']) {
      work.put(file, config(out));
      await watch.says(/press Ctrl\+C to stop\.\n/);
      expect(existsSync(work.path(`${out}/get-thing/types.ts`))).toBe(true);
      expect(existsSync(work.path(`${out}/get-thing/docs.md`))).toBe(out !== 'b');
    }
    work.put(file, config('d').replace('"out"', '"ouf"'));
    await watch.says(/unknown-key `ouf`/);
    work.put(definition, named('Still written.'));
    await watch.says(/ [1-9]\d* files written.*\n/);
    expect(work.read('c/get-thing/docs.md')).toContain('Still written.');
    await watch.end('SIGINT');
  });

  it('follows a template', async () => {
    mkdirSync(work.path('templates/server'), { recursive: true });
    const name = 'templates/server/server.ts.hbs';
    const text = readFileSync(name, 'utf8');
    const watch = await started(['--templates', 'templates']);
    work.put(name, `// Ours.\n${text}`);
    expect(await watch.says(line)).toMatch(/ server\/server\.ts\.hbs: 1 file written/);
    work.put(name, '{{#each');
    expect(await watch.says(line)).toMatch(/template-syntax[^]*: nothing was written/);
    rmSync(work.path('templates/server'), { recursive: true });
    expect(await watch.says(line)).toMatch(/ 1 file written/);
    await watch.end('SIGINT');
    expect(await check('--templates', 'templates')).toBe(0);
  });

  // The disk is slow.
  it('runs once for a branch switch of hundreds of files', { timeout: 240_000 }, async () => {
    const git = (...args: readonly string[]): unknown =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: work.root });
    const all = (description: string, most: number): void => {
      rmSync(work.path('definitions'), { recursive: true });
      work.put('definitions/common.spec.yaml', common);
      for (let n = 0; n < most; n++)
        work.put(`definitions/${n % 7}/op-${n}.spec.yaml`, operationText(`op-${n}`, description));
      git('add', 'definitions');
      git('commit', '-q', '-m', description);
    };
    const common = work.read('definitions/common.spec.yaml');
    // There are as many definitions, but few files for each.
    const targets = { client: false, docs: false, fidelity: false, openapi: false, 'json-schema': false };
    work.put('specwright.config.json', JSON.stringify({ targets }));
    git('init', '-q', '-b', 'one');
    all('First.', 200);
    git('switch', '-q', '-c', 'two');
    all('Second.', 30);
    const watch = start([], slow(20));
    await watch.says(/press Ctrl\+C to stop\.\n/);
    git('switch', '-q', 'one');
    expect(await watch.says(line)).toMatch(
      /^\S+ 2\d\d changes: \d{3,} files written, \d+ unchanged, \d+ handler files? changed in \S+ s\n$/,
    );
    expect(work.read('generated/op-199/types.ts')).toContain('First.');
    git('switch', '-q', 'two');
    // Twice while a run is in progress: what matters is the end.
    await exists(pending);
    for (const branch of ['one', 'two']) git('switch', '-q', branch);
    rmSync(work.path('definitions'), { recursive: true });
    git('checkout', '-q', 'definitions');
    work.put('definitions/1/op-1.spec.yaml', operationText('op-1', 'Third.'));
    while (!work.read('generated/op-1/types.ts').includes('Third.')) await watch.says(line);
    await watch.end('SIGINT');
    expect(work.read('generated/op-2/types.ts')).toContain('Second.');
    for (const args of [
      ['generate', '--no-handlers', '--prune'],
      ['check', '--no-handlers'],
    ])
      expect(await specwright(args, { cwd: work.root })).toMatchObject({ code: 0 });
  });

  it('survives a bug, and reports it', async () => {
    writeFileSync(
      work.path('bug.mjs'),
      `import fs from 'node:fs';
      import { syncBuiltinESMExports } from 'node:module';
      const { open } = fs.promises;
      fs.promises.open = (...args) => { if (fs.existsSync('bug')) throw new TypeError('a bug'); return open(...args); };
      syncBuiltinESMExports();`,
    );
    const watch = await started([], ['--import', './bug.mjs']);
    work.put('bug', '');
    work.put(definition, named('One.'));
    expect(await watch.says(/specwright --version\.\n/)).toContain(
      'get-thing.spec.yaml: failed\nspecwright: internal error: a bug\n',
    );
    rmSync(work.path('bug'));
    work.put(definition, named('Two.'));
    await watch.says(/ [1-9]\d* files written.*\n/);
    expect(await watch.end('SIGINT')).toBe(0);
  });

  it('shares its folder with another one', async () => {
    const both = [await started(), await started()];
    for (let n = 0; n < 5; n++) {
      work.put(definition, named(`Name ${n}.`));
      await Promise.all(both.map((watch) => watch.says(line)));
      expect(work.read('generated/get-thing/docs.md')).toContain(`Name ${n}.`);
    }
    expect(await Promise.all(both.map((watch) => watch.end('SIGINT')))).toEqual([0, 0]);
    expect(await check()).toBe(0);
  });

  it('is not set off by its own output, even if all is in one folder', async () => {
    cpSync(work.path('definitions'), work.root, { recursive: true });
    const watch = await started(['--definitions', '.', '--out', 'generated']);
    work.put('common.spec.yaml', `${work.read('common.spec.yaml')}# A comment.\n`);
    expect(await watch.says(line)).toMatch(/common\.spec\.yaml: /);
    expect(await watch.end('SIGINT')).toBe(0);
  });
});

describe('an interrupt', () => {
  // Enough for a second thread.
  const define = (description: string): void => {
    for (let n = 0; n < 8; n++) work.put(`definitions/op-${n}.spec.yaml`, operationText(`op-${n}`, description));
  };
  beforeEach(() => define('First.'));

  it.each(['SIGINT', 'SIGTERM'] as const)('%s ends the run that is in progress first', async (signal) => {
    const watch = await started([], slow());
    define('Second.');
    await exists(pending);
    expect(await watch.end(signal)).toBe(0);
    expect(work.read('generated/op-7/docs.md')).toContain('Second.');
    expect(await check()).toBe(0);
  });

  it('ends the first run too; a second one ends the process', async () => {
    const watch = start([], slow());
    await exists('generated');
    expect(await watch.end('SIGINT')).toBe(0);
    expect(await check()).toBe(0);
    const second = await started([], slow());
    define('Second.');
    await exists(pending);
    void second.end('SIGINT');
    await second.says(/Ctrl\+C again/);
    expect(await second.end('SIGINT')).toBe('SIGINT');
    expect(existsSync(work.path(pending))).toBe(true);
    expect((await specwright(['generate'], { cwd: work.root })).code).toBe(0);
    expect(await check()).toBe(0);
  });
});
