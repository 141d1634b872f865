/** `fidelity.md` holds the same as `fidelity.json` and the vectors, in Markdown that every site can show. */
import { beforeAll, describe, expect, it } from 'vitest';
import { emittedFiles, emittedVariant, withVariant } from '../support/emitted-package.js';
import { type MarkdownNode, nodesOf, parseMarkdown, textOf } from '../support/markdown.js';

interface LedgerFile {
  readonly targets: readonly string[];
  readonly rules: readonly {
    readonly rule: string;
    readonly message: string;
    readonly levels: Readonly<Record<string, string>>;
    readonly why?: Readonly<Record<string, string>>;
  }[];
}

interface VectorsFile {
  readonly vectors: readonly {
    readonly message: string;
    readonly about: string;
    readonly valid: boolean;
    readonly violations?: readonly { readonly rule: string }[];
  }[];
}

const operations = [
  { name: 'create-customer', folder: 'definitions' },
  { name: 'get-allowance', folder: 'test/cases/second-operation/in' },
];

describe.each(operations)('the page of the ledger of $name', ({ name, folder }) => {
  let source: string;
  let tree: MarkdownNode;
  let ledger: LedgerFile;
  let vectors: VectorsFile['vectors'];
  beforeAll(async () => {
    const files = await emittedFiles(folder);
    const read = (file: string): string => files.get(`${name}/${file}`) ?? '';
    source = read('fidelity.md');
    tree = await parseMarkdown(source);
    ledger = JSON.parse(read('fidelity.json')) as LedgerFile;
    ({ vectors } = JSON.parse(read('vectors.json')) as VectorsFile);
  });

  /** The cells of the table whose first column has this heading, without the heading. */
  const rowsOf = (...columns: readonly string[]): readonly (readonly string[])[] => {
    const table = nodesOf(tree, 'table').find((one) => textOf(one).startsWith(columns.join('')));
    return (table?.children ?? []).slice(1).map((row) => (row.children ?? []).map(textOf));
  };

  it('counts the rules of each output at each level', () => {
    const count = (target: string, level: string): string =>
      String(ledger.rules.filter(({ levels }) => levels[target] === level).length);
    expect(rowsOf('Output', 'Exact')).toEqual(
      ledger.targets.map((target) => [
        target,
        count(target, 'exact'),
        count(target, 'weaker'),
        count(target, 'documented'),
      ]),
    );
  });

  it('lists every reason once, as a sentence, with the number of its rules', () => {
    const rows = rowsOf('Output', 'Level');
    const expected = new Map<string, number>();
    for (const { levels, why = {} } of ledger.rules) {
      for (const [target, reason] of Object.entries(why)) {
        const key = [target, levels[target], reason].join();
        expected.set(key, (expected.get(key) ?? 0) + 1);
      }
    }
    const shown = rows.map(([target, level, rules, why]) => [[target, level, why].join(), Number(rules)] as const);
    expect(shown.length).toBe(expected.size);
    expect(new Map(shown)).toEqual(expected);
    for (const [, , , why] of rows) expect(why).toMatch(/^[A-Z].*\.$/);
  });

  it('lists every rule, with its vectors and the outputs that do not enforce it exactly', () => {
    const broken = (message: string, rule: string): number =>
      vectors.filter((one) => one.message === message && one.violations?.some((violation) => violation.rule === rule))
        .length;
    const kept = (message: string, rule: string): number =>
      vectors.filter((one) => one.message === message && one.about === rule && one.valid).length;
    const notExact = (levels: Readonly<Record<string, string>>): string =>
      ledger.targets
        .filter((target) => target !== 'docs' && levels[target] !== 'exact')
        .map((target) => `${target}: ${levels[target]}`)
        .join(', ');
    expect(rowsOf('Rule', 'Message')).toEqual(
      ledger.rules.map(({ rule, message, levels }) => [
        rule,
        message,
        String(kept(message, rule)),
        String(broken(message, rule)),
        notExact(levels),
      ]),
    );
  });

  it('has a title, rows of full width, and no HTML, image, link or brace', () => {
    expect(source).toMatch(/^# Fidelity of \S/);
    for (const kind of ['html', 'image', 'link', 'code']) expect(nodesOf(tree, kind), kind).toEqual([]);
    expect(source).not.toMatch(/[{}<]/);
    for (const table of nodesOf(tree, 'table')) {
      const width = table.children?.[0]?.children?.length;
      for (const row of table.children ?? []) expect(row.children).toHaveLength(width ?? 0);
    }
  });
});

it('the page of the ledger shows every title as text', async () => {
  const title = 'Create {{ 1 + 1 }} <b>customers</b> [here](https://example.com)';
  const files = await withVariant([['title: Create Customer', `title: '${title}'`]], emittedVariant);
  const source = files.get('create-customer/fidelity.md') ?? '';
  expect(source).not.toMatch(/[{}]/);
  const tree = await parseMarkdown(source);
  const [heading] = nodesOf(tree, 'heading');
  expect(textOf(heading ?? tree)).toBe(`Fidelity of ${title}`);
  expect([...nodesOf(tree, 'html'), ...nodesOf(tree, 'link')]).toEqual([]);
});
