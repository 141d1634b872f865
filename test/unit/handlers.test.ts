import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import prettier from 'prettier';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { formatting } from '../../generator/4-emit/format.js';
import { writeHandlers } from '../../generator/5-write/handlers.js';
import { mergeIndex } from '../../generator/5-write/merge-handlers.js';
import { newest, typeErrors } from '../support/compiler.js';
import { type GeneratedTexts, generateTexts } from '../support/emitted-package.js';
import { effort } from '../support/effort.js';

const specifierOf = (module: string): string => `../generated/${module}.js`;

const known = new Map<string, Promise<GeneratedTexts>>();

/** What is generated from a folder of definitions, without vectors. */
function made(definitions: string): Promise<GeneratedTexts> {
  const texts = known.get(definitions) ?? generateTexts({ definitions, handlers: specifierOf, vectors: false });
  known.set(definitions, texts);
  return texts;
}

describe('new files of handlers', () => {
  it.each(['definitions', ...effort([], ['test/cases/second-operation/in', 'test/support/family'])])(
    'type-check and are formatted: %s',
    async (definitions) => {
      const { files, handlers } = await made(definitions);
      expect(handlers.length).toBeGreaterThan(1);
      const texts = Object.fromEntries([
        ...files.filter(({ path }) => path.endsWith('.ts')).map(({ path, content }) => [`generated/${path}`, content]),
        ...handlers.map(({ path, content }) => [`handlers/${path}`, content]),
      ]);
      const options = {
        erasableSyntaxOnly: true,
        isolatedDeclarations: true,
        declaration: true,
        lib: ['es2022', 'dom', 'dom.iterable'],
      };
      expect(typeErrors(newest, texts, options)).toEqual([]);
      for (const { content } of handlers)
        expect(await prettier.check(content, { parser: 'typescript', ...formatting })).toBe(true);
    },
  );

  it('authenticate nobody, find nobody eligible, and do nothing', async () => {
    const { handlers } = await made('definitions');
    const text = handlers.find(({ path }) => path === 'create-customer.ts')?.content ?? '';
    const js = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.ESNext } }).outputText;
    const module = (await import(`data:text/javascript,${encodeURIComponent(js)}`)) as Record<string, () => unknown>;
    expect(module['authenticate']?.()).toBeUndefined();
    expect(module['isEligible']?.()).toBe(false);
    expect(module['handle']?.()).toEqual({ failure: 'GLOBAL_1001' });
  });
});

describe('writing handlers', () => {
  // Two plans for one place: when it is the second's turn, the place is no longer as it was when it was planned.
  it('overwrites no file that appears or changes meanwhile (handler-changed)', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'specwright-'));
    try {
      const code = { out: join(folder, 'generated'), files: new Set<string>(), removed: new Set<string>() };
      const fresh = { path: 'a.ts', content: 'export function handle() {}\n' };
      const appeared = await writeHandlers(folder, [fresh, { ...fresh, content: 'export {};\n' }], code);
      expect(appeared).toMatchObject({ diagnostics: [{ code: 'handler-changed', path: `${folder}/a.ts` }] });
      expect(readFileSync(join(folder, 'a.ts'), 'utf8')).toBe(fresh.content);
      writeFileSync(join(folder, 'a.ts'), '// mine\n');
      const changed = await writeHandlers(folder, [fresh, { ...fresh, content: 'export function other() {}\n' }], code);
      expect(changed).toMatchObject({ diagnostics: [{ code: 'handler-changed' }] });
      expect(readFileSync(join(folder, 'a.ts'), 'utf8')).toBe('// mine\n\nexport function handle() {}\n');
      expect(readdirSync(folder)).toEqual(['a.ts']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('a list of operations', () => {
  const fresh = `import { aHandler } from '../generated/a/server.js';
import { bHandler } from '../generated/b/server.js';
import { routerOf } from '../generated/http/router.js';
import * as aImplementation from './a.js';
import * as bImplementation from './b.js';

export const handler = routerOf([
  aHandler(aImplementation),
  bHandler(bImplementation),
]);
`;
  const added = 'bHandler(bImplementation)';

  it.each([
    ['nothing', 'routerOf([])', `routerOf([${added}])`],
    ['one line', 'routerOf([a(b)])', `routerOf([a(b), ${added}])`],
    ['one line with a comma', 'routerOf([a(b),])', `routerOf([a(b), ${added},])`],
    ['lines', 'routerOf([\n    a(b),\n])', `routerOf([\n    a(b),\n    ${added},\n])`],
    ['lines without a comma', 'routerOf([\n\ta(b)\n])', `routerOf([\n\ta(b),\n\t${added}\n])`],
    ['a comment at the end', 'routerOf([\n  a(b) // why\n])', `routerOf([\n  a(b), // why\n  ${added}\n])`],
    [
      'comments around the comma',
      'routerOf([\n  a(b) /* 1 */, // 2\n])',
      `routerOf([\n  a(b) /* 1 */, // 2\n  ${added},\n])`,
    ],
    ['a call within another', 'logged(routerOf([a(b)]))', `logged(routerOf([a(b), ${added}]))`],
  ])('gets a new operation where it holds %s', async (_, before, after) => {
    const imports = `import { routerOf } from '../generated/http/router.js';`;
    const merged = await mergeIndex(`${imports}\nexport const h = ${before};\n`, fresh, ['./b.js']);
    expect(merged).toEqual({
      kind: 'text',
      ...{ added: ['bHandler'], unlisted: [], misnamed: [] },
      text: `${imports}
import { bHandler } from '../generated/b/server.js';
import * as bImplementation from './b.js';
export const h = ${after};
`,
    });
  });

  it('is left alone where it already mentions the operation', async () => {
    for (const mine of [
      '// routerOf\nconst x = bHandler;\nrouterOf([]);\n',
      "import { bHandler } from 'x';\nrouterOf([bHandler({})]);\n",
    ])
      expect(await mergeIndex(mine, fresh, ['./b.js'])).toMatchObject({
        kind: 'text',
        text: mine,
        unlisted: [],
        added: [],
      });
  });

  it('is left alone when no operation is new', async () => {
    const mine = 'routerOf([]);\n';
    expect(await mergeIndex(mine, fresh, [])).toMatchObject({ kind: 'text', text: mine, unlisted: [], added: [] });
  });
});
