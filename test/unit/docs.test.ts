import { beforeAll, describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import type { DocsView } from '../../generator/4-emit/docs/view.js';
import { docsShape } from '../../generator/4-emit/docs/view.js';
import type { ViewShape } from '../../generator/4-emit/template-view.js';
import type { Operation } from '../../generator/model.js';
import { emittedFiles, withVariant } from '../support/emitted-package.js';
import { type MarkdownNode, nodesOf, parseMarkdown, textOf } from '../support/markdown.js';
import { loadOperation } from '../support/model.js';

/** Where a value is not of a shape; empty when it is. */
function differences(shape: ViewShape, value: unknown, path = ''): readonly string[] {
  if (shape.kind === 'maybe') return value === null ? [] : differences(shape.of, value, path);
  if (shape.kind === 'list') {
    if (!Array.isArray(value)) return [path];
    return value.flatMap((item, index) => differences(shape.item, item, `${path}/${index}`));
  }
  if (shape.kind === 'group') {
    if (typeof value !== 'object' || value === null) return [path];
    const keys = Object.keys(shape.fields);
    if (Object.keys(value).sort().join() !== [...keys].sort().join()) return [path];
    return keys.flatMap((key) => differences(shape.fields[key] ?? shape, Reflect.get(value, key), `${path}/${key}`));
  }
  const types = { text: 'string', name: 'string', pattern: 'string', number: 'number', flag: 'boolean' } as const;
  return shape.kind === 'json' || typeof value === types[shape.kind] ? [] : [path];
}

/** Anchors of headings as viewers number them. */
function headingAnchors(tree: MarkdownNode): readonly string[] {
  const seen = new Map<string, number>();
  return nodesOf(tree, 'heading').map((heading) => {
    const anchor = textOf(heading)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-');
    const count = seen.get(anchor) ?? 0;
    seen.set(anchor, count + 1);
    return count === 0 ? anchor : `${anchor}-${count}`;
  });
}

const operations = [
  { name: 'create-customer', folder: 'definitions', elements: 69 },
  { name: 'get-allowance', folder: 'test/cases/second-operation/in', elements: 6 + 2 + 4 + 4 },
];

describe.each(operations)('the docs of $name', ({ name, folder, elements }) => {
  let operation: Operation;
  let data: DocsView;
  let source: string;
  let tree: MarkdownNode;
  beforeAll(async () => {
    operation = await loadOperation(name, folder);
    const files = await emittedFiles(folder);
    data = JSON.parse(files.get(`${name}/docs.json`) ?? '') as DocsView;
    source = files.get(`${name}/docs.md`) ?? '';
    tree = await parseMarkdown(source);
  });

  it('are data of the shape that is described', () => {
    expect(differences(docsShape, data)).toEqual([]);
    expect(differences(docsShape, { ...data, version: '1' })).toEqual(['/version']);
  });

  it('hold every element of every table in its order', () => {
    const shapes = [operation.parameters, operation.request, operation.response].flatMap(
      (message) => message?.shapes ?? [],
    );
    const tables = data.messages.flatMap((message) => message.tables);
    expect(tables.map(({ heading }) => heading)).toEqual(shapes.map(({ table }) => table));
    expect(tables.map(({ rows }) => rows.map(({ element }) => element))).toEqual(
      shapes.map(({ fields }) => fields.map((field) => field.name)),
    );
    const page = data.messages.filter(({ role }) => role !== 'parameters').flatMap((message) => message.tables);
    expect(page.flatMap(({ rows }) => rows)).toHaveLength(elements);
  });

  it('show them as tables of four cells a row', () => {
    const tables = nodesOf(tree, 'table').filter((table) => textOf(table).startsWith('ElementType'));
    expect(tables).toHaveLength(data.messages.flatMap((message) => message.tables).length);
    const rows = tables.map((table) => (table.children ?? []).slice(1).map((row) => textOf(row.children?.[0] ?? row)));
    expect(rows).toEqual(
      data.messages.flatMap(({ tables }) => tables.map((table) => table.rows.map(({ element }) => element))),
    );
    for (const table of nodesOf(tree, 'table')) {
      const width = table.children?.[0]?.children?.length;
      for (const row of table.children ?? []) expect(row.children).toHaveLength(width ?? 0);
    }
  });

  it('have no raw HTML, image or link to anywhere else', () => {
    expect(nodesOf(tree, 'html')).toEqual([]);
    expect(nodesOf(tree, 'image')).toEqual([]);
    const anchors = headingAnchors(tree);
    const links = nodesOf(tree, 'link').map(({ url }) => url ?? '');
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) expect(anchors).toContain(link.replace(/^#/, ''));
  });

  it('link each reading and table by its own heading', () => {
    const anchors = headingAnchors(tree);
    const headings = nodesOf(tree, 'heading').map(textOf);
    for (const { id, anchor } of data.readings) expect(headings[anchors.indexOf(anchor)]).toBe(id);
    for (const { heading, anchor } of data.messages.flatMap(({ tables }) => tables)) {
      expect(headings[anchors.indexOf(anchor)]).toBe(heading);
    }
  });

  it('list every rule by its id', () => {
    const shapes = [operation.parameters, operation.request, operation.response].flatMap(
      (message) => message?.shapes ?? [],
    );
    const ids = shapes
      .flatMap((shape) => [...shape.conditions, ...shape.fields.flatMap(({ rules }) => rules)])
      .map(({ id }) => id);
    const rules = nodesOf(tree, 'table').find((table) => textOf(table).startsWith('RuleIn words'));
    const shown = (rules?.children ?? []).map((row) => textOf(row.children?.[0] ?? row));
    expect(ids.filter((id) => !shown.includes(id))).toEqual([]);
  });

  it('begin with the title and the description', () => {
    const [, frontMatter = ''] = source.split('---\n');
    expect(parseYaml(frontMatter)).toEqual({ title: operation.title, description: operation.description });
  });

  it('show every example with its verdicts', () => {
    const blocks = nodesOf(tree, 'code').map(({ value }) => JSON.parse(value ?? '') as unknown);
    expect(blocks).toEqual(operation.examples.map(({ value }) => value));
    for (const { verdict, role } of operation.examples) {
      expect(source).toContain(`Message: ${role}. Canonical form: ${verdict.canonical}. Wire form: ${verdict.wire}.`);
    }
  });
});

describe('the docs of create-customer', () => {
  it('link by numbered anchors where headings repeat', async () => {
    const files = await withVariant([['title: The smallest request', 'title: R1']], emittedFiles);
    const source = files.get('create-customer/docs.md') ?? '';
    const headings = nodesOf(await parseMarkdown(source), 'heading').map(textOf);
    expect(headings.filter((heading) => heading === 'R1')).toHaveLength(2);
    expect(source).toContain('[R1, inferred](#r1-1)');
    expect(source).toContain('[R2](#r2)');
  });

  it('say what the rows say', async () => {
    const source = (await emittedFiles()).get('create-customer/docs.md') ?? '';
    const rowOf = (element: string): string => {
      const row = source.split('\n').find((line) => line.startsWith(`| \`${element}\` `));
      return row?.replace(/ +/g, ' ') ?? '';
    };
    expect(rowOf('role')).toMatch(
      /\| M \| .*One of `SELFCARE`, `NONE`\. Default: `NONE`, never filled in\..*\[R4, inferred\]\(#r4\)/,
    );
    expect(rowOf('type')).toMatch(/Default: `PRIVATE`\./);
    expect(rowOf('deviceCost')).toMatch(/\| Decimal \| O \| \*\*Deprecated:\*\* /);
    expect(rowOf('logo')).toMatch(/\*\*Future feature\.\*\*/);
    expect(rowOf('identity')).toMatch(/\| Array of \[Object\]\(#identity-data-objects\) \| M \|.*at least 1 entry/);
    expect(rowOf('landlinePhoneNumber')).toMatch(/\| CM \|.*mobilePhoneNumber must be given.*\[R5\]\(#r5\)/);
    expect(rowOf('idType')).toMatch(/The wire form reads `nationalId` as `ID`\./);
    expect(rowOf('contact')).toMatch(/wrap it in one more object/);
    expect(rowOf('invoiceText')).toMatch(/60 bytes of UTF-8/);
    expect(rowOf('GLOBAL\\_1001')).toBe('');
    expect(rowOf('GLOBAL_1001')).toMatch(/\| 503 \|.*\| yes \|/);
    expect(rowOf('LOCAL_NOT_ELIGIBLE')).toMatch(/\| 403 \|/);
    expect(source).toContain('An empty text or null means that the element is not provided.');
    expect(source).toMatch(/### R14\n\n- \*\*Inferred:\*\* /);
    expect(source).toMatch(/### R8\n\n- From the examples: /);
    expect(source).toMatch(/### R2\n\n- Stated: /);
  });
});
