import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compare } from '../../generator/5-write/compare.js';
import { checkFolders } from '../../generator/5-write/folder.js';
import { hashOf } from '../../generator/5-write/hash.js';
import { layoutHash } from '../../generator/5-write/layout/layout.js';
import { lockName } from '../../generator/5-write/lock.js';
import { journalText, manifestText, readManifest } from '../../generator/5-write/manifest.js';
import { isOutputPath, JOURNAL, temporaryPath } from '../../generator/5-write/output-names.js';
import { manifestStatus } from '../../generator/5-write/outcome.js';
import { write } from '../../generator/5-write/write.js';

let root = '';
let out = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'specwright-write-'));
  out = join(root, 'out');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const files = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([path, content]) => ({ path, content }));
const put = (path: string, text: string): void => {
  mkdirSync(dirname(join(out, path)), { recursive: true });
  writeFileSync(join(out, path), text);
};
const read = (path: string): string => readFileSync(join(out, path), 'utf8');
/** Every path in the output folder, with the text of files and `''` for folders. */
const tree = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(out, { recursive: true, withFileTypes: true })
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(out.length + 1), statSync(path).isFile() ? readFileSync(path, 'utf8') : '']),
  );
const codes = ({ diagnostics }: { diagnostics: readonly { code: string }[] }): string[] =>
  diagnostics.map(({ code }) => code);
const statuses = async (texts: Readonly<Record<string, string>>): Promise<Record<string, string>> =>
  Object.fromEntries((await compare(out, files(texts))).entries.map(({ path, status }) => [path, status]));

const one = { 'a/one.ts': '1\n', 'a/two.ts': '2\n', 'b.json': '{}\n' };
const manifestOf = async (texts: Readonly<Record<string, string>>): Promise<string> => {
  const layouts = new Map<string, string>();
  for (const [path, text] of Object.entries(texts)) {
    const layout = await layoutHash(path, text);
    if (layout !== undefined) layouts.set(path, layout);
  }
  return manifestText(new Map(Object.entries(texts).map(([path, text]) => [path, hashOf(text)])), layouts);
};
const manifestStatusOf = async (texts: Readonly<Record<string, string>>): Promise<string> =>
  manifestStatus(await compare(out, files(texts)), {});

