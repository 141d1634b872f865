import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type MarkdownNode, nodesOf, parseMarkdown, textOf } from '../support/markdown.js';
import { filesIn, outputsOf } from '../support/outputs-of.js';

/** As a reader calls it. */
function run(...args: readonly string[]): SpawnSyncReturns<string> {
  const options = { encoding: 'utf8' } as const;
  return spawnSync(process.execPath, ['examples/docs-renderer/render.js', ...args], options);
}

/** What a place shows: without elements of HTML, so without anchors. */
function shownIn({ type, value, children }: MarkdownNode): string {
  return type === 'html' ? '' : (value ?? (children ?? []).map(shownIn).join(''));
}

/** `heading: Request`, and so on: every text of a page by the kind of its place. */
function textsOf(tree: MarkdownNode): ReadonlySet<string> {
  const kinds = ['heading', 'paragraph', 'listItem', 'tableCell', 'code'];
  return new Set(kinds.flatMap((kind) => nodesOf(tree, kind).map((node) => `${kind}: ${shownIn(node).trim()}`)));
}

/** `#request-Contact`: what links lead to; on docs.md the readings have a page of their own. */
const targetsOf = (tree: MarkdownNode): ReadonlySet<string> =>
  new Set(nodesOf(tree, 'link').map(({ url = '' }) => url.replace(/^readings\.md(?=#)/, '')));

const idsOf = (tree: MarkdownNode): ReadonlySet<string> =>
  new Set(nodesOf(tree, 'html').flatMap(({ value = '' }) => /^<a id="([^"]+)">$/.exec(value)?.[1] ?? []));

/** What docs.md says of the pages beside it, which the one page of the renderer has no need to. */
const ofOtherPages = [
  "Readings say how unclear places of the vendor's page are interpreted.",
  'Rules lists every rule with the message of its violations.',
  'Fidelity says how well each output enforces each rule.',
];

describe.each(['generated/create-customer', 'test/cases/second-operation/out/get-allowance'])(
  'the page that the example makes of %s/docs.json alone',
  (folder) => {
    let docs: MarkdownNode;
    let page: MarkdownNode;
    beforeAll(async () => {
      docs = await parseMarkdown(readFileSync(`${folder}/docs.md`, 'utf8'));
      page = await parseMarkdown(run(`${folder}/docs.json`).stdout);
    });

    it('has every text of docs.md, in a place of the same kind', () => {
      const texts = textsOf(docs);
      expect(texts.size).toBeGreaterThan(100);
      const shown = textsOf(page);
      const missing = [...texts].filter((one) => !shown.has(one));
      expect(missing).toEqual(
        ['paragraph', 'listItem'].flatMap((kind) => ofOtherPages.map((one) => `${kind}: ${one}`)),
      );
    });

    it('has every link of docs.md, and each leads to an id on the page', () => {
      const others = ['readings.md', 'rules.md', 'fidelity.md'];
      const targets = targetsOf(page);
      const ids = idsOf(page);
      expect([...targetsOf(docs)].filter((one) => !targets.has(one))).toEqual(others);
      expect([...targets].filter((one) => !ids.has(one.slice(1)))).toEqual([]);
      expect([...idsOf(docs)].filter((one) => !ids.has(one))).toEqual([]);
    });
  },
);

it('the page says what is filled in under conditions as docs.md does', async () => {
  const { files } = await (await outputsOf())(filesIn('test/support/defaults'));
  const contentOf = (name: string): string => files?.get(`book-data/${name}`) ?? '';
  const page = textsOf(await pageOf(JSON.parse(contentOf('docs.json')) as object));
  const filled = [...textsOf(await parseMarkdown(contentOf('docs.md')))].filter((one) => /Default: .* when /.test(one));
  expect(filled.length).toBeGreaterThan(2);
  expect(filled.filter((one) => !page.has(one))).toEqual([]);
});

it('the page shows texts as they are, whatever they contain', async () => {
  const hostile = [
    'a | b || c',
    '`a` and ``b`',
    '<b>T</b> <!-- x',
    '*a* _b_ __c__ ~~d~~',
    '[a](https://example.com) ![b](c)',
    '&amp; &#123;',
    '{{ x }} {% y %}',
    '$z$',
    'https://example.com www.example.com a@example.com',
    '- a',
    '1. a',
    '2) a',
    '# a #',
    '---',
    '> a',
    '\\| \\\\| \\`',
    ':tada: ::: note',
  ];
  const docs = JSON.parse(readFileSync('generated/create-customer/docs.json', 'utf8')) as object;
  const page = await pageOf({
    ...docs,
    statuses: hostile,
    errors: hostile.map((text) => ({ code: text, status: 400, message: text, retry: false, readings: [] })),
    examples: hostile.map((text) => ({
      name: 'a',
      title: text,
      role: 'request',
      canonical: 'good',
      wire: 'good',
      value: text,
    })),
  });
  const shown = textsOf(page);
  expect(hostile.filter((text) => !shown.has(`heading: ${text}`) || !shown.has(`paragraph: ${text}`))).toEqual([]);
  const rows = nodesOf(page, 'tableRow').map(({ children = [] }) => children.map((cell) => shownIn(cell).trim()));
  expect(rows.filter(([, status]) => status === '400').slice(0, hostile.length)).toEqual(
    hostile.map((text) => [text, '400', text, 'no']),
  );
  expect(nodesOf(page, 'code').map((node) => JSON.parse(textOf(node)) as unknown)).toEqual(hostile);
});

it('another version is refused, and so is no file', () => {
  for (const result of [run(), withFile({ version: 3 }, run)])
    expect(result).toMatchObject({ status: 1, stdout: '', stderr: 'usage: node render.js <docs.json of version 2>\n' });
});

async function pageOf(docs: object): Promise<MarkdownNode> {
  return parseMarkdown(withFile(docs, run).stdout);
}

function withFile<Result>(docs: object, use: (path: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'specwright-'));
  try {
    const path = join(folder, 'docs.json');
    writeFileSync(path, JSON.stringify(docs));
    return use(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
