/** The state of each file in the output folder, and what a run does with it. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compare } from '../../generator/5-write/compare.js';
import { manifestStatus, type WriteOptions } from '../../generator/5-write/outcome.js';
import { write } from '../../generator/5-write/write.js';

let root = '';
let out = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'specwright-states-'));
  out = join(root, 'out');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

type Texts = Readonly<Record<string, string>>;
const files = (texts: Texts) => Object.entries(texts).map(([path, content]) => ({ path, content }));
const put = (path: string, text: string): void => {
  mkdirSync(dirname(join(out, path)), { recursive: true });
  writeFileSync(join(out, path), text);
};
const read = (path: string): string => readFileSync(join(out, path), 'utf8');
const run = async (texts: Texts, options: WriteOptions = {}) => {
  const { diagnostics, ...paths } = await write(out, files(texts), options);
  return { ...paths, codes: diagnostics.map(({ code }) => code) };
};
const statuses = async (texts: Texts): Promise<Record<string, string>> =>
  Object.fromEntries((await compare(out, files(texts))).entries.map(({ path, status }) => [path, status]));
const list = async (texts: Texts): Promise<string> => manifestStatus(await compare(out, files(texts)), {});

const without = (texts: Texts, path: string): Texts =>
  Object.fromEntries(Object.entries(texts).filter(([one]) => one !== path));

const first = {
  'a/types.ts': "export interface A {\n  a: 'x' | 'y';\n}\n",
  'a/schema.json': '{\n  "a": [1, 2]\n}\n',
  'a/docs.md': '# A\n\n| a   | b   |\n| --- | --- |\n| 1   | 2   |\n',
  'openapi.yaml': "a: 'x'\nb:\n  - 1\n",
};
const second = Object.fromEntries(
  Object.entries(first).map(([path, text]) => [path, text.replace(/x/, 'z').replace(/1/, '9')]),
);
const reformatted = {
  'a/types.ts': 'export interface A\n{\n\ta: "x" | "y"\n}',
  'a/schema.json': '{ "a": [ 1,\r\n2 ] }',
  'a/docs.md': '# A\r\n\r\n|a|b|\r\n|-|-|\r\n|1|2|',
  'openapi.yaml': 'a: "x"\nb:\n- 1\n',
};

describe('a file that was reformatted', () => {
  it('differs only in layout, and is restored with a hint about formatters', async () => {
    await run(first);
    for (const [path, text] of Object.entries(reformatted)) put(path, text);
    expect(await statuses(first)).toEqual(Object.fromEntries(Object.keys(first).map((path) => [path, 'layout'])));
    expect(await run(first)).toMatchObject({ written: Object.keys(first).sort(), codes: ['output-reformatted'] });
    expect(read('a/types.ts')).toBe(first['a/types.ts']);
    expect(await run(first)).toMatchObject({ written: [], codes: [] });
  });

  it('is only out of date when its new output differs', async () => {
    await run(first);
    for (const [path, text] of Object.entries(reformatted)) put(path, text);
    expect(new Set(Object.values(await statuses(second)))).toEqual(new Set(['changed']));
    expect((await run(second)).codes).toEqual([]);
    expect(read('openapi.yaml')).toBe(second['openapi.yaml']);
  });

  it('still counts as generated when it is no longer emitted', async () => {
    await run(first);
    put('a/types.ts', reformatted['a/types.ts']);
    const rest = without(first, 'a/types.ts');
    expect(await run(rest)).toMatchObject({ removed: ['a/types.ts'], codes: [] });
  });

  it('may be the manifest', async () => {
    await run(first);
    put('manifest.json', `\ufeff${JSON.stringify(JSON.parse(read('manifest.json')), null, '\t')}`);
    expect(await list(first)).toBe('changed');
    expect((await run(first)).codes).toEqual([]);
    expect(await list(first)).toBe('unchanged');
  });

  it.each([
    ['a/types.ts', "export interface A { a: 'x' | 'Y' }"],
    ['a/types.ts', "export interface A { /** Mine. */ a: 'x' | 'y' }"],
    ['a/types.ts', "export interface A { a: 'x' | 'y'; } // mine"],
    ['a/schema.json', '{ "a": [1, 2, 2] }'],
    ['a/schema.json', '{ "a": [1, 2.0] }'],
    ['a/docs.md', '# A\n\n| a   | b   |\n| --- | --- |\n| 1   | 3   |\n'],
    ['a/docs.md', '# A\n\n| a   | b   |\n| :-- | --- |\n| 1   | 2   |\n'],
    ['openapi.yaml', 'a: x\nb:\n  - "1"\n'],
    ['openapi.yaml', 'a: x # mine\nb:\n  - 1\n'],
    ['openapi.yaml', 'b:\n  - 1\na: x\n'],
  ])('counts as edited when more than the layout differs: %s %j', async (path, text) => {
    await run(first);
    put(path, text);
    expect(await statuses(first)).toMatchObject({ [path]: 'edited' });
    expect(await run(first)).toMatchObject({ written: [], codes: ['output-edited'] });
    expect(read(path)).toBe(text);
  });
});

const conflict = (ours: string, theirs: string, base?: string): string =>
  `<<<<<<< HEAD\n${ours}${base === undefined ? '' : `||||||| base\n${base}`}=======\n${theirs}>>>>>>> other\n`;

