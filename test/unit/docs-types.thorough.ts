/** The types of `docs.json` that the package exports. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { errorsIn, programOf } from '../support/native-compiler.js';

const compiler = await programOf('typescript-7');
const folder = mkdtempSync(join(tmpdir(), 'docs-types-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the compiler says of a module that takes the types of the package. */
function mistakesIn(name: string, text: string): readonly string[] {
  writeFileSync(
    join(folder, name),
    text.replaceAll("'specwright/docs'", JSON.stringify(resolve('dist/bundle/docs.js'))),
  );
  const compilerOptions = {
    ...{ strict: true, noEmit: true, allowJs: true, checkJs: true, skipLibCheck: true },
    ...{ module: 'nodenext', target: 'es2023', types: ['node'], typeRoots: [resolve('node_modules/@types')] },
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [name] }));
  return errorsIn(folder, compiler).map(({ message }) => message);
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