describe('write', () => {
  it('creates the folder, the files and the manifest, and no other files', async () => {
    const result = await write(out, files(one));
    expect(result).toEqual({
      written: ['a/one.ts', 'a/two.ts', 'b.json'],
      added: [],
      unchanged: [],
      removed: [],
      kept: [],
      diagnostics: [],
      manifest: await readManifest(out),
    });
    expect(tree()).toEqual({ a: '', ...one, 'manifest.json': await manifestOf(one) });
  });

  it('leaves unchanged files alone', async () => {
    await write(out, files(one));
    const before = statSync(join(out, 'b.json')).ino;
    utimesSync(join(out, 'b.json'), 1, 1);
    const folder = statSync(out).mtimeMs;
    expect(await write(out, files(one))).toMatchObject({ written: [], unchanged: Object.keys(one), removed: [] });
    expect(statSync(out).mtimeMs, 'not even the folder').toBe(folder);
    const replaced = statSync(join(out, 'a/one.ts')).ino;
    await write(out, files({ ...one, 'a/one.ts': 'new\n' }));
    expect(statSync(join(out, 'a/one.ts')).ino, 'replaced by a rename, never written over').not.toBe(replaced);
    expect(statSync(join(out, 'b.json')).mtimeMs).toBe(1000);
    expect(statSync(join(out, 'b.json')).ino).toBe(before);
    expect(read('a/one.ts')).toBe('new\n');
  });

  it('removes files that are no longer generated, and their empty folders', async () => {
    await write(out, files(one));
    put('c/note.txt', 'mine');
    expect(await write(out, files({ 'b.json': '{}\n' }), { prune: true })).toMatchObject({
      removed: ['a/one.ts', 'a/two.ts'],
    });
    expect(tree()).toEqual({
      'b.json': '{}\n',
      c: '',
      'c/note.txt': 'mine',
      'manifest.json': await manifestOf({ 'b.json': '{}\n' }),
    });
  });

  it('neither removes nor reports files of others', async () => {
    put('package.json', '{}');
    put('dist/index.js', '');
    put('a/handler.ts', 'by hand');
    await write(out, files(one));
    await write(out, files({ 'b.json': '{}\n' }), { prune: true });
    expect(tree()).toMatchObject({ 'package.json': '{}', 'dist/index.js': '', 'a/handler.ts': 'by hand' });
    expect(await statuses({ 'b.json': '{}\n' })).toEqual({ 'b.json': 'unchanged' });
  });

  it('overwrites no file at all when one was edited, unless forced', async () => {
    await write(out, files(one));
    put('a/two.ts', 'edited\n');
    const before = tree();
    const next = { ...one, 'a/one.ts': 'new\n', 'a/two.ts': 'new\n', 'd.ts': 'new\n' };
    const refused = await write(out, files(next));
    expect(codes(refused)).toEqual(['output-edited']);
    expect(refused.diagnostics[0]?.path).toBe(join(out, 'a/two.ts'));
    expect(refused.written).toEqual([]);
    expect(tree()).toEqual(before);
    expect(codes(await write(out, files(next), { force: true }))).toEqual([]);
    expect(read('a/two.ts')).toBe('new\n');
  });

  it('overwrites no file that it did not generate, unless forced, and adopts equal ones', async () => {
    put('a/one.ts', '1\n');
    put('b.json', 'mine');
    expect(codes(await write(out, files(one)))).toEqual(['output-foreign']);
    expect(tree()).toEqual({ a: '', 'a/one.ts': '1\n', 'b.json': 'mine' });
    put('b.json', '{}\r\n');
    expect(await write(out, files(one))).toMatchObject({ written: ['a/two.ts'], unchanged: ['a/one.ts', 'b.json'] });
    expect(read('b.json')).toBe('{}\r\n');
    await write(out, files({ ...one, 'b.json': '[]\n' }));
    expect(read('b.json'), 'adopted, so it may be replaced').toBe('[]\n');
  });

  it('accepts other line ends', async () => {
    await write(out, files(one));
    put('a/one.ts', '1\r\n');
    expect(await statuses({ ...one, 'a/one.ts': 'new\n' })).toMatchObject({ 'a/one.ts': 'changed' });
    put('a/one.ts', '1\r');
    expect(await statuses({ ...one, 'a/one.ts': 'new\n' })).toMatchObject({ 'a/one.ts': 'changed' });
    put('a/one.ts', '1\u2028');
    expect(await statuses({ ...one, 'a/one.ts': '3\n' })).toMatchObject({ 'a/one.ts': 'changed' });
    put('a/one.ts', '1\u00002');
    expect(await statuses({ ...one, 'a/one.ts': '3\n' })).toMatchObject({ 'a/one.ts': 'edited' });
  });

  it('keeps an edited file that is no longer generated, also when forced', async () => {
    await write(out, files(one));
    put('b.json', 'edited');
    const rest = { 'a/one.ts': '1\n', 'a/two.ts': '2\n' };
    expect(codes(await write(out, files(rest)))).toEqual(['output-abandoned']);
    expect(codes(await write(out, files(rest), { force: true }))).toEqual(['output-kept']);
    expect(read('b.json')).toBe('edited');
    expect(await statuses(rest)).toEqual({ 'a/one.ts': 'unchanged', 'a/two.ts': 'unchanged' });
  });

  it('rejects paths that a target must not emit, and two files with the same path', async () => {
    for (const path of [
      '../x',
      '/x',
      'a/../../x',
      'a\\b',
      '',
      'a//b',
      '.git/hooks/x',
      'package.json',
      'manifest.json',
      'C:/x',
    ]) {
      await expect(write(out, files({ [path]: 'x' })), path).rejects.toThrow('not a valid path in the output folder');
      expect(isOutputPath(path), path).toBe(false);
    }
    await expect(write(out, [...files(one), ...files(one)])).rejects.toThrow('same path');
    expect(existsSync(out)).toBe(false);
  });
});

