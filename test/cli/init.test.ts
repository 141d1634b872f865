/** The first minute: a project is set up without changing what is there, and what is new generates as it is. */
import { rmSync } from 'node:fs';
import { Readable, Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { standardIo } from '../../generator/cli/io.js';
import { withIgnored, withLines, withScripts } from '../../generator/cli/init/edits.js';
import { initCommand } from '../../generator/cli/init/init.js';
import { projectIn } from '../../generator/cli/init/project.js';
import { defaultSettings } from '../../generator/settings.js';
import { createWorkspace, type Ran, specwright, type Workspace } from './run.js';

let work: Workspace;
beforeEach(() => {
  work = createWorkspace();
  rmSync(work.path('definitions'), { recursive: true });
});
afterEach(() => {
  work.remove();
});

const run = (...args: readonly string[]): Promise<Ran> => specwright(args, { cwd: work.path('.') });
/** As an install leaves it, as far as it matters here. */
const install = (): void => {
  const put = (name: string, text: string): void => work.put(`node_modules/specwright/${name}`, text);
  put('package.json', '{ "name": "specwright", "type": "module", "exports": "./api.js" }');
  put('api.js', 'export const defineConfig = (config) => config;\n');
  put('definitions/definition.schema.json', '{}');
};
/** Every file but those of the cache, with its text. */
const whole = (): readonly (readonly [string, string])[] =>
  Object.entries(work.tree('.')).filter(([path]) => !path.startsWith('node_modules/.cache'));
const paths = (): readonly string[] =>
  Object.keys(work.tree('.')).filter((path) => !/^(node_modules|generated|handlers|definitions)\b/.test(path));

describe('specwright init', () => {
  it('sets up an empty folder, generates, and says what is next; a second time it changes nothing', async () => {
    install();
    work.put('package.json', '{\n  "name": "mine"\n}\n');
    const ran = await run('init');
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toMatch(/^created specwright\.config\.mjs\n/);
    expect(ran.out).toMatch(/^\d+ files generated in generated\/$/m);
    expect(ran.out).toContain('Run npm run generate after every change, and implement the functions in handlers/.');
    expect(JSON.parse(work.read('package.json'))).toEqual({
      name: 'mine',
      scripts: { generate: 'specwright generate', check: 'specwright check' },
    });
    expect(work.read('.gitattributes')).toBe('generated/** linguist-generated\n');
    expect(work.read('definitions/get-allowance.spec.yaml')).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/node_modules\/specwright\/definitions\/definition\.schema\.json\n/,
    );
    expect(await run('check')).toMatchObject({ code: 0, out: '' });
    const before = whole();
    const again = await run('init');
    expect(again.code).toBe(0);
    expect(again.out).not.toMatch(/^(created|changed)/m);
    expect(whole()).toEqual(before);
  });

  it.each([
    [{ type: 'module', devDependencies: { typescript: '6' } }, 'specwright.config.ts'],
    [{ devDependencies: { typescript: '6' } }, 'specwright.config.mts'],
    [{ type: 'module' }, 'specwright.config.js'],
    [{}, 'specwright.config.mjs'],
  ])('writes a configuration for %j: %s', async (manifest, name) => {
    install();
    work.put('package.json', JSON.stringify(manifest));
    expect(await run('init', '--yes')).toMatchObject({ code: 0, err: '' });
    expect(work.read(name)).toContain(`import { defineConfig } from 'specwright';`);
    expect((await run('list')).out).toContain('get-allowance');
  });

  it('writes data where specwright cannot be imported, and says so', async () => {
    const ran = await run('init', '--json');
    expect(ran.code).toBe(0);
    const { created, next } = JSON.parse(ran.out) as { created: string[]; next: string[] };
    expect(created).toContain('specwright.config.json');
    expect(next[0]).toContain('install specwright in this project');
    expect(next[1]).toContain('to a package.json');
    expect(work.read('definitions/common.spec.yaml')).toMatch(/^# What all/);
  });

  it('adds to what is there, keeps the layout, and overwrites nothing', async () => {
    install();
    const manifest =
      '{\r\n\t"type": "module",\r\n\t"scripts": {\r\n\t\t"generate": "other",\r\n\t\t"lint": "eslint ."\r\n\t},\r\n\t"prettier": {}\r\n}\r\n';
    work.put('package.json', manifest);
    work.put('pnpm-lock.yaml', '');
    work.put('.prettierignore', 'dist/');
    work.put('.gitattributes', '* text=auto\r\n');
    work.put('eslint.config.js', `import js from '@eslint/js';\nexport default [\n  js.configs.recommended,\n];\n`);
    work.put('definitions/mine.txt', 'mine');
    const ran = await run('init');
    // The definitions are those of the user, and there are none.
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('no-definitions');
    expect(work.read('definitions/mine.txt')).toBe('mine');
    expect(work.read('package.json')).toBe(
      manifest.replace(
        '"eslint ."',
        '"eslint .",\r\n\t\t"specwright:generate": "specwright generate",\r\n\t\t"check": "specwright check"',
      ),
    );
    expect(work.read('.prettierignore')).toBe('dist/\ngenerated/\n');
    expect(work.read('.gitattributes')).toBe('* text=auto\r\ngenerated/** linguist-generated\r\n');
    expect(work.read('eslint.config.js')).toContain(
      `export default [\n  { ignores: ['generated/'] },\n  js.configs.recommended,\n];\n`,
    );
    expect(ran.out).toContain('pnpm run specwright:generate');
    expect(paths().filter((path) => path.includes('specwright-'))).toEqual([]);
  });

  it('chooses imports without an ending where Next is used, whose bundler finds no types.ts for types.js', async () => {
    install();
    work.put('package.json', '{ "dependencies": { "next": "16.0.0" } }');
    expect(await run('init')).toMatchObject({ code: 0 });
    expect(work.read('specwright.config.mjs')).toContain("  imports: 'none',\n");
    expect(work.read('generated/get-allowance/index.ts')).toContain("from './validators'");
  });

  it('puts everything where a configuration or the command line says', async () => {
    work.put('package.json', '{ "prettier": {} }');
    work.put('specwright.config.json', '{ "definitions": "specs", "out": "src/api", "handlers": false }');
    const ran = await run('init');
    expect(ran.out).toContain('Type your own tables by changing specs/get-allowance.spec.yaml,');
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(work.read('.prettierignore')).toBe('src/api/\n');
    expect(Object.keys(work.tree('src/api'))).toContain('get-allowance/types.ts');
    expect((await run('init')).out).toContain(
      'Type your own tables in specs, or run npx specwright new operation NAME.',
    );

    install();
    rmSync(work.path('specwright.config.json'));
    expect((await run('init', '--definitions', "it's", '--out', 'code')).code).toBe(0);
    expect(work.read('specwright.config.mjs')).toContain(`  definitions: "it's",\n  out: 'code',\n`);
    expect((await run('check')).code).toBe(0);
  });

  it('changes nothing where there is a configuration with mistakes', async () => {
    work.put('package.json', '{}');
    work.put('specwright.config.json', '{ "definitons": "specs" }');
    const before = paths();
    const ran = await run('init');
    expect(ran).toMatchObject({ code: 1, out: 'kept specwright.config.json\n' });
    expect(ran.err).toContain('did you mean `definitions`?');
    expect(paths()).toEqual(before);
  });

  it('asks one question at a terminal, and none with --yes', async () => {
    const asked: string[] = [];
    const out = new Writable({ write: (_chunk, _encoding, done) => done() });
    const io = standardIo([], {}, { stdin: Readable.from([]), stdout: out, stderr: out });
    const ask = (question: string): Promise<boolean> => Promise.resolve(asked.push(question) < 0);
    const options = { definitions: 'definitions', out: 'generated', limit: 100, settings: defaultSettings } as const;
    const settle = () =>
      Promise.resolve({
        limit: 100,
        diagnostics: [],
        options: { ...options, handlers: false as const },
        pathOf: String,
      });
    const before = process.cwd();
    process.chdir(work.path('.'));
    try {
      expect(await initCommand({ ...options, agent: undefined }, { ...io, ask }, settle)).toBe(0);
      expect(asked).toHaveLength(1);
      expect(JSON.parse(work.read('specwright.config.json'))).toMatchObject({ handlers: false });
      rmSync('specwright.config.json');
      expect(await initCommand({ ...options, agent: undefined, yes: true }, { ...io, ask }, settle)).toBe(0);
      expect(asked).toHaveLength(1);
      expect(JSON.parse(work.read('specwright.config.json'))).toMatchObject({ handlers: 'handlers' });
    } finally {
      process.chdir(before);
    }
  });
});

describe('specwright new', () => {
  it('adds operations and common files that generate as they are', async () => {
    expect((await run('init')).code).toBe(0);
    expect(await run('new', 'operation', 'create-order')).toMatchObject({
      code: 0,
      out: 'created definitions/create-order.spec.yaml\n',
    });
    expect(await run('new', 'common', 'billing')).toMatchObject({ code: 0 });
    expect(await run('new', 'operation', 'pay-bill', '--uses', 'billing.spec.yaml')).toMatchObject({ code: 0 });
    const ran = await run('generate');
    expect(ran.err).not.toMatch(/warning|error/);
    expect(ran.code).toBe(0);
    expect((await run('list')).out.match(/^\S+/gm)).toEqual(['create-order', 'get-allowance', 'pay-bill']);
  });

  it('refuses a folder in which no definition is looked for', async () => {
    const ran = await run('new', 'common', 'billing', '--in', 'elsewhere');
    expect(ran).toEqual({
      code: 2,
      out: '',
      err: 'error: a definition in elsewhere/ would not be read; the definitions are those of definitions\n',
    });
    expect((await run('new', 'common', 'billing', '--in', 'definitions/below')).code).toBe(0);
  });

  it('says why a file cannot be written, as an error of the user', async () => {
    expect((await run('init')).code).toBe(0);
    work.put('definitions/taken', 'a file');
    const ran = await run('new', 'common', 'billing', '--in', 'definitions/taken/below');
    expect(ran.err).toMatch(
      /^definitions\/taken\/below\/billing\.spec\.yaml cannot-write writing failed: a part of the path is a file/,
    );
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(
      JSON.parse((await run('new', 'common', 'billing', '--in', 'definitions/taken', '--json')).out),
    ).toMatchObject({
      ...{ ok: false, created: [], diagnostics: [{ code: 'cannot-write' }] },
    });
  });

  it('puts a file where it is wanted, and finds the common file above', async () => {
    expect((await run('init')).code).toBe(0);
    const ran = await run('new', 'operation', 'read-order', '--in', 'definitions/orders');
    expect(ran).toMatchObject({ code: 0, out: 'created definitions/orders/read-order.spec.yaml\n' });
    expect((await run('generate')).code).toBe(0);
  });

  it.each([
    [
      ['operation', 'createOrder'],
      /^error: the name "createOrder" cannot be used: .*\n\(Did you mean create-order\?\)\n$/,
    ],
    [['operation', 'http'], /^error: the name "http" cannot be used: /],
    [['operation', '../x'], /^error: the name "\.\.\/x" cannot be used: /],
    [
      ['operation', 'get-allowance'],
      /^error: definitions\/get-allowance\.spec\.yaml is there already; choose another name\n$/,
    ],
    [
      ['operation', 'get-more', '--uses', 'comon.spec.yaml'],
      /^error: there is no common file comon\.spec\.yaml .*existing: common\.spec\.yaml\n$/,
    ],
    [['operations', 'get-more'], /Allowed choices are operation, common/],
  ])('refuses %j', async (args, expected) => {
    expect((await run('init')).code).toBe(0);
    const before = work.tree('definitions');
    const ran = await run('new', ...args);
    expect(ran.err).toMatch(expected);
    expect(ran.code).toBe(2);
    expect(work.tree('definitions')).toEqual(before);
  });

  it('asks for the folder where the definitions are those of a pattern', async () => {
    work.put('specwright.config.json', '{ "definitions": ["packages/*/definitions"] }');
    expect((await run('new', 'common', 'platform')).err).toMatch(/^error: name the folder of the new file with --in: /);
    expect(await run('new', 'common', 'platform', '--in', 'packages/a/definitions')).toMatchObject({ code: 0 });
  });
});

describe('what init adds', () => {
  it('to ESLint stands first in the list, or in the call that makes it', async () => {
    expect(await withIgnored('export default [a, b];', 'generated')).toBe(
      `export default [{ ignores: ['generated/'] }, a, b];`,
    );
    expect(await withIgnored('export default tseslint.config(\n  a,\n  b,\n);', 'generated')).toBe(
      `export default tseslint.config(\n  { ignores: ['generated/'] },\n  a,\n  b,\n);`,
    );
    expect(await withIgnored('export default defineConfig([\n  a,\n]);', 'generated')).toBe(
      `export default defineConfig([\n  { ignores: ['generated/'] },\n  a,\n]);`,
    );
    expect(await withIgnored('export default defineConfig([]);', 'generated')).toBe(
      `export default defineConfig([{ ignores: ['generated/'] }]);`,
    );
    expect(await withIgnored('export default [\n];', 'generated')).toBe(
      `export default [{ ignores: ['generated/'] }\n];`,
    );
    expect(await withIgnored('module.exports = [];', 'generated')).toBeUndefined();
    expect(await withIgnored('export default config;', 'generated')).toBeUndefined();
    const there = `export default [{ ignores: ['generated/'] }];`;
    expect(await withIgnored(there, 'generated')).toBe(there);
  });

  it('to other files are the lines and scripts that are missing', async () => {
    expect(withLines('a\nb', ['b', 'c'])).toBe('a\nb\nc\n');
    expect(withLines('a\r\n', ['c'])).toBe('a\r\nc\r\n');
    expect(withLines('a\n', ['a'])).toBe('a\n');
    const scripts = { gen: 'x', check: 'specwright check && tsc' };
    const { text, names } = await withScripts(`{\n    "scripts": ${JSON.stringify(scripts)}\n}`, scripts);
    expect(names).toEqual(['generate']);
    expect(JSON.parse(text)).toEqual({ scripts: { ...scripts, generate: 'specwright generate' } });
  });

  it.each([
    ['yarn.lock', '{}', undefined, 'yarn'],
    ['bun.lock', '{}', undefined, 'bun'],
    ['pnpm-lock.yaml', '{ "packageManager": "yarn@4.1.0" }', undefined, 'yarn'],
    ['other', '{}', 'pnpm/9.0.0 npm/? node/v20', 'pnpm'],
    ['other', 'broken', undefined, 'npm'],
  ])('depends on the package manager: %s, %s, %s', (lock, manifest, agent, expected) => {
    work.put(lock, '');
    work.put('package.json', manifest);
    expect(projectIn(work.path('.'), agent)).toMatchObject({ packageManager: expected });
  });
});
