/** Makes build/: ours as one module, Ajv's standalone code, and what typia makes of its types. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { CURRENCY, DATE, E164, EMAIL, requestSchema } from './rules.js';

const here = dirname(fileURLToPath(import.meta.url));
const at = (...path) => join(here, ...path);
const common = {
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  mainFields: ['module', 'main'],
  logLevel: 'error',
};

rmSync(at('build'), { recursive: true, force: true });
mkdirSync(at('build'), { recursive: true });

await build({
  ...common,
  entryPoints: [at('../../generated/create-customer/validators.ts')],
  outfile: at('build/ours.js'),
});

for (const [name, allErrors] of [
  ['first', false],
  ['all', true],
]) {
  const ajv = new Ajv2020({ strict: true, allErrors, code: { source: true, esm: true, lines: true } });
  const code = standaloneCode.default(ajv, ajv.compile(requestSchema));
  writeFileSync(at(`build/ajv-${name}.source.js`), code);
  await build({ ...common, entryPoints: [at(`build/ajv-${name}.source.js`)], outfile: at(`build/ajv-${name}.js`) });
}

mkdirSync(at('build/typia-input'));
const patterns = { EMAIL, E164, DATE, CURRENCY };
const source = readFileSync(at('contestants/typia.ts'), 'utf8').replace(
  /tags\.Pattern<'(\w+)'>/g,
  (_, name) => `tags.Pattern<${JSON.stringify(patterns[name])}>`,
);
writeFileSync(at('build/typia-input/typia.ts'), source);
const options = {
  target: 'es2022',
  module: 'esnext',
  moduleResolution: 'bundler',
  strict: true,
  skipLibCheck: true,
  types: [],
};
writeFileSync(at('build/tsconfig.json'), JSON.stringify({ compilerOptions: options, include: ['typia-input'] }));
const require = createRequire(import.meta.url);
const typia = join(dirname(require.resolve('typia/package.json')), 'lib/executable/typia.js');
const args = [
  'generate',
  '--input',
  at('build/typia-input'),
  '--output',
  at('build/typia-output'),
  '--project',
  at('build/tsconfig.json'),
];
execFileSync(process.execPath, [typia, ...args], { cwd: here, stdio: ['ignore', 'ignore', 'inherit'] });
await build({ ...common, entryPoints: [at('build/typia-output/typia.ts')], outfile: at('build/typia.js') });
