/** Bytes of what an application would ship of a contestant: bundled, minified, gzipped. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const here = fileURLToPath(new URL('.', import.meta.url));
const options = {
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  write: false,
  mainFields: ['module', 'main'],
  logLevel: 'error',
};

/** Of ours the three functions of the request, with all of their messages. */
const ours = `export { isCreateCustomerRequest, validateCreateCustomerRequest, parseCreateCustomerRequest } from '../../generated/create-customer/validators.ts';`;

export async function sizeOf(name) {
  const entry =
    name === 'ours'
      ? { stdin: { contents: ours, resolveDir: here, loader: 'ts' } }
      : { entryPoints: [join(here, `contestants/${name}.js`)] };
  // What reads files at start-up gets their content from a bundler.
  const { outputFiles } = await build({ ...options, ...entry, external: ['node:*'] });
  return gzipSync(outputFiles[0].contents, { level: 9 }).length;
}
