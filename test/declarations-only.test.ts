import { format } from 'prettier';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse as parseYaml, parseAllDocuments } from 'yaml';
import { check } from '../generator/3-check/index.js';
import { installedAnalyser } from '../generator/3-check/installed-analyser.js';
import { formatting } from '../generator/4-emit/format.js';
import { emit } from '../generator/4-emit/emit.js';
import { handlerFactsOf, handlerFiles } from '../generator/4-emit/handlers.js';
import type { EmittedFile } from '../generator/4-emit/target.js';
import { templateViews } from '../generator/4-emit/targets/index.js';
import { loadTemplates } from '../generator/4-emit/templates/load-templates.js';
import { newest, typeErrors } from './support/compiler.js';
import { importEmitted } from './support/emitted-package.js';
import { canary, hostileModel } from './support/hostile.js';
import { type MarkdownNode, nodesOf, parseMarkdown } from './support/markdown.js';
import { loadOperation } from './support/model.js';

/** Every text in a JSON value, keys included. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsOf(inner)]);
}

/** Without elements of HTML. */
function shownIn({ type, value, children }: MarkdownNode): string {
  return type === 'html' ? '' : (value ?? (children ?? []).map(shownIn).join('')).trimEnd();
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const hostile = hostileModel();
const files = await emit(hostile.built.model);
const harmless = await emit({ kind: 'model', operations: [await loadOperation()] });

describe('hostile text in every slot of a definition', () => {
  let handlers: readonly EmittedFile[];
  const ending = (suffix: string): readonly EmittedFile[] => files.filter(({ path }) => path.endsWith(suffix));
  const file = (path: string): string => files.find((candidate) => candidate.path === path)?.content ?? '';

  beforeAll(async () => {
    const { render } = await loadTemplates(templateViews);
    if (!render) throw new Error('There are no templates');
    handlers = await handlerFiles(
      hostile.built.model.operations.map(handlerFactsOf),
      (module) => `../generated/${module}.js`,
      render,
    );
  });

  it('causes no diagnostic but the warnings for conditions in prose', () => {
    const found = [...hostile.built.diagnostics, ...check(hostile.built, installedAnalyser)];
    expect(found.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([]);
  });

  it('leads to the same list of files as any other definition', () => {
    const names = (all: readonly EmittedFile[]): string[] => all.map(({ path }) => path.replace(/^.*\//, ''));
    expect(names(files)).toEqual(names(harmless));
  });

  it('adds no statement to the TypeScript files', () => {
    const allowed = new Set([
      ts.SyntaxKind.ImportDeclaration,
      ts.SyntaxKind.ExportDeclaration,
      ts.SyntaxKind.FunctionDeclaration,
      ts.SyntaxKind.VariableStatement,
      ts.SyntaxKind.TypeAliasDeclaration,
      ts.SyntaxKind.InterfaceDeclaration,
      ts.SyntaxKind.ClassDeclaration,
    ]);
    expect(ending('.ts').length).toBeGreaterThan(4);
    expect(handlers.map(({ path }) => path)).toEqual(['delete.ts', 'index.ts']);
    for (const { path, content } of [...ending('.ts'), ...handlers]) {
      const source = ts.createSourceFile(path, content, ts.ScriptTarget.ES2022, true);
      expect(
        source.statements
          .filter(({ kind }) => !allowed.has(kind))
          .map((statement) => `${path}: ${statement.getText()}`),
      ).toEqual([]);
      // The canary is in texts and comments only.
      const misplaced: string[] = [];
      const visit = (node: ts.Node): void => {
        const isName = ts.isIdentifier(node) || ts.isTemplateLiteralToken(node);
        if (isName && node.text.includes(canary)) misplaced.push(node.text);
        ts.forEachChild(node, visit);
      };
      visit(source);
      expect(misplaced, path).toEqual([]);
      // Compiling takes the types away, so that only the other files can stand in a page.
      if (!path.endsWith('/types.ts')) expect(/<\/script|<!--/i.test(content), path).toBe(false);
    }
  });

  it('runs nothing when the files are imported, and the functions work', async () => {
    interface Modules {
      readonly 'delete/validators.ts': {
        readonly parseDeleteRequest: (value: unknown) => { readonly ok: boolean; readonly value?: unknown };
      };
      readonly 'delete/server.ts': {
        readonly deleteHandler: (options: unknown) => (request: Request) => Promise<Response>;
      };
    }
    const modules = await importEmitted<Modules>(new Map(files.map(({ path, content }) => [path, content])));
    expect(Reflect.has(globalThis, canary)).toBe(false);
    const [example] = hostile.built.model.operations[0]?.examples ?? [];
    const parsed = modules['delete/validators.ts'].parseDeleteRequest(example?.value);
    expect(parsed).toMatchObject({ ok: true });
    const handler = modules['delete/server.ts'].deleteHandler({
      authenticate: () => 1,
      isEligible: () => true,
      handle: () => ({ failure: 'A.B-1' }),
    });
    const [parameter] = hostile.slots.texts.filter((text) => text.startsWith('path-enum '));
    const url = new URL('https://api.example.com');
    url.pathname = `/a'b$&(c)*/x/${encodeURIComponent(parameter ?? '')}.x/7`;
    const body = JSON.stringify(example?.value);
    const response = await handler(
      new Request(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } }),
    );
    const [message] = hostile.slots.texts.filter((text) => text.startsWith('error '));
    expect(await response.json()).toEqual({ errorCode: 'A.B-1', errorMessage: message, content: '' });
    expect(Reflect.has(globalThis, canary)).toBe(false);
    // Nothing of an object's own has got a property by way of an element's name.
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('compiles', () => {
    const sources = Object.fromEntries(ending('.ts').map(({ path, content }) => [path, content]));
    const found = typeErrors(newest, sources, {
      module: 'esnext',
      moduleResolution: 'bundler',
      lib: ['es2022', 'dom', 'dom.iterable'],
    });
    expect(found.map(({ file, message }) => `${file} ${message}`.slice(0, 300))).toEqual([]);
  });

  it('is the same text in JSON and YAML', () => {
    const { texts } = hostile.slots;
    // Vectors are data by themselves, and spell texts wrongly on purpose.
    const documents = [...ending('.json'), ...ending('.yaml')].filter(({ path }) => !path.endsWith('/vectors.json'));
    for (const { path, content } of documents) {
      const values = textsOf(path.endsWith('.json') ? JSON.parse(content) : parseYaml(content));
      expect(path.endsWith('.yaml') ? parseAllDocuments(content) : [1], path).toHaveLength(1);
      // Whatever has the canary is one of our texts as a whole, or a sentence around one on a single line.
      // A pattern has more backslashes than the keyword in it.
      const plain = (text: string): string => text.replaceAll('\\', '');
      const odd = values.filter(
        (value) =>
          value.includes(canary) &&
          !texts.some((text) => [text, oneLine(text)].some((whole) => plain(value).includes(plain(whole)))),
      );
      expect(odd.map((value) => `${path}: ${value.slice(0, 120)}`)).toEqual([]);
    }
  });

  it('is complete in docs.json', () => {
    const values = textsOf(JSON.parse(file('delete/docs.json'))).join('\n');
    // The API's own title and version are those of another document, and a tag is no part of the page.
    const elsewhere = /^(api-title|version) /;
    const lost = hostile.slots.texts.filter((text) => !values.includes(text) && !elsewhere.test(text));
    expect(lost.map((text) => text.slice(0, 30))).toEqual([]);
  });

  it('is plain text in Markdown: it adds no HTML, link, image or cell', async () => {
    const { title = '', request, api } = hostile.built.model.operations[0] ?? {};
    const titles: Readonly<Record<string, string>> = {
      'delete/docs.md': title,
      'delete/rules.md': `Rules of ${title}`,
      'delete/readings.md': `Readings of ${title}`,
      'delete/fidelity.md': `Fidelity of ${title}`,
      'index.md': api?.title ?? '',
    };
    expect(ending('.md').map(({ path }) => path)).toEqual(Object.keys(titles).sort());
    for (const { path, content } of ending('.md')) {
      const tree = await parseMarkdown(content);
      // The ids that links lead to, code that Vue would take for its own between backticks, and what keeps a text apart.
      for (const { value } of nodesOf(tree, 'html'))
        expect(value).toMatch(/^<(a id="[A-Za-z0-9_-]+"|\/a|\/?code|\/?span)>$/);
      expect(nodesOf(tree, 'image')).toEqual([]);
      expect(nodesOf(tree, 'thematicBreak')).toEqual([]);
      for (const { url } of nodesOf(tree, 'link'))
        expect(url).toMatch(/^((delete\/)?(docs|rules|readings|fidelity)\.md)?(#[A-Za-z0-9_-]+)?$/);
      for (const table of nodesOf(tree, 'table')) {
        const widths = new Set(table.children?.map((row) => row.children?.length));
        expect(widths.size).toBe(1);
      }
      const headings = nodesOf(tree, 'heading').map((heading) => shownIn(heading));
      expect(headings[0]).toBe(oneLine(titles[path] ?? ''));
      if (path === 'delete/docs.md') expect(headings).toContain(oneLine(request?.root.table ?? ''));
    }
  });
});

describe('the output', () => {
  it('is not changed by Prettier, with or without hostile text', async () => {
    const parsers: Readonly<Record<string, string>> = { ts: 'typescript', json: 'json', yaml: 'yaml', md: 'markdown' };
    for (const { path, content, verbatim } of [...harmless, ...files]) {
      if (verbatim) continue;
      const parser = parsers[path.slice(path.lastIndexOf('.') + 1)] ?? '';
      expect(await format(content, { parser, ...formatting }), path).toBe(content);
    }
  });
});