describe('obstacles', () => {
  it.each([
    ['the target leads out', 'b.json', 'outside.txt'],
    ['the target leads nowhere', 'b.json', 'nowhere'],
    ['a parent leads out', 'a', 'elsewhere'],
    ['the manifest leads out', 'manifest.json', 'outside.txt'],
    ['the journal leads out', JOURNAL, 'outside.txt'],
  ])('include a symbolic link, where %s, forced or not', async (_, link, target) => {
    mkdirSync(join(root, 'elsewhere'));
    writeFileSync(join(root, 'outside.txt'), 'outside');
    mkdirSync(out);
    symlinkSync(join(root, target), join(out, link));
    for (const force of [false, true]) expect(codes(await write(out, files(one), { force }))).toContain('output-link');
    expect(readFileSync(join(root, 'outside.txt'), 'utf8')).toBe('outside');
    expect(readdirSync(join(root, 'elsewhere'))).toEqual([]);
    expect(readdirSync(out)).toEqual([link]);
  });

  it('do not include a link as output folder', async () => {
    mkdirSync(join(root, 'real'));
    symlinkSync(join(root, 'real'), out);
    expect(codes(await write(out, files(one)))).toEqual([]);
    expect(readFileSync(join(root, 'real', 'b.json'), 'utf8')).toBe('{}\n');
  });

  it('include a link in place of an unchanged file', async () => {
    await write(out, files(one));
    rmSync(join(out, 'b.json'));
    symlinkSync('a/one.ts', join(out, 'b.json'));
    expect(codes(await write(out, files(one)))).toEqual(['output-link']);
  });

  it('include a link above a file to remove', async () => {
    await write(out, files(one));
    mkdirSync(join(root, 'elsewhere'));
    writeFileSync(join(root, 'elsewhere', 'one.ts'), '1\n');
    rmSync(join(out, 'a'), { recursive: true });
    symlinkSync(join(root, 'elsewhere'), join(out, 'a'));
    expect(codes(await write(out, files({ 'b.json': '{}\n' }), { force: true, prune: true }))).toContain('output-link');
    expect(existsSync(join(root, 'elsewhere', 'one.ts'))).toBe(true);
  });

  it('include a folder in place of a file, and a file in place of a folder', async () => {
    mkdirSync(join(out, 'b.json'), { recursive: true });
    put('a', 'a file');
    const result = await write(out, files(one), { force: true });
    expect(new Set(codes(result))).toEqual(new Set(['output-not-file']));
    expect(result.diagnostics.map(({ message }) => message)).toContain('expected a file here, but found a folder');
    expect(result.diagnostics.map(({ message }) => message)).toContain('expected a folder here, but found a file');
    expect(readdirSync(out).sort()).toEqual(['a', 'b.json']);
  });

  it('include a file in place of the output folder or a folder above it', async () => {
    writeFileSync(out, 'a file');
    for (const folder of [out, join(out, 'deeper')]) {
      const result = await write(folder, files(one));
      expect(new Set(codes(result))).toEqual(new Set(['cannot-write']));
      expect(result.diagnostics[0]?.message).toMatch(/a part of the path is a file.*; move that file,/);
    }
  });

  it('include a path that is too long, which leaves the folder as it was', async () => {
    const result = await write(out, files({ ...one, ['x'.repeat(240)]: 'fits, its temporary file does not' }));
    expect(codes(result)).toEqual(['cannot-write']);
    expect(result.diagnostics[0]).toMatchObject({ path: join(out, 'x'.repeat(240)) });
    expect(result.diagnostics[0]?.message).toContain('too long');
    expect(existsSync(out)).toBe(false);
    await write(out, files(one));
    const before = tree();
    await write(out, files({ ...one, 'b.json': 'new', 'z/y/x.ts': '', ['x'.repeat(240)]: '' }));
    expect(tree(), 'with files there already').toEqual(before);
  });
});

