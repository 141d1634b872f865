/** The subpaths of an installed package. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contract } from './prepare.js';

/**
 * Each subpath that the package exports, those of patterns included, with the kind of what it leads to.
 *
 * @returns {readonly { path: string, file: string, kind: 'module' | 'json' | 'other' }[]}
 */
export function subpathsOf(folder) {
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder, { recursive: true }).filter((file) => !file.startsWith('node_modules'));
  const found = new Map();
  for (const [subpath, target] of Object.entries(exports)) {
    const file = typeof target === 'string' ? target : (target.default ?? target.import.default);
    const [before, after] = file.slice(2).split('*');
    const filled =
      after === undefined
        ? [undefined]
        : files
            .filter((one) => one.startsWith(before) && one.endsWith(after))
            .map((one) => one.slice(before.length, one.length - after.length));
    for (const part of filled) {
      const path = (part === undefined ? subpath : subpath.replace('*', part)).slice(2);
      const leadsTo = part === undefined ? file : file.replaceAll('*', part);
      const kind = leadsTo.endsWith('.js') ? 'module' : leadsTo.endsWith('.json') ? 'json' : 'other';
      // A pattern for documents does not reach what is compiled.
      if (!path.startsWith('dist/') && !found.has(path)) found.set(path, { path, file: leadsTo.slice(2), kind });
    }
  }
  return [...found.values()];
}

/** The modules and documents of the contract package that no subpath leads to. */
export function filesWithoutSubpath(folder) {
  const led = new Set(subpathsOf(folder).map(({ file }) => file));
  return readdirSync(folder, { recursive: true })
    .filter((file) => /^dist\/.*\.js$|\.(json|yaml|md)$/.test(file))
    .filter((file) => !/^(README\.md|tsconfig\.json)$|^dist\/[^/]+\/(types|validators)\.js$/.test(file))
    .filter((file) => !led.has(file));
}

/** For `subpaths.js` in the folder of a consumer of the contract. */
export function writeSubpaths(consumer) {
  const subpaths = subpathsOf(join(consumer, 'node_modules', contract));
  const specifiers = subpaths.map(({ path, kind }) => ({ path: path === '' ? contract : `${contract}/${path}`, kind }));
  writeFileSync(join(consumer, 'subpaths.json'), JSON.stringify(specifiers));
}
