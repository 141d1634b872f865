/** The quick check accepts nothing that the check with a compiler refuses, and everything that targets emit. */
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { isExpected, readNames } from '../../generator/4-emit/declarations-only.js';
import { emit } from '../../generator/4-emit/emit.js';
import { quickNamesOf } from '../../generator/4-emit/quick-check.js';
import { tries } from '../support/effort.js';
import { hostileModel } from '../support/hostile.js';
import { buildTexts, tinyText } from '../support/tiny.js';

const path = 'a/b.ts';
const quick = (text: string) => quickNamesOf(text, (module) => isExpected(path, module));
const namesIn = (list: readonly { readonly name: string; readonly line: number }[]): readonly string[] =>
  list.map(({ name, line }) => `${name} ${line}`).sort();

/** What both find, or that one of them refuses. */
async function compare(text: string): Promise<'refused' | 'accepted'> {
  const found = quick(text);
  // A text that does not parse does not run either.
  if (!found || ts.transpileModule(text, { reportDiagnostics: true }).diagnostics?.length !== 0) return 'refused';
  const read = await readNames(path, text).catch((error: unknown) => {
    throw new Error(`Accepted only by the quick check: ${String(error)}\n${text}`);
  });
  expect(namesIn(found.bound), text).toEqual(namesIn(read.bound));
  expect(namesIn(found.exported), text).toEqual(namesIn(read.exported));
  expect(found.passedOn, text).toEqual(read.passedOn);
  return 'accepted';
}

describe('the quick check', () => {
  it('accepts what is emitted, so that no compiler is loaded', async () => {
    const folders = ['generated/create-customer', 'test/cases/second-operation/out/get-allowance'];
    const texts = folders.flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.ts'))
        .map((name) => readFileSync(`${folder}/${name}`, 'utf8')),
    );
    for (const text of texts) expect(await compare(text), text.slice(0, 200)).toBe('accepted');
    const hostile = (await emit(hostileModel().built.model)).filter((file) => /^(?!http|valid).*\.ts$/.test(file.path));
    for (const file of hostile) expect(await compare(file.content), file.path).toBe('accepted');
  });

  it.each([
    'type A = B\nfoo();',
    'type A = B\n[foo()];',
    'type A = B\r[foo()];',
    'type A = B //\u2028[foo()];',
    'type A = B\n<C>[foo()];',
    'type A = B\n(foo());',
    'type A = B\n<foo()>x;',
    'type\nA = foo()\n;',
    'interface\nA\n{ foo() }',
    'interface\rA\r{ foo() }',
    'export const a = b\nfoo();',
    'export const a = b\n(foo());',
    'export const a = f(x)\n{ foo() }\n;',
    'export const a = () => x\nfoo();',
    'export const a = { [foo]: 1 };',
    'export const a = { ...foo };',
    'export const a = { b: foo`x` };',
    'export const a = { b: new Foo };',
    'export const a = { get b() { return 1; } };',
    'export const a: B\nfoo()\n= 1;',
    'export const a = /x/;',
    'export const a = b.c;',
    'export const a = 1, b = foo();',
    'export const a = `${foo()}`;',
    'function f(): T\nfoo();',
    'function f(a = eval): void {}',
    'function f(): number { return a! / eval("1") / b; }',
    'function f(): void { g(...require); }',
    'function f(): void { return x ? eval : y; }',
    'function f(): void {\nimport("x");\n}',
    'export const a = // \u2028foo(\n1;',
    'async\nfoo();',
    'const a = 1\n++b\n;',
    'export class A {}',
    'export default 1;',
  ])('is not certain of %j', (text) => {
    expect(quick(text)).toBeUndefined();
  });

  it('is not certain of anything that the compiler finds active, wherever it is put in', async () => {
    const rows = { a: 'type: String, presence: M', b: 'type: Numeric, presence: CM, when: { field: a, equals: x }' };
    const files = (await emit(buildTexts([tinyText(rows)]))).filter((file) => /^make-thing\/.*\.ts$/.test(file.path));
    const parts = [
      ...['\r', '! / eval("1") / ', '\n<B>[foo()]', '\r[foo()]', '//\u2028[foo()]'],
      ...[
        'foo()',
        ';foo();',
        '\nfoo()\n',
        '\nfoo();\n',
        ' foo ',
        '\n',
        '(',
        ')',
        '{',
        '}',
        '[',
        ']',
        '};foo();{',
        'eval',
        'eval("1")',
      ],
      ...[
        '=> x\nfoo()',
        '[foo()]',
        '`',
        "'",
        '"',
        '/*',
        '*/',
        '//',
        '/',
        '\u2028foo()\n',
        'async ',
        'new X',
        '...require',
        'import("x")',
      ],
      ...[
        '@x ',
        ':',
        ',',
        '?',
        '=',
        '=>',
        '<',
        '>',
        '.constructor',
        '${foo()}',
        '`${foo()}`',
        '-',
        '++',
        'as ',
        'type ',
        'export ',
        'const ',
      ],
      ...[
        'function ',
        'interface ',
        'get ',
        '#!',
        '\\',
        '{ foo() }',
        '(foo())',
        '<foo()>x',
        'let ',
        'class A { static { foo() } }',
      ],
    ];
    let state = 7;
    const random = (most: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return Math.floor((state / 2 ** 32) * most);
    };
    const results = { refused: 0, accepted: 0 };
    for (let round = 0; round < tries(80, 3000); round++) {
      let text = files[random(files.length)]?.content ?? '';
      for (let count = 1 + random(2); count > 0; count--) {
        // At the end of a word or a sign, where a token may be.
        const places = [...text.matchAll(/\b|(?<=[;{}()[\],])/g)];
        const at = places[random(places.length)]?.index ?? 0;
        const gone = random(4) === 0 ? random(12) : 0;
        text = text.slice(0, at) + (parts[random(parts.length)] ?? '') + text.slice(at + gone);
      }
      results[await compare(text)]++;
    }
    expect(results.refused).toBeGreaterThan(tries(20, 800));
    expect(results.accepted).toBeGreaterThan(tries(3, 150));
  }, 240_000);
});
