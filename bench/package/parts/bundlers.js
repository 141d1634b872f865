/** What bundlers make of the contract, and how large it is. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { contract } from '../prepare.js';
import { runNode } from '../processes.js';
import { row } from '../rows.js';
import { installed, newestNode, versionOf } from '../tools.js';

const from = (path) => `'${contract}/create-customer${path}'`;
/** Each with what shows that it works. */
const entries = {
  'one validator': [
    `export { isCreateCustomerRequest } from ${from('')};`,
    `isCreateCustomerRequest({ status: 'ACTIVE', currency: 'EUR' }) && !isCreateCustomerRequest({})`,
  ],
  'all validators': [
    `export * from ${from('')};`,
    `parseCreateCustomerRequest({ status: 'active', currency: 'EUR' }).ok`,
  ],
  'the client': [
    `export { createClient } from ${from('/client')};`,
    `createClient({ baseUrl: 'https://example.com' }).createCustomer.length > 0`,
  ],
};
const names = ['esbuild', 'rollup', 'webpack', 'vite'];

export async function bundlers({ consumer }) {
  const rows = [];
  for (const bundler of names)
    rows.push(
      await row(Object.keys(entries).join(', '), `${bundler} ${versionOf(bundler)}`, async () => {
        const sizes = [];
        for (const [index, [name, [code, works]]] of Object.entries(entries).entries()) {
          const folder = join(consumer, `bundle-${bundler}-${index}`);
          mkdirSync(folder, { recursive: true });
          writeFileSync(join(folder, 'entry.js'), `${code}\n`);
          writeFileSync(join(folder, 'build.mjs'), scriptOf(bundler));
          await runNode(newestNode.path, ['build.mjs'], { cwd: folder });
          const exported = /\{ (.*) \}/.exec(code)?.[1] ?? 'parseCreateCustomerRequest';
          writeFileSync(
            join(folder, 'works.mjs'),
            `import { ${exported} } from './out/entry.js';\nif (!(${works})) throw new Error('${name} does not work');\n`,
          );
          await runNode(newestNode.path, ['works.mjs'], { cwd: folder });
          sizes.push(gzipSync(readFileSync(join(folder, 'out/entry.js')), { level: 9 }).length);
        }
        return `${sizes.map((size) => size.toLocaleString('en')).join(', ')} bytes, minified and gzipped`;
      }),
    );
  return rows;
}

/** A script that bundles `entry.js` to `out/entry.js`. */
function scriptOf(bundler) {
  const tool = (path) => JSON.stringify(pathToFileURL(installed(path)).href);
  switch (bundler) {
    case 'esbuild':
      return `import { build } from ${tool('esbuild/lib/main.js')};
await build({ entryPoints: ['entry.js'], outdir: 'out', bundle: true, minify: true, format: 'esm', logLevel: 'warning' });`;
    case 'rollup':
      return `import { rollup } from ${tool('rollup/dist/es/rollup.js')};
import nodeResolve from ${tool('@rollup/plugin-node-resolve/dist/es/index.js')};
import { transform } from ${tool('esbuild/lib/main.js')};
const minify = { name: 'minify', renderChunk: async (code) => (await transform(code, { minify: true, format: 'esm' })).code };
const onwarn = (warning) => { throw new Error(warning.message); };
const bundle = await rollup({ input: 'entry.js', plugins: [nodeResolve(), minify], onwarn });
await bundle.write({ dir: 'out' });`;
    case 'webpack':
      return `import webpack from ${tool('webpack/lib/index.js')};
const library = { type: 'module' };
const options = { mode: 'production', entry: './entry.js', experiments: { outputModule: true }, target: 'es2022' };
webpack({ ...options, output: { path: process.cwd() + '/out', filename: 'entry.js', library } }, (error, stats) => {
  if (error ?? stats.hasErrors() ?? stats.hasWarnings()) throw error ?? new Error(stats.toString());
});`;
    default:
      return `import { build } from ${tool('vite/dist/node/index.js')};
const output = { entryFileNames: 'entry.js' };
const rollupOptions = { input: 'entry.js', preserveEntrySignatures: 'strict', output };
await build({ configFile: false, logLevel: 'warn', build: { outDir: 'out', modulePreload: false, rollupOptions } });`;
  }
}
