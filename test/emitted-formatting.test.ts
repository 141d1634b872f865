/** Everything that is generated, here and in the cases, is as Prettier leaves it, whether Prettier has seen it or not. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { expect, it } from 'vitest';
import { generateTexts } from './support/emitted-package.js';
import { changeByPrettier } from './support/final-form.js';

/** One vector, and one rule, a line: these have a layout of their own. */
const ownLayout = /(?:^|\/)(?:vectors|fidelity)\.json$/;

/** Written by hand, or copied from `runtime/`, which `npm run format:check` holds. */
const notEmitted = /^(?:dist|node_modules|http|validation|LICENSE|README\.md|package\.json|tsconfig\.json)(?:[/\\]|$)/;

// `npm run format:check` holds what is generated from the definitions here.
const folders = readdirSync('test/cases').map((name) => join('test/cases', name, 'out'));

const files = folders.flatMap((folder) => (existsSync(folder) ? filesIn(folder) : []));

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !notEmitted.test(path))
    .map((path) => join(folder, path))
    .filter((path) => extname(path) !== '' && !ownLayout.test(path));
}

it.each(files)('%s', async (path) => {
  expect(await changeByPrettier({ path, content: readFileSync(path, 'utf8') })).toBeUndefined();
});

it('what is generated from every key of the format', async () => {
  const { files: all } = await generateTexts({ definitions: 'test/support/every-key', vectors: false });
  const emitted = all.filter(({ path }) => path.endsWith('.ts') && !notEmitted.test(path));
  expect(emitted.length).toBeGreaterThan(10);
  for (const file of emitted) expect(await changeByPrettier(file)).toBeUndefined();
});
