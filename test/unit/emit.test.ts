import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { format, formatting } from '../../generator/4-emit/format.js';
import { emit, emitPackage, type EmitOptions } from '../../generator/4-emit/emit.js';
import { withLintHeader } from '../../generator/4-emit/lint-header.js';
import { checkDeclarationsOnly } from '../../generator/4-emit/declarations-only.js';
import type { EmittedFile } from '../../generator/4-emit/target.js';
import { httpTarget } from '../../generator/4-emit/targets/http.js';
import { validationTarget } from '../../generator/4-emit/targets/validation.js';
import { operationTargets, packageTargets, templateViews } from '../../generator/4-emit/targets/index.js';
import { loadOperation } from '../support/model.js';

async function emitted(files: readonly EmittedFile[], packageFiles: readonly EmittedFile[] = []) {
  const options: EmitOptions = {
    operationTargets: [{ name: 'sample', fidelity: 'carries no rules', emitOperation: () => files }],
    packageTargets: [{ name: 'sample', emitPackage: () => packageFiles }],
  };
  return emit({ kind: 'model', operations: [await loadOperation()] }, options);
}

describe('emit', () => {
  it('formats each file by its extension, sorts files by path and leaves verbatim files alone', async () => {
    const files = await emitted(
      [
        { path: 'create-customer/b.ts', content: 'export const a = "x"' },
        { path: 'create-customer/a.json', content: '{"a":1}' },
        { path: 'create-customer/c.json', content: '{"a":1}', verbatim: true },
      ],
      [
        { path: 'a.yaml', content: 'a:   1' },
        { path: 'z.md', content: '* a' },
      ],
    );
    expect(files).toEqual([
      { path: 'a.yaml', content: 'a: 1\n' },
      { path: 'create-customer/a.json', content: '{\n  "a": 1\n}\n' },
      withLintHeader({ path: 'create-customer/b.ts', content: "export const a = 'x';\n" }),
      { path: 'create-customer/c.json', content: '{"a":1}', verbatim: true },
      { path: 'z.md', content: '- a\n' },
    ]);
  });

  it.each([
    '../a.ts',
    'create-customer/../a.ts',
    '/a.ts',
    'create-customer//a.ts',
    'create-customer/a/b.ts',
    'create-customer/.a.ts',
    'create-customer/a',
    'create-customer\\a.ts',
    'create-customer/A.ts',
    'create-customer/a.ts\n',
    'create-customer/a..ts',
    '',
  ])('rejects the path %j', async (path) => {
    await expect(emitted([], [{ path, content: '' }])).rejects.toThrow('is no path for an emitted file');
  });

  it('rejects files outside of the folder of the operation', async () => {
    const sample: EmittedFile = { path: 'other/a.ts', content: '' };
    await expect(emitted([sample])).rejects.toThrow('sample emitted other/a.ts outside of create-customer/');
  });

  it('rejects two files with the same path', async () => {
    const sample: EmittedFile = { path: 'create-customer/a.ts', content: '' };
    await expect(emitted([sample, sample])).rejects.toThrow('create-customer/a.ts was emitted twice');
  });

  it('names the file that is not valid TypeScript', async () => {
    const broken = emitted([{ path: 'create-customer/a.ts', content: 'export const = 1;' }]);
    await expect(broken).rejects.toThrow('create-customer/a.ts:1 does not parse');
    await expect(format({ path: 'a/b.exe', content: '' })).rejects.toThrow('no formatter');
  });

  it('formats as this repository does', async () => {
    const config = (await import(pathToFileURL(resolve('prettier.config.js')).href)) as { readonly default: unknown };
    expect(formatting).toEqual(config.default);
  });

  it('has targets with different names, and a view for each template', () => {
    const names = [...operationTargets, ...packageTargets].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const templates = readdirSync('templates', { recursive: true, encoding: 'utf8' });
    expect(Object.keys(templateViews).sort()).toEqual(templates.filter((name) => name.endsWith('.hbs')).sort());
  });
});

describe('the check for inert TypeScript', () => {
  const check = (content: string): Promise<void> => checkDeclarationsOnly([{ path: 'a/b.ts', content }]);

  it.each([
    "import { a } from './types.js';\nexport const b = a;",
    "export type * from './types.js';\nexport * from './validators.js';",
    "import { a } from '../http/router.js';\nexport const b = a;",
    '/** eval("1") */\n// require\nexport function f(): void {}\nexport interface I {}\nexport type T = I;',
    "export const a = { require: 1, eval: 'eval(1)', Function: (b: { eval: 1 }) => b.eval };",
    'export interface I { require: string; constructor: string; eval?: 1 }',
    'export class E extends Error {\n  constructor() {\n    super();\n  }\n}',
  ])('accepts %j', async (content) => {
    await expect(check(content)).resolves.toBeUndefined();
  });

  it.each([
    ['a call', 'alert(1);'],
    ['a block', '{ const a = 1; }'],
    ['an assignment', 'globalThis.a = 1;'],
    ['a directive', "'use strict';"],
    ['an empty statement', ';'],
    ['let', 'let a = 1;'],
    ['var', 'var a = 1;'],
    ['if', 'if (true) {}'],
    ['a loop', 'for (;;) {}'],
    ['throw', 'throw 1;'],
    ['an enum', 'enum E { a }'],
    ['a namespace', 'namespace N { export const a = 1; }'],
    ['a global declaration', 'declare global {}\nexport const a = 1;'],
    ['a default export', 'export default 1;'],
    ['an import for its effect', "import './other.js';"],
    ['an import of a package', "import { a } from 'fs';"],
    ['an export from elsewhere', "export * from '../other.js';"],
    ['a static block', 'class A { static { alert(1); } }'],
    ['eval', 'const a = () => eval("1");'],
    ['eval by another name', 'const a = eval;'],
    ['eval in short', 'const a = { eval };'],
    ['new Function', 'const a = () => new Function("1");'],
    ['require', 'const a = require("fs");'],
    ['import()', 'const a = () => import("fs");'],
    ['import() in a type', 'type A = import("fs").Stats;'],
    ['import.meta', 'const a = import.meta;'],
  ])('rejects %s', async (_, content) => {
    await expect(check(content)).rejects.toThrow(/^a\/b\.ts:1 holds .*, which no target means to emit$/);
  });

  it('accepts the modules of the runtime', async () => {
    const runtime = await emitPackage([], {
      render: () => ({ content: '' }),
      packageTargets: [httpTarget, validationTarget],
    });
    expect(runtime.length).toBeGreaterThan(30);
    await expect(checkDeclarationsOnly(runtime)).resolves.toBeUndefined();
  });

  it('ignores files other than TypeScript', async () => {
    await expect(checkDeclarationsOnly([{ path: 'a/b.json', content: 'alert(1)' }])).resolves.toBeUndefined();
  });
});
