/** Everything that is generated, here and in the cases, is as Prettier leaves it, whether Prettier has seen it or not. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { expect, it } from 'vitest';
import { effort } from './support/effort.js';
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

/** Every key of the format, and with more time everything that the proof is given. */
const definitions = effort(
  ['test/support/every-key'],
  ['test/support', 'test/pages'].flatMap((folder) =>
    readdirSync(folder)
      .map((name) => join(folder, name))
      .filter((path) => statSync(path).isDirectory() && readdirSync(path).some((name) => name.endsWith('.spec.yaml'))),
  ),
);

it.each(definitions)('what is generated from %s', async (folder) => {
  const { files: all } = await generateTexts({ definitions: folder, vectors: false });
  const emitted = all.filter(({ path }) => path.endsWith('.ts') && !notEmitted.test(path));
  expect(emitted.length).toBeGreaterThan(3);
  for (const file of emitted) expect(await changeByPrettier(file)).toBeUndefined();
});
