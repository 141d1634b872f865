/** The layout hash of a text: the same for every layout of it, and another for any other change. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, type Options } from 'prettier';
import { describe, expect, it } from 'vitest';
import { effort } from '../support/effort.js';
import { layoutHash } from '../../generator/5-write/layout/layout.js';

const paths = [
  'create-customer/types.ts',
  'create-customer/validators.ts',
  'create-customer/client.ts',
  'create-customer/server.ts',
  'http/json.ts',
  'create-customer/response.schema.json',
  'openapi.yaml',
  'create-customer/docs.md',
];
const textOf = (path: string): string => readFileSync(join('generated', path), 'utf8');

const tastes: readonly Options[] = [
  { semi: false, tabWidth: 4, proseWrap: 'always', printWidth: 60, trailingComma: 'none' },
  { useTabs: true, quoteProps: 'consistent', bracketSpacing: false, arrowParens: 'avoid', endOfLine: 'crlf' },
  { objectWrap: 'collapse', experimentalTernaries: true, experimentalOperatorPosition: 'start', proseWrap: 'never' },
];

describe('the layout hash', () => {
  it.each(paths)('is the same for every layout by Prettier: %s', async (path) => {
    const text = textOf(path);
    const form = await layoutHash(path, text);
    expect(form).toBeDefined();
    // Each kind of file with each taste; every file with every one where there is time.
    const index = paths.indexOf(path) % tastes.length;
    for (const taste of effort(tastes.slice(index, index + 1), tastes)) {
      const other = await format(text, { filepath: path, ...taste });
      expect(other).not.toBe(text);
      expect(await layoutHash(path, other), JSON.stringify(taste)).toBe(form);
    }
  });

  it('is the same for the usual layouts of every TypeScript file', async () => {
    const usual: readonly Options[] = [{}, { semi: false, useTabs: true, trailingComma: 'none' }, { printWidth: 40 }];
    const sources = readdirSync('generated', { recursive: true, encoding: 'utf8' });
    for (const [at, path] of sources.filter((one) => /^(?!dist\/|node_modules\/).*\.ts$/.test(one)).entries()) {
      if (at % effort(4, 1) !== 0) continue;
      const text = textOf(path);
      // Each file with one of them: a run costs less, and all the files together meet each.
      const other = await format(text, { filepath: path, ...usual[at % usual.length] });
      expect(await layoutHash(path, other), path).toBe(await layoutHash(path, text));
    }
  });

  it.each(paths)('differs when a letter or a digit differs: %s', async (path) => {
    // A part of it, from the first line that begins a block.
    const text = textOf(path)
      .slice(0, 4_000)
      .replace(/\n[^\n]*$/, '\n');
    const whole = path.endsWith('.md') ? text : textOf(path);
    const form = await layoutHash(path, whole);
    const places = [...text.matchAll(/[a-z0-9]/g)].map(({ index }) => index);
    const step = Math.ceil(places.length / 25);
    for (const at of places.filter((_, index) => index % step === 0)) {
      const other = `${whole.slice(0, at)}${whole[at] === 'q' ? 'p' : 'q'}${whole.slice(at + 1)}`;
      expect(await layoutHash(path, other), whole.slice(at - 20, at + 20)).not.toBe(form);
    }
  });

  it.each([
    ['a.ts', 'const f = (a?.b).c;', 'const f = a?.b.c;'],
    ['a.ts', 'function f() { return 1; }', 'function f() { return\n1; }'],
    ['a.ts', 'const a = [1, , 2];', 'const a = [1, 2];'],
    ['a.ts', 'const a = `x  y`;', 'const a = `x y`;'],
    ['a.ts', 'const a = `x ${b + (c ? "d" : "")}`;', 'const a = `x ${b + (c ? "e" : "")}`;'],
    ['a.ts', 'const a = `${ b } c`;', 'const a = `${ b }  c`;'],
    ['a.ts', 'const a = (1 + 2) * 3;', 'const a = 1 + 2 * 3;'],
    ['a.ts', 'type A = (B | C)[];', 'type A = B | C[];'],
    ['a.ts', 'const a = [(1, 2)];', 'const a = [1, 2];'],
    ['a.ts', 'const a = () => ({ b: 1 });', 'const a = () => { b: 1 };'],
    ['a.ts', 'const a = (() => b) || c;', 'const a = () => b || c;'],
    ['a.ts', 'const a = b ? (c, d) : e;', 'const a = b ? c, d : e;'],
    ['a.ts', 'function* f() { const a = (yield b) || c; }', 'function* f() { const a = yield b || c; }'],
    ['a.ts', 'const a = /b,/;', 'const a = /b/;'],
    ['a.ts', "const a = b['c'];", 'const a = b[c];'],
    ['a.ts', 'while (a) ; b();', 'while (a) b();'],
    ['a.ts', '// @ts-nocheck\na;', 'a; // @ts-nocheck'],
    ['a.json', '{ "a": "x y" }', '{ "a": "x  y" }'],
    ['a.json', '{ "a": 9007199254740993 }', '{ "a": 9007199254740992 }'],
    ['a.json', '{ "a": 1, "b": 2 }', '{ "b": 2, "a": 1 }'],
    ['a.json', '{ "a": 1 }', '{ "a": 1 "'],
    ['a.yaml', 'a: yes', 'a: true'],
    ['a.yaml', 'a: 1', 'a: "1"'],
    ['a.yaml', 'a: |\n  x\n', 'a: |-\n  x\n'],
    ['a.yaml', 'a:\n  b: 1\n', 'a:\nb: 1\n'],
    ['a.yaml', 'a: &x 1', 'a: 1'],
    ['a.md', '# A\n\nb', '# A b'],
    ['a.md', 'a\n\nb', 'a\nb'],
    ['a.md', '- a\n  - b', '- a\n- b'],
    ['a.md', 'a\n\n    b', 'a\n\nb'],
    ['a.md', '```json\n{ "a": 1 }\n```', '```json\n{ "a": 2 }\n```'],
    ['a.md', '1. a', '2. a'],
    ['a.md', 'a  \nb', 'a\nb'],
    ['a.md', '| a \\| b |', '| a | b |'],
  ])('differs for texts that only look alike: %s %j %j', async (path, one, other) => {
    expect(await layoutHash(path, one)).not.toBe(await layoutHash(path, other));
  });

  it('is undefined for an unknown kind of file and for a text that does not parse', async () => {
    expect(await layoutHash('a.txt', 'a')).toBeUndefined();
    expect(await layoutHash('a.ts', 'const a = (1;')).toBeUndefined();
    expect(await layoutHash('a.yaml', 'a: [')).toBeUndefined();
    expect(await layoutHash('a.yaml', `${'['.repeat(100_000)}a${']'.repeat(100_000)}`)).toBeUndefined();
  });
});
