import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { templateViews } from '../../generator/4-emit/targets/index.js';
import { loadTemplates } from '../../generator/4-emit/templates/load-templates.js';
import { flag, group, json, list, maybe, name, number, pattern, text } from '../../generator/4-emit/templates/view.js';
import type { Code } from '../../generator/diagnostics/diagnostic.js';
import { positionAt } from '../../generator/diagnostics/source.js';

const view = group({
  title: text,
  typeName: name,
  format: pattern,
  count: number,
  isOpen: flag,
  value: json,
  owner: maybe(group({ name: text })),
  rows: list(group({ label: text, tags: list(text), note: maybe(text) })),
});
const sample = {
  title: "it's",
  typeName: 'Title',
  format: '^a/b$',
  count: 2,
  isOpen: true,
  value: { a: [1] },
  owner: { name: 'Robin' },
  rows: [
    { label: 'one', tags: ['x', 'y'], note: null },
    { label: 'two', tags: [], note: 'three' },
  ],
};

describe('templates', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'specwright-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function put(source: string | Uint8Array, file = 'a/a.hbs'): string {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), source);
    return join(folder, file);
  }

  async function rendered(source: string): Promise<string> {
    put(source);
    const { render, diagnostics } = await loadTemplates({ 'a/a.hbs': view }, folder);
    expect(diagnostics.map(({ message }) => message)).toEqual([]);
    return render?.('a/a.hbs', sample).content ?? '';
  }

  /** `line:column code suggestion` of each mistake. */
  async function mistakes(source: string): Promise<readonly string[]> {
    put(source);
    const { render, diagnostics } = await loadTemplates({ 'a/a.hbs': view }, folder);
    expect(render).toBeUndefined();
    return diagnostics.map(({ code, span, suggestion }) => {
      const { line, column } = span ? positionAt(span.source, span.start) : { line: 0, column: 0 };
      return [`${line}:${column}`, code, ...(suggestion === undefined ? [] : [suggestion])].join(' ');
    });
  }

  it('print values with the encoder of their place', async () => {
    expect(await rendered('const {{identifier typeName}} = {{stringLiteral title}};')).toBe(`const Title = "it's";`);
    expect(await rendered('{{regexLiteral format}} {{number count}}')).toBe('/^a\\/b$/u 2');
    expect(await rendered('{{json value}}')).toBe('{\n  "a": [1]\n}');
    expect(await rendered('{{literal value}} {{literal title}}')).toBe(`{\n  a: [1],\n} "it's"`);
  });

  it('repeat, choose, and reach outer values', async () => {
    const source =
      '{{#each rows}}{{#unless @first}}; {{/unless}}{{lineComment ../title}} {{lineComment label}}{{#if note}} ({{lineComment note}}){{/if}}' +
      '{{#each tags}} {{lineComment this}}/{{lineComment ../label}}/{{#if ../../isOpen}}open{{/if}}{{else}} none{{/each}}{{/each}}';
    expect(await rendered(source)).toBe("it's one x/one/open y/one/open; it's two (three) none");
  });

  it('join lines where they fit on one, outer ones first, as Prettier does', async () => {
    const block = (name: string): string =>
      [
        '{{#oneLine}}',
        `  ${name}: Pick<`,
        '    {',
        '    },',
        '{{#oneLine}}',
        '{{#each rows}}',
        '    | {{stringLiteral label}}',
        '{{/each}}',
        '{{/oneLine}}',
        '  >;',
        '{{/oneLine}}',
        '',
      ].join('\n');
    expect(await rendered(block('a'))).toBe("  a: Pick<{}, 'one' | 'two'>;\n");
    const name = (length: number): string => 'a'.repeat(length - "  : Pick<{}, 'one' | 'two'>;".length);
    expect(await rendered(block(name(120)))).toHaveLength(121);
    expect(await rendered(block(name(121)))).toBe(`  ${name(121)}: Pick<\n    {\n    },\n    'one' | 'two'\n  >;\n`);
    const call = '{{#oneLine}}\n  f(\n    [\n      {\n        a,\n      },\n    ],\n  );\n{{/oneLine}}\n';
    expect(await rendered(call)).toBe('  f([{ a }]);\n');
  });

  it('leave escaping to the encoders', async () => {
    expect(await rendered('<b>{{lineComment title}}</b>{{! a note }}')).toBe("<b>it's</b>");
  });

  const cases: readonly (readonly [string, string, string])[] = [
    ['a misspelt path', 'a\n  {{lineComment titel}}', '2:17 template-unknown-path title'],
    ['a misspelt path in an each', '{{#each rows}}{{lineComment labl}}{{/each}}', '1:29 template-unknown-path label'],
    ['a misspelt outer path', '{{#each rows}}{{lineComment ../titel}}{{/each}}', '1:29 template-unknown-path ../title'],
    ['a path of the outer value', '{{#each rows}}{{lineComment title}}{{/each}}', '1:29 template-unknown-path'],
    ['a path above the top', '{{lineComment ../title}}', '1:15 template-unknown-path'],
    ['a path into a text', '{{lineComment title.length}}', '1:15 template-unknown-path'],
    ['a path of a prototype', '{{lineComment constructor}}', '1:15 template-unknown-path'],
    ['a path of a prototype in the middle', '{{lineComment owner.__proto__.x}}', '1:15 template-may-be-missing'],
    ['a misspelt list', '{{#each row}}{{/each}}', '1:9 template-unknown-path rows'],
    ['a misspelt condition', '{{#if isOpn}}{{/if}}', '1:7 template-unknown-path isOpen'],
    ['a data variable outside of each', '{{#if @first}}{{/if}}', '1:7 template-unknown-path'],
    [
      'a data variable that gives other data',
      '{{#each rows}}{{number @root.count}}{{/each}}',
      '1:24 template-unknown-path',
    ],
    ['a misspelt helper', '{{lineComent title}}', '1:3 template-unknown-helper lineComment'],
    ['a helper of a prototype', '{{toString title}}', '1:3 template-unknown-helper'],
    ['a block that Handlebars has', '{{#with owner}}{{/with}}', '1:4 template-unknown-helper'],
    ['a misspelt block', '{{#eech rows}}{{/eech}}', '1:4 template-unknown-helper each'],
    ['a look-up', '{{lookup rows 0}}', '1:3 template-unknown-helper'],
    ['a value without encoder', 'x\n{{title}}', '2:1 template-unencoded'],
    ['a value in three braces', '{{{title}}}', '1:1 template-unencoded'],
    ['a value with an ampersand', '{{&title}}', '1:1 template-unencoded'],
    ['an item without encoder', '{{#each rows}}{{#each tags}}{{this}}{{/each}}{{/each}}', '1:29 template-unencoded'],
    ['an encoder in three braces', '{{{lineComment title}}}', '1:1 template-construct'],
    ['text as a name', '{{identifier title}}', '1:14 template-wrong-value'],
    ['a list as text', '{{lineComment rows}}', '1:15 template-wrong-value'],
    ['text as a pattern', '{{regexLiteral title}}', '1:16 template-wrong-value'],
    ['an object to repeat', '{{#if owner}}{{#each owner}}{{/each}}{{/if}}', '1:22 template-wrong-value'],
    ['a value that may be missing', '{{lineComment owner.name}}', '1:15 template-may-be-missing'],
    [
      'a missing value in the else',
      '{{#if owner}}{{else}}{{lineComment owner.name}}{{/if}}',
      '1:36 template-may-be-missing',
    ],
    ['a note that may be missing', '{{#each rows}}{{lineComment note}}{{/each}}', '1:29 template-may-be-missing'],
    ['a partial', '{{> other}}', '1:1 template-construct'],
    ['an inline partial', '{{#*inline "x"}}{{/inline}}', '1:1 template-construct'],
    ['a literal', '{{lineComment "text"}}', '1:15 template-construct'],
    ['a call in a call', '{{lineComment (json value)}}', '1:15 template-construct'],
    ['a second value', '{{lineComment title title}}', '1:21 template-construct'],
    ['a named value', '{{lineComment title a=title}}', '1:21 template-construct'],
    ['names for a block', '{{#each rows as |row|}}{{/each}}', '1:1 template-construct'],
    ['a path for a block that takes none', '{{#oneLine rows}}a{{/oneLine}}', '1:12 template-construct'],
    ['a misspelt block that takes none', '{{#onLine}}a{{/onLine}}', '1:4 template-unknown-helper oneLine'],
    ['an else of a block that takes none', '{{#oneLine}}a{{else}}{{/oneLine}}', '1:4 template-construct'],
    ['a block that takes none as its else', '{{^oneLine}}a{{/oneLine}}', '1:4 template-construct'],
    ['a mistake in a block that is its own else', '{{^if isOpen}}{{title}}{{/if}}', '1:15 template-unencoded'],
    ['a mistake in a block that takes no path', '{{#oneLine}}{{title}}{{/oneLine}}', '1:13 template-unencoded'],
    ['a block that is not closed', 'a\n{{#if isOpen}}\nb\n', '4:1 template-syntax'],
    ['a block closed by another', 'a\n{{#if isOpen}}\n{{/each}}', '2:1 template-syntax'],
    ['braces that are not closed', 'a\nb {{title\n', '2:1 template-syntax'],
  ];
  it.each(cases)('reject %s', async (_, source, expected) => {
    expect(await mistakes(source)).toEqual([expected]);
  });

  it('accept an optional value inside of its condition', async () => {
    expect(await rendered('{{#if owner}}{{lineComment owner.name}}{{/if}}')).toBe('Robin');
    expect(await rendered('{{#unless owner}}nobody{{else}}{{lineComment owner.name}}{{/unless}}')).toBe('Robin');
  });

  it('report all mistakes of all templates at once', async () => {
    put('{{title}}\n{{lineComment titel}}');
    put('{{title}}', 'b.hbs');
    const { diagnostics } = await loadTemplates({ 'a/a.hbs': view, 'b.hbs': view }, folder);
    const codes: readonly Code[] = ['template-unencoded', 'template-unknown-path', 'template-unencoded'];
    expect(diagnostics.map(({ code }) => code)).toEqual(codes);
  });

  it('come from the package unless the folder has them', async () => {
    put('// {{lineComment title}}\n', 'server/server.ts.hbs');
    const { render, diagnostics } = await loadTemplates(templateViews, folder);
    expect(diagnostics).toEqual([]);
    expect(render?.('server/server.ts.hbs', { title: 'Mine' })).toEqual({ content: '// Mine\n' });
    expect(() => render?.('unheard-of.hbs', {})).toThrow('unheard-of.hbs');
  });

  it('that are not used cause a warning with the nearest name', async () => {
    put('{{title}}', 'server/sever.ts.hbs');
    const { render, diagnostics } = await loadTemplates(templateViews, folder);
    expect(diagnostics.map(({ code, severity, suggestion }) => [code, severity, suggestion])).toEqual([
      ['template-unused', 'warning', 'server/server.ts.hbs'],
    ]);
    expect(render).toBeDefined();
  });

  it('that cannot be read are reported with the reason', async () => {
    mkdirSync(join(folder, 'a/a.hbs'), { recursive: true });
    const directory = await loadTemplates({ 'a/a.hbs': view }, folder);
    expect(directory.diagnostics.map(({ code }) => code)).toEqual(['cannot-read']);
    const nowhere = await loadTemplates(templateViews, join(folder, 'nowhere'));
    expect(nowhere.diagnostics.map(({ code, path }) => [code, path])).toEqual([
      ['cannot-read', join(folder, 'nowhere')],
    ]);
    const file = await loadTemplates(templateViews, put('x', 'file.txt'));
    expect(file.diagnostics[0]?.code).toBe('cannot-read');
  });

  it('in the package are valid', async () => {
    // They are checked as a user's own; as the package's they are taken as they are.
    expect((await loadTemplates(templateViews, 'templates')).diagnostics).toEqual([]);
  });
});
