import { existsSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildCommand } from '../../generator/cli/build.js';
import { standardIo } from '../../generator/cli/io.js';
import { createWorkspace, specwright, type Ran, type Workspace } from './run.js';

let work: Workspace;
beforeEach(() => {
  work = createWorkspace();
});
afterEach(() => work.remove());

const configure = (own: object, rest: object = {}): void =>
  work.put('specwright.config.json', JSON.stringify({ handlers: false, ...rest, package: own }));
const run = (...args: readonly string[]): Promise<Ran> => specwright(args, { cwd: work.root });
const read = (name: string): Record<string, unknown> =>
  JSON.parse(work.read(`generated/${name}`)) as Record<string, unknown>;

describe('the package of the configuration', () => {
  it('is written, is up to date then, and has a subpath for everything that is generated', async () => {
    work.put('LICENSE', 'To all.\n');
    configure({ name: '@example/contract', version: '1.2.0', description: 'A *contract*.', license: 'MIT' });
    expect(await run('generate')).toMatchObject({ code: 0 });
    const { exports, files, ...rest } = read('package.json');
    expect(rest).toEqual({
      name: '@example/contract',
      version: '1.2.0',
      description: 'A *contract*.',
      license: 'MIT',
      type: 'module',
      sideEffects: false,
      engines: { node: '>=20.19.0' },
      scripts: { build: 'specwright build', prepack: 'specwright build' },
    });
    expect(files).toContain('dist');
    expect(Object.keys(exports as object)).toEqual([
      ...['types', 'validators', 'schemas', 'client', 'server'].map((name) => `./*/${name}`),
      ...['./http/*', './validation/*', './*', './*.json', './*.yaml', './*.md', './package.json'],
    ]);
    expect(work.read('generated/LICENSE')).toBe('To all.\n');
    expect(work.read('generated/README.md')).toMatch(/^# @example\/contract\n\n<!-- .* -->\n\nA \\\*contract\\\*\.\n/);
    expect(await run('check')).toMatchObject({ code: 0 });
    expect((await run('generate', '--no-cache')).err).toContain('0 files written');
  });

  it('keeps what the user adds, changes and removes, in its order and layout, while the rest follows', async () => {
    configure({ name: 'contract', description: 'First.' });
    await run('generate');
    const mine = work
      .read('generated/package.json')
      .replaceAll('\n  ', '\n    ')
      .replace('"sideEffects": false,', '"keywords": ["mine"],\n    "sideEffects":   false,')
      .replace('">=20.19.0"', '">=22"')
      .replace('"0.0.0"', '"3.0.0"')
      .replace('"./*.md": "./*.md"', '"./extra":   "./extra.js"')
      .replaceAll('\n', '\r\n');
    work.put('generated/package.json', mine);
    const tsconfig = work.read('generated/tsconfig.json').replace('"es2022"', '"es2023" /* newer */');
    work.put('generated/tsconfig.json', `// mine\n${tsconfig.replace(/]\n}\n$/, '],\n}\n')}`);
    work.put('generated/README.md', `Above.\n\n${work.read('generated/README.md')}\nBelow.\n`);
    expect(await run('check')).toMatchObject({ code: 0 });
    configure({ name: 'renamed' }, { targets: { client: false } });
    expect(await run('generate', '--prune')).toMatchObject({ code: 0 });
    const expected = mine
      .replace('"contract"', '"renamed"')
      .replace(/"description".*\r\n */, '')
      .replace(/"\.\/\*\/client": \{[^}]*\},\s*/, '');
    expect(work.read('generated/package.json')).toBe(expected);
    expect(work.read('generated/tsconfig.json')).toContain('/* newer */');
    expect(work.read('generated/README.md')).toMatch(/^Above\.\n\n# contract\n(?:.*\n)*Below\.\n$/);
    expect(work.read('generated/README.md')).toContain("from 'renamed/get-thing'");
    expect(work.read('generated/README.md')).not.toContain('createClient');
    expect(await run('check')).toMatchObject({ code: 0 });
    // What was changed and removed is there again only with --force.
    await run('generate', '--force');
    expect(read('package.json')).toMatchObject({
      engines: { node: '>=20.19.0' },
      exports: { './*.md': './*.md', './extra': './extra.js' },
    });
  });

  it('is restored with --force whatever is kept of earlier runs, but for the version', async () => {
    configure({ name: 'contract' });
    await run('generate');
    const fresh = work.read('generated/package.json');
    const mine = fresh.replace('"version": "0.0.0"', '"version": "3.4.5"');
    expect(mine).not.toBe(fresh);
    work.put('generated/package.json', mine.replace('"build": "specwright build"', '"build": "mine"'));
    // Until the time of the change is one that a later look trusts.
    await sleep(200);
    expect(await run('check')).toMatchObject({ code: 0 });
    expect(await run('generate', '--force')).toMatchObject({ code: 0 });
    expect(work.read('generated/package.json')).toBe(mine);
  });

  it('takes over files that are there, and never a README without its comments', async () => {
    work.put('generated/package.json', '{ "name": "old", "version": "9.0.0", "exports": "./main.js", "main": "x" }\n');
    work.put('generated/README.md', '# Mine\n');
    configure({ name: 'contract' });
    expect(await run('generate')).toMatchObject({ code: 0 });
    expect(read('package.json')).toMatchObject({ name: 'contract', version: '9.0.0', exports: './main.js', main: 'x' });
    expect(work.read('generated/README.md')).toBe('# Mine\n');
    expect(await run('check')).toMatchObject({ code: 0 });
  });

  it('refuses to write into a file that it cannot read, and writes nothing', async () => {
    configure({ name: 'contract' });
    work.put('generated/package.json', '{\n<<<<<<< mine\n"name": "a"\n');
    const { code, err } = await run('generate');
    expect(code).toBe(1);
    expect(err).toMatch(/^generated\/package\.json:2:1 package-syntax /m);
    expect(existsSync(work.path('generated/manifest.json'))).toBe(false);
  });

  it('follows when two branches have changed it, and their manifests are in conflict', async () => {
    configure({ name: 'contract' });
    await run('generate');
    const manifest = work.read('generated/manifest.json');
    configure({ name: 'contract' }, { imports: 'ts' });
    await run('generate');
    const other = work.read('generated/manifest.json');
    expect(work.read('generated/tsconfig.json')).toContain('rewriteRelativeImportExtensions');
    work.put('generated/manifest.json', `<<<<<<< a\n${manifest}=======\n${other}>>>>>>> b\n`);
    configure({ name: 'contract' }, { targets: { vectors: true } });
    expect(await run('generate')).toMatchObject({ code: 0 });
    expect(work.read('generated/tsconfig.json')).not.toContain('rewriteRelativeImportExtensions');
  });

  it('exports its sources where it is asked to, and needs an ending in imports where it is compiled', async () => {
    configure({ name: 'contract', exports: 'sources' }, { imports: 'none' });
    expect(await run('generate')).toMatchObject({ code: 0 });
    expect(read('package.json')).toMatchObject({ exports: { './*': './*/index.ts' } });
    expect(read('package.json')).not.toHaveProperty('scripts');
    configure({ name: 'contract' }, { imports: 'none' });
    expect((await run('generate')).err).toMatch(/^specwright\.config\.json:1:\d+ package-imports /m);
    configure({ name: 'Contract', version: '1' });
    expect((await run('generate')).err.match(/^specwright\.config\.json:\S+ bad-name /gm)).toHaveLength(2);
  });
});

describe('specwright build', () => {
  it('says what it needs', async () => {
    expect((await run('build')).err).toMatch(/^generated build-config /m);
    configure({ name: 'contract' });
    await run('generate');
    expect(await run('build', '--json', '--watch')).toMatchObject({ code: 2 });
    const printed = new PassThrough({ encoding: 'utf8' });
    const io = standardIo([], {}, { stdin: new PassThrough(), stdout: printed, stderr: printed });
    const options = { definitions: 'definitions', out: work.path('generated'), limit: 100 };
    expect(await buildCommand(options, io, [work.root])).toBe(1);
    expect(printed.read()).toMatch(/generated build-compiler TypeScript/);
  });
});
