import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { docsShape, docsVersion } from '../../generator/4-emit/targets/docs/view.js';
import type { ViewShape } from '../../generator/4-emit/templates/view.js';
import { type MarkdownNode, nodesOf, parseMarkdown, textOf } from '../support/markdown.js';

const source = readFileSync('docs/docs-json.md', 'utf8');

/** The parts of docs.json that have a table of their own on the page, by the keys that lead to them. */
const parts = new Map([
  ['', 'Key'],
  ['/messages', 'Key of a message'],
  ['/messages/tables', 'Key of a table'],
  ['/messages/tables/rows', 'Key of a row'],
  ['/messages/tables/conditions', 'Key of a condition'],
  ['/messages/readings', 'Key of a reference'],
  ['/examples', 'Key of an example'],
  ['/readings', 'Key of a reading'],
]);

/** The fields of a group, of the entries of a list of groups, or of one that may be missing. */
function fieldsOf(shape: ViewShape): Readonly<Record<string, ViewShape>> {
  if (shape.kind === 'list') return fieldsOf(shape.item);
  if (shape.kind === 'maybe') return fieldsOf(shape.of);
  return shape.kind === 'group' ? shape.fields : {};
}

/** `['aliases', 'alias', 'value']`: each key of a part, with the keys below it where these have no table. */
function keysOf(shape: ViewShape, path: string): readonly (readonly string[])[] {
  return Object.entries(fieldsOf(shape)).map(([key, inner]) => {
    const hasTable = parts.has(`${path}/${key}`) || /readings$/i.test(key);
    return [key, ...(hasTable ? [] : Object.keys(fieldsOf(inner)))];
  });
}

function codesIn(node: MarkdownNode | undefined): readonly string[] {
  return node ? nodesOf(node, 'inlineCode').map(textOf) : [];
}

it.each([...parts])('docs/docs-json.md describes each key of docs.json%s', async (path, title) => {
  const tables = nodesOf(await parseMarkdown(source), 'table');
  const [table] = tables.filter((one) => textOf(nodesOf(one, 'tableCell')[0] ?? one) === title);
  const rows = nodesOf(table ?? { type: 'none' }, 'tableRow').slice(1);
  const at = path.split('/').slice(1);
  const shape = at.reduce<ViewShape>((outer, key) => fieldsOf(outer)[key] ?? outer, docsShape);
  const keys = keysOf(shape, path);
  expect(rows.map(({ children: [key] = [] }) => codesIn(key))).toEqual(keys.map(([key]) => [key]));
  const untold = keys.flatMap(([key, ...below], index) => {
    const told = codesIn(rows[index]?.children?.[1]);
    return below.filter((one) => !told.includes(one)).map((one) => `${key}.${one}`);
  });
  expect(untold).toEqual([]);
});

it('docs/docs-json.md says the version', () => {
  expect(source).toContain(`\`version\` is ${docsVersion}.`);
});