describe('the manifest', () => {
  const hash = hashOf('x');
  it.each([
    ['not JSON', '{', 'it is not valid JSON'],
    ['null', 'null', 'no version'],
    ['no version', '{}', 'no version'],
    ['another version', '{"version":2,"files":{}}', 'version'],
    ['no files', '{"version":1}', 'lists no files'],
    ['a list', '{"version":1,"files":[]}', 'lists no files'],
    ['a path that leads out', `{"version":1,"files":{"../../etc/passwd":"${hash}"}}`, 'never writes'],
    ['an absolute path', `{"version":1,"files":{"/etc/passwd":"${hash}"}}`, 'never writes'],
    ['a prototype', `{"version":1,"files":{"__proto__":"${hash}"}}`, 'never writes'],
    ['a file of others', `{"version":1,"files":{"package.json":"${hash}"}}`, 'never writes'],
    ['no hash', '{"version":1,"files":{"a.ts":"x"}}', 'the hash of'],
  ])('that holds %s is rejected, and replaced when forced', async (_, text, reason) => {
    put('manifest.json', text);
    const result = await write(out, files(one));
    expect(codes(result)).toEqual(['manifest-broken']);
    expect(result.diagnostics[0]?.message).toContain(reason);
    expect(tree()).toEqual({ 'manifest.json': text });
    expect(codes(await write(out, files(one), { force: true }))).toEqual([]);
    expect(read('manifest.json')).toBe(await manifestOf(one));
  });

  it('that is out of date counts as a difference', async () => {
    await write(out, files(one));
    expect(await manifestStatusOf(one)).toBe('unchanged');
    put('manifest.json', read('manifest.json').replaceAll('\n', '\r\n'));
    expect(await manifestStatusOf(one)).toBe('unchanged');
    put('manifest.json', await manifestOf({ 'b.json': '{}\n' }));
    expect(await manifestStatusOf(one)).toBe('changed');
    rmSync(join(out, 'manifest.json'));
    expect(await manifestStatusOf(one)).toBe('missing');
  });

  it('that a merge has put together of two branches is written anew, although its files are unchanged', async () => {
    await write(out, files(one));
    const whole = read('manifest.json');
    const [form = ''] = /(?<="layouts"[^]*"b\.json": ")[0-9a-f]{64}/.exec(whole) ?? [];
    put('manifest.json', whole.replace(form, hashOf('of the other branch')));
    expect(read('manifest.json')).not.toBe(whole);
    expect(await manifestStatusOf(one)).toBe('changed');
    expect(await write(out, files(one))).toMatchObject({ written: [] });
    expect(read('manifest.json')).toBe(whole);
  });
});

describe('after a killed run', () => {
  const next = { 'a/one.ts': 'new 1\n', 'a/two.ts': 'new 2\n', 'e/five.ts': '5\n' };
  const journal = journalText({
    tag: '0123abcd',
    files: new Map(Object.entries(next).map(([path, text]) => [path, [hashOf(text)]])),
  });
  /** The state between two renames: one file replaced, another not, one still temporary, the manifest old. */
  const killed = async (): Promise<void> => {
    await write(out, files(one));
    put(JOURNAL, journal);
    put('a/one.ts', 'new 1\n');
    put(temporaryPath('a/two.ts', '0123abcd'), 'new 2\n');
    put(temporaryPath('e/five.ts', '0123abcd'), '5');
    put(await lockName(2 ** 22 + 1), '');
  };

  it.each([
    ['the same', next],
    ['the former', one],
    ['another', { 'a/one.ts': 'third\n', 'f.ts': '' }],
  ])('the next run with %s files recovers by itself', async (_, texts) => {
    await killed();
    expect(codes(await write(out, files(texts), { prune: true }))).toEqual([]);
    const folders = Object.fromEntries(
      Object.keys(texts).flatMap((path) => (path.includes('/') ? [[dirname(path), '']] : [])),
    );
    expect(tree()).toEqual({ ...folders, ...texts, 'manifest.json': await manifestOf(texts) });
  });

  it('an edit is still detected', async () => {
    await killed();
    put('a/one.ts', 'edited\n');
    expect(codes(await write(out, files(next)))).toEqual(['output-edited']);
    expect(read('a/one.ts')).toBe('edited\n');
  });

  it('a journal that was tampered with is rejected', async () => {
    await killed();
    for (const text of ['{', journal.replace('a/one.ts', '../one.ts'), journal.replace('0123abcd', '../../x')]) {
      put(JOURNAL, text);
      expect(codes(await write(out, files(next)))).toEqual(['manifest-broken']);
    }
  });
});

describe('two runs at the same time', () => {
  it('both succeed, and the folder holds the output of one of them', async () => {
    const sets = [1, 2, 3, 4].map((run) =>
      Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`f${index % 3}/${index}.ts`, `${run} ${index}\n`])),
    );
    const results = await Promise.all(sets.map((texts) => write(out, files(texts))));
    expect(results.flatMap(codes)).toEqual([]);
    const written = tree();
    const possible = sets.map(async (texts) => ({
      f0: '',
      f1: '',
      f2: '',
      ...texts,
      'manifest.json': await manifestOf(texts),
    }));
    expect(await Promise.all(possible)).toContainEqual(written);
  });
});

describe('the output folder', () => {
  it('is neither the root, nor the definitions, nor above them', async () => {
    const definitions = join(root, 'work', 'definitions');
    mkdirSync(definitions, { recursive: true });
    symlinkSync(join(root, 'work'), join(root, 'link'));
    const refused = ['/', definitions, join(root, 'work'), root, join(root, 'link'), join(root, 'link', 'definitions')];
    for (const folder of refused) {
      expect(codes({ diagnostics: await checkFolders({ out: folder, definitions }) }), folder).toEqual([
        'output-folder',
      ]);
    }
    const allowed = [
      join(root, 'work', 'generated'),
      join(root, 'not', 'yet'),
      join(definitions, 'out'),
      `${definitions}2`,
    ];
    for (const folder of allowed) expect(await checkFolders({ out: folder, definitions }), folder).toEqual([]);
    expect(await checkFolders({ out: join(root, '..odd'), definitions: join(root, '..odd2') })).toEqual([]);
  });
});
