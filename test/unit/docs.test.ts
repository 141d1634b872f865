import { beforeAll, describe, expect, it } from 'vitest';
import type { DocsView } from '../../generator/4-emit/targets/docs/view.js';
import { docsShape } from '../../generator/4-emit/targets/docs/view.js';
import type { ViewShape } from '../../generator/4-emit/templates/view.js';
import type { Operation } from '../../generator/model/model.js';
import { emittedFiles, emittedVariant, withVariant } from '../support/emitted-package.js';
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

/** The ids that stand in a page, each with the text that it stands with: a heading, or a cell of a table. */
function idsOf(tree: MarkdownNode): ReadonlyMap<string, string> {
  const places = [...nodesOf(tree, 'heading'), ...nodesOf(tree, 'tableCell')];
  const ids = places.flatMap((place) =>
    nodesOf(place, 'html').flatMap(({ value }) => {
      const id = /^<a id="([^"]+)">$/.exec(value ?? '')?.[1];
      return id === undefined ? [] : [[id, shownIn(place)] as const];
    }),
  );
  expect(new Set(ids.map(([id]) => id)).size).toBe(ids.length);
  return new Map(ids);
}

/** Without elements of HTML. */
function shownIn({ type, value, children }: MarkdownNode): string {
  if (type === 'html') return '';
  return (value ?? (children ?? []).map(shownIn).join('')).trim();
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
  /** By their names in the folder of the operation. */
  let pages: ReadonlyMap<string, MarkdownNode>;
  beforeAll(async () => {
    operation = await loadOperation(name, folder);
    const files = await emittedFiles(folder);
    data = JSON.parse(files.get(`${name}/docs.json`) ?? '') as DocsView;
    source = files.get(`${name}/docs.md`) ?? '';
    tree = await parseMarkdown(source);
    const names = ['docs.md', 'rules.md', 'readings.md', 'fidelity.md'];
    const trees = names.map(async (page) => [page, await parseMarkdown(files.get(`${name}/${page}`) ?? '')] as const);
    pages = new Map(await Promise.all(trees));
  });

  it('are data that fit their schema', () => {
    expect(differences(docsShape, data)).toEqual([]);
    expect(differences(docsShape, { ...data, version: '2' })).toEqual(['/version']);
  });

  it('contain every element of every table in its order', () => {
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

  it('show each table with four cells a row', () => {
    const tables = nodesOf(tree, 'table').filter((table) => textOf(table).startsWith('ElementType'));
    expect(tables).toHaveLength(data.messages.flatMap((message) => message.tables).length);
    const rows = tables.map((table) => (table.children ?? []).slice(1).map((row) => shownIn(row.children?.[0] ?? row)));
    expect(rows).toEqual(
      data.messages.flatMap(({ tables }) => tables.map((table) => table.rows.map(({ element }) => element))),
    );
    for (const table of nodesOf(tree, 'table')) {
      const width = table.children?.[0]?.children?.length;
      for (const row of table.children ?? []) expect(row.children).toHaveLength(width ?? 0);
    }
  });

  it('contain no HTML but ids, no image, and only links to ids and pages that are there', () => {
    const known = [...pages].flatMap(([page, one]) => [page, ...[...idsOf(one).keys()].map((id) => `${page}#${id}`)]);
    for (const [page, one] of pages) {
      for (const { value } of nodesOf(one, 'html')) expect(value).toMatch(/^(<a id="[A-Za-z0-9_-]+">|<\/a>)$/);
      expect(nodesOf(one, 'image')).toEqual([]);
      for (const { url = '' } of nodesOf(one, 'link')) expect(known).toContain(url.startsWith('#') ? page + url : url);
    }
    expect(new Set(nodesOf(tree, 'link').map(({ url = '' }) => url.replace(/#.*/, '')))).toEqual(
      new Set(['', ...[...pages.keys()].filter((page) => page !== 'docs.md')]),
    );
  });

  it('have an id for each table, element and reading', () => {
    const ids = idsOf(tree);
    for (const { heading, anchor, rows } of data.messages.flatMap(({ tables }) => tables)) {
      expect(ids.get(anchor)).toBe(heading);
      for (const row of rows) expect(ids.get(row.anchor)).toBe(row.element);
    }
    const readings = idsOf(pages.get('readings.md') ?? tree);
    for (const { id, anchor } of data.readings) expect(readings.get(anchor)).toBe(id);
  });

  it('have no empty section, no empty table, and no heading for a reading', () => {
    for (const one of pages.values()) {
      const blocks = one.children ?? [];
      for (const [index, { type, depth = 0 }] of blocks.entries()) {
        const next = blocks[index + 1];
        if (type === 'heading') expect(next && (next.type !== 'heading' || (next.depth ?? 0) > depth)).toBe(true);
      }
      for (const { children = [] } of nodesOf(one, 'table')) expect(children.length).toBeGreaterThan(1);
      expect(nodesOf(one, 'heading').map(textOf)).not.toContain(data.readings[0]?.id);
    }
  });

  it('list every rule by its id', () => {
    const shapes = [operation.parameters, operation.request, operation.response].flatMap(
      (message) => message?.shapes ?? [],
    );
    const ids = shapes
      .flatMap((shape) => [...shape.conditions, ...shape.fields.flatMap(({ rules }) => rules)])
      .map(({ id }) => id);
    const tables = nodesOf(pages.get('rules.md') ?? tree, 'table');
    const shown = tables.flatMap(({ children = [] }) => children.map((row) => textOf(row.children?.[0] ?? row)));
    expect(ids.filter((id) => !shown.includes(id))).toEqual([]);
  });

  it('begin the sentence of a condition with a capital letter or an element', () => {
    for (const { conditions, rows } of data.messages.flatMap(({ tables }) => tables)) {
      for (const { sentence } of conditions) {
        const [first = ''] = sentence.split(/[ ,]/);
        expect(rows.some(({ element }) => element === first) || /^[A-Z]/.test(first), sentence).toBe(true);
        expect(sentence).toMatch(/\.$/);
      }
    }
  });

  it('leave the enforcement of rules to the ledger', () => {
    expect(Object.keys(data)).not.toContain('fidelity');
    expect(source).not.toMatch(/weaker|documented/i);
  });

  it('begin with the title, since GitHub would show front matter as a table', () => {
    expect(source.split('\n', 1)).toEqual([`# ${operation.title}`]);
  });

  it('show every example with its verdicts', () => {
    const blocks = nodesOf(tree, 'code').map(({ value }) => JSON.parse(value ?? '') as unknown);
    expect(blocks).toEqual(operation.examples.map(({ value }) => value));
    const list = nodesOf(tree, 'table').find((table) => textOf(table).startsWith('ExampleMessage'));
    expect((list?.children ?? []).slice(1).map((row) => (row.children ?? []).map(textOf))).toEqual(
      operation.examples.map(({ name: example, title, role, verdict: { canonical, wire } }) => [
        `${example}: ${title}`,
        ...[role, canonical, wire],
      ]),
    );
  });
});

describe('the docs of create-customer', () => {
  it('keep the targets of their links for every heading, and link an example to the reading with its name', async () => {
    const files = await withVariant(
      [
        ['title: The smallest request', 'title: R1'],
        ['table: Contact data objects', 'table: "Contact: (data) {{ objects }}?"'],
      ],
      emittedVariant,
    );
    const source = files.get('create-customer/docs.md') ?? '';
    const ids = idsOf(await parseMarkdown(source));
    expect(source).toContain('[R1 (inferred)](readings.md#reading-R1)');
    expect(idsOf(await parseMarkdown(files.get('create-customer/readings.md') ?? '')).get('reading-R1')).toBe('R1');
    expect(source).toContain('[Object](#request-Contact)');
    expect(ids.get('request-Contact')).toBe('Contact: (data) {{ objects }}?');
  });

  it('contain no table of error codes when the vendor has none', async () => {
    const none =
      'errors:\n  GLOBAL_1001:\n    status: 503\n    message: The service is unavailable; try again.\n    retry: true\n    reading: [R20, R21, R24]\n';
    const files = await withVariant([[none, '']], (folder) => emittedFiles(folder, { warnings: true, vectors: false }));
    const source = files.get('create-customer/docs.md') ?? '';
    expect(source).toContain('The status is 200 after a success.');
    expect(source).not.toContain('Codes of the vendor');
    expect(source).not.toContain('May be retried');
  });

  it('describe each row as the definition does', async () => {
    const source = (await emittedFiles()).get('create-customer/docs.md') ?? '';
    const rowOf = (element: string): string => {
      const row = source.split('\n').find((line) => line.replace(/<[^>]*> ?/g, '').startsWith(`| \`${element}\` `));
      return row?.replace(/ +/g, ' ') ?? '';
    };
    expect(rowOf('role')).toMatch(
      /\| M \| .*One of `SELFCARE`, `NONE`\. Default: `NONE`, never filled in\..*\[R4 \(inferred\)\]\(readings\.md#reading-R4\)/,
    );
    expect(rowOf('type')).toMatch(/Default: `PRIVATE`\./);
    expect(rowOf('deviceCost')).toMatch(/\| Decimal \| O \| \*\*Deprecated:\*\* /);
    expect(rowOf('logo')).toMatch(/\*\*Future feature\.\*\*/);
    expect(rowOf('identity')).toMatch(/\| Array of \[Object\]\(#request-Identity\) \| M \|.*at least 1 entry/);
    expect(rowOf('landlinePhoneNumber')).toMatch(
      /\| CM \|.*mobilePhoneNumber must be given.*\[R5\]\(readings\.md#reading-R5\)/,
    );
    expect(rowOf('idType')).toMatch(/The wire form reads `nationalId` as `ID`\./);
    expect(rowOf('contact')).toMatch(/wrap it in one more object/);
    expect(rowOf('invoiceText')).toMatch(/60 bytes of UTF-8/);
    expect(rowOf('GLOBAL\\_1001')).toBe('');
    expect(rowOf('GLOBAL_1001')).toMatch(/\| 503 \|.*\| yes \|/);
    expect(rowOf('LOCAL_NOT_ELIGIBLE')).toMatch(/\| 403 \|/);
    expect(source).toMatch(/^\| One of landlinePhoneNumber, mobilePhoneNumber must be given\. \| .* \| `\{\}` /m);
    expect(source).toMatch(
      /^\| paymentDueUnits must be given when paymentDueAfterInvoiceIssued is given\. \| .* "paymentDueUnits": .* \| `\{ "p/m,
    );
    expect(source).toContain('An empty text or null means that the element is not provided.');
    const readings = (await emittedFiles()).get('create-customer/readings.md') ?? '';
    expect(readings).toMatch(/<\/a> R14 +\| \*\*Inferred:\*\* /);
    expect(readings).toMatch(/<\/a> R8 +\| From the examples: /);
    expect(readings).toMatch(/<\/a> R2 +\| Stated: /);
  });
});