describe('a merge conflict', () => {
  it.each([
    ['', undefined],
    ['diff3', 'a: 0\n'],
  ])('between two generated texts is resolved by generating %s', async (_, base) => {
    await run(first);
    const list = read('manifest.json');
    await run(second);
    const lists = conflict(list, read('manifest.json'));
    put('manifest.json', lists);
    put('openapi.yaml', conflict(first['openapi.yaml'], second['openapi.yaml'] ?? '', base));
    const third = { ...second, 'openapi.yaml': 'a: third\n' };
    expect(await statuses(third)).toMatchObject({ 'openapi.yaml': 'conflict', 'a/types.ts': 'unchanged' });
    expect((await run(third)).codes).toEqual(['output-merged', 'manifest-conflict']);
    expect(read('openapi.yaml')).toBe('a: third\n');
    expect(await run(third)).toMatchObject({ written: [], codes: [] });
  });

  it('with an edited side is rejected unless forced', async () => {
    await run(first);
    const text = conflict(first['openapi.yaml'], 'a: mine\n');
    put('openapi.yaml', text);
    expect(await statuses(first)).toMatchObject({ 'openapi.yaml': 'edited-conflict' });
    expect((await run(first)).codes).toEqual(['output-conflict']);
    expect(read('openapi.yaml')).toBe(text);
    expect((await run(first, { force: true })).codes).toEqual([]);
    expect(read('openapi.yaml')).toBe(first['openapi.yaml']);
  });

  it('in the manifest keeps the files of both sides', async () => {
    await run(first);
    const ours = read('manifest.json');
    rmSync(out, { recursive: true });
    const other = { ...first, 'b/types.ts': 'export {};\n' };
    await run(other);
    put('manifest.json', conflict(ours, read('manifest.json')));
    const rest = without(first, 'a/docs.md');
    const result = await run({ ...rest, 'openapi.yaml': 'a: 5\n' });
    expect(result).toMatchObject({ written: ['openapi.yaml'], removed: ['a/docs.md'], kept: ['b/types.ts'] });
    expect(result.codes).toEqual(['output-orphaned', 'manifest-conflict']);
    expect(read('manifest.json')).toContain('b/types.ts');
  });

  it('is recognized with the help of git where it mixes both sides', async () => {
    const git = (...args: readonly string[]): void => {
      const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
      execFileSync('git', [...identity, ...args], { cwd: root, stdio: 'pipe' });
    };
    const text = (a: number, b: number, c: number): Texts => ({
      'x.json': JSON.stringify({ a, gap1: [1, 2, 3, 4, 5], b, gap2: [1, 2, 3, 4, 5], c }, null, 2) + '\n',
    });
    git('init', '--quiet', '--initial-branch=main');
    const commit = async (texts: Texts): Promise<void> => {
      expect((await run(texts)).codes).toEqual([]);
      git('add', '--all');
      git('commit', '--quiet', '--message=x');
    };
    await commit(text(0, 0, 0));
    git('checkout', '--quiet', '-b', 'other');
    await commit(text(0, 2, 2));
    git('checkout', '--quiet', 'main');
    await commit(text(1, 1, 0));
    expect(() => git('merge', '--quiet', 'other')).toThrow();
    expect(read('x.json')).toContain('<<<<<<<');
    const merged = text(1, 3, 2);
    expect(await statuses(merged)).toEqual({ 'x.json': 'conflict' });
    expect((await run(merged)).codes).toEqual(['output-merged', 'manifest-conflict']);
    expect(read('x.json')).toBe(merged['x.json']);
  });
});

describe('the files of a removed operation', () => {
  const rest = { 'openapi.yaml': first['openapi.yaml'], 'b/types.ts': 'export {};\n' };
  const all = { ...first, ...rest };

  it('stay, still count as generated, and are removed on request', async () => {
    await run(all);
    const kept = ['a/docs.md', 'a/schema.json', 'a/types.ts'];
    for (let time = 0; time < 2; time++)
      expect(await run(rest)).toMatchObject({ written: [], removed: [], kept, codes: ['output-orphaned'] });
    expect(await list(rest)).toBe('unchanged');
    expect(await run(all), 'the definition comes back').toMatchObject({ written: [], kept: [], codes: [] });
    expect(await run(rest, { prune: true })).toMatchObject({ removed: kept, kept: [], codes: [] });
    expect(readdirSync(out).sort()).toEqual(['b', 'manifest.json', 'openapi.yaml']);
  });

  it('are not removed when they are edited', async () => {
    await run(all);
    put('a/types.ts', 'mine');
    expect((await run(rest)).codes).toEqual(['output-orphaned']);
    expect(await run(rest, { prune: true })).toMatchObject({ removed: [], codes: ['output-abandoned'] });
    expect(existsSync(join(out, 'a/docs.md'))).toBe(true);
    expect((await run(rest, { prune: true, force: true })).codes).toEqual(['output-kept']);
    expect(read('a/types.ts')).toBe('mine');
    expect((await run(rest)).codes).toEqual([]);
  });

  it('do not include files that an existing operation no longer has', async () => {
    await run(all);
    const fewer = without(all, 'a/schema.json');
    expect(await run(fewer)).toMatchObject({ removed: ['a/schema.json'], kept: [], codes: [] });
  });
});

describe('the temporary files of a killed run', () => {
  it('are removed, also when everything is up to date', async () => {
    await run(first);
    put('.specwright-pending.json.new', '{');
    put('.specwright-lock-0-00000000-1-1-00000000', '');
    const old = new Date(0);
    const { utimesSync } = await import('node:fs');
    utimesSync(join(out, '.specwright-lock-0-00000000-1-1-00000000'), old, old);
    expect(await run(first)).toMatchObject({ written: [], codes: [] });
    expect(readdirSync(out).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});
