/** Importing an emitted module runs no code: its initialisers are only of the kinds that targets emit. */
import { describe, expect, it } from 'vitest';
import { checkDeclarationsOnly } from '../../generator/4-emit/declarations-only.js';

const check = (path: string, content: string): Promise<void> => checkDeclarationsOnly([{ path, content }]);

describe('an initialiser', () => {
  it.each([
    "const a = 'x';",
    'const a = -1;',
    'const a = /x/u;',
    'const a = `x`;',
    'const a = b;',
    'const a = { b: [1, null, true, { c: "d" }], e } as const;',
    'const a = { b: 1 } as const satisfies R;',
    'const a: Record<string, unknown> = {};',
    'const a = () => alert(1);',
    'const a = function () { alert(1); };',
    'const a = { b: (c: string) => alert(c), d() { alert(1); }, get e() { return alert(1); } };',
    'class A { b = alert(1); static c = 1; constructor() { alert(1); } d(x = alert(1)) {} }',
  ])('may be %s', async (content) => {
    await expect(check('a/b.ts', content)).resolves.toBeUndefined();
  });

  it.each([
    'const a = alert(1);',
    'const a = { b: { c: [alert(1)] } };',
    'const a = new Thing();',
    'const a = `${alert(1)}`;',
    'const a = tag`x`;',
    'const a = (() => alert(1))();',
    'const a = b.c;',
    'const a = b?.c;',
    'const a = b[0];',
    'const a = b ? c : d;',
    'const a = b || c;',
    'const a = (b = 1);',
    'const a = b++;',
    'const a = delete b.c;',
    'const a = { ...b };',
    'const a = [...b];',
    'const a = { [alert(1)]: 1 };',
    'const a = { [alert(1)]() {} };',
    'const a = { get [alert(1)]() { return 1; } };',
    'const a = --b;',
    'const { a } = b;',
    'const [a] = b;',
    'const { a = alert(1) } = {};',
    'const a = await b;',
    'const a = class { static b = alert(1); };',
    'const a = b!;',
    'const a = new TextDecoder();',
    'const a = Object.freeze({});',
    'class A extends alert(1) {}',
    'class A { static b = alert(1); }',
    'class A { static #b = alert(1); }',
    'class A { [alert(1)]() {} }',
    'class A { [alert(1)] = 1; }',
    '@alert(1) class A {}',
    'class A { @alert(1) b() {} }',
  ])('is not %s', async (content) => {
    await expect(check('a/b.ts', content)).rejects.toThrow('which no target means to emit');
  });

  it.each([
    "const a = new TextDecoder('utf-8', { fatal: true });",
    'const a = new WeakMap<object, B>();',
    'const a = 2 ** 31 - 1;',
    'const a = Object.freeze({ b: 1 });',
  ])('of the runtime may be %s', async (content) => {
    await expect(check('http/b.ts', content)).resolves.toBeUndefined();
    await expect(check('validation/b.ts', content)).resolves.toBeUndefined();
  });

  it.each([
    'const a = alert(1);',
    'const a = new Thing();',
    'const a = Object.assign({});',
    'const a = (b.c = 1);',
    'const a = new Set([alert(1)]);',
  ])('of the runtime is not %s', async (content) => {
    await expect(check('http/b.ts', content)).rejects.toThrow('which no target means to emit');
  });
});
