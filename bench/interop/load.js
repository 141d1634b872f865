/** TypeScript that a tool wrote, as a module. */
import { buildSync } from 'esbuild';
import { pathToFileURL } from 'node:url';
import { at } from './paths.js';

/**
 * @param {string} path of the entry
 * @param {Record<string, string>} alias packages that stand in for others: `{ zod: 'zod/v3' }`
 */
export async function load(path, alias = {}) {
  const outfile = `${path}.built.mjs`;
  buildSync({
    entryPoints: [path],
    outfile,
    alias,
    bundle: true,
    format: 'esm',
    platform: 'node',
    nodePaths: [at('node_modules')],
    logLevel: 'error',
  });
  return import(pathToFileURL(outfile).href);
}
