/** The types of `docs.json` that the package exports. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'docs-types-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the compiler says of a module that takes the types of the package. */
function mistakesIn(name: string, text: string): readonly string[] {
  const path = join(folder, name);
  writeFileSync(path, text.replaceAll("'specwright/docs'", JSON.stringify(resolve('dist/bundle/docs.js'))));
  const program = ts.createProgram([path], {
    ...{ strict: true, noEmit: true, allowJs: true, checkJs: true, skipLibCheck: true },
    ...{ module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2023 },
    ...{ types: ['node'], typeRoots: [resolve('node_modules/@types')] },
  });
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

const renderer = readFileSync('examples/docs-renderer/render.js', 'utf8');

it('the example of a renderer reads keys that the types have', () => {
  expect(mistakesIn('render.mjs', renderer)).toEqual([]);
});

it('a key that the types do not have is a mistake', () => {
  expect(mistakesIn('misspelt.mjs', renderer.replace('row.presence', 'row.presense'))).toEqual([
    expect.stringContaining("'presense'"),
  ]);
});

it.each(['generated/create-customer', 'test/cases/second-operation/out/get-allowance'])(
  'the types are those of %s/docs.json',
  (path) => {
    const json = readFileSync(`${path}/docs.json`, 'utf8');
    const head = "import type { Docs } from 'specwright/docs';";
    expect(mistakesIn('literal.mts', `${head}\nexport const docs: Docs = ${json};\n`)).toEqual([]);
    // A fresh literal may have no other key.
    const more = json.replace('"endpoint"', '"other": 1, "endpoint"');
    expect(mistakesIn('other.mts', `${head}\nexport const docs: Docs = ${more};\n`)).toEqual([
      expect.stringContaining(`'"other"' does not exist`),
    ]);
  },
);
