import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkSchemaLine } from '../../generator/1-load/schema-line.js';

let root: string;
const put = (path: string, text = ''): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const suggestionFor = async (path: string, schema: string): Promise<string | undefined> => {
  const text = `\n# a comment\n# yaml-language-server: $schema=${schema}\noperation: x\n`;
  const [found] = await checkSchemaLine({ path: join(root, path), text });
  if (found) expect(found.span && text.slice(found.span.start, found.span.end)).toBe(schema);
  return found?.suggestion;
};

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'specwright-schema-'));
  put('node_modules/specwright/definitions/definition.schema.json', '{}');
  put('packages/api/package.json', '{}');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

it('an existing schema file and a URL cause no diagnostic', async () => {
  const right = '../node_modules/specwright/definitions/definition.schema.json';
  expect(await suggestionFor('definitions/a.spec.yaml', right)).toBeUndefined();
  expect(await suggestionFor('definitions/a.spec.yaml', 'https://example.com/definition.schema.json')).toBeUndefined();
  expect(await checkSchemaLine({ path: join(root, 'a.spec.yaml'), text: 'operation: x\n' })).toEqual([]);
});

it('a path without a file is reported with the path to use: hoisted, in a subfolder, beside', async () => {
  const wrong = '../node_modules/specwright/definitions/definition.schema.json';
  const installed = 'node_modules/specwright/definitions/definition.schema.json';
  expect(await suggestionFor('packages/api/definitions/a.spec.yaml', wrong)).toBe(`../../../${installed}`);
  expect(await suggestionFor('definitions/customers/a.spec.yaml', wrong)).toBe(`../../${installed}`);
  expect(await suggestionFor('a.spec.yaml', wrong)).toBe(`./${installed}`);
  // A folder is no schema.
  expect(await suggestionFor('definitions/a.spec.yaml', '../node_modules')).toBe(`../${installed}`);
});

it('the line of a file of a package is not reported: it is edited where the package is made', async () => {
  const wrong = '../node_modules/specwright/definitions/definition.schema.json';
  expect(await suggestionFor('node_modules/@acme/api/platform.spec.yaml', wrong)).toBeUndefined();
  expect(await suggestionFor('not_node_modules/api/platform.spec.yaml', wrong)).toBeDefined();
});

it('the schema of this package is suggested where no package is installed', async () => {
  const [found] = await checkSchemaLine({
    path: resolve('examples/none.spec.yaml'),
    text: '# yaml-language-server: $schema=x.json\n',
  });
  expect(found?.suggestion).toBe('../definitions/definition.schema.json');
});
