import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [sources, outputs] = [join(root, 'generator'), join(root, 'dist')];

/** Modules that Node loads by itself, without Vite. */
export const external = new RegExp(`^${slashed(outputs).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}/`);

/**
 * Imports of the generator lead to what `npm run build` compiles it to: Vite would compile each module again, and what it makes
 * of imports is slower to run. A test that mocks what modules of the generator import has them from Vite.
 */
export function compiledGenerator(): Plugin {
  const mocking = new Map<string, boolean>();
  const isMocking = (path: string): boolean => {
    const known = mocking.get(path) ?? readFileSync(path, 'utf8').includes('vi.doMock(');
    mocking.set(path, known);
    return known;
  };
  return {
    name: 'compiled-generator',
    enforce: 'pre',
    resolveId(id, importer) {
      if (importer === undefined || !id.startsWith('.') || !id.endsWith('.js')) return undefined;
      const from = importer.replace(/\?.*$/, '');
      const path = resolve(dirname(from), id);
      const name = slashed(path.slice(sources.length));
      if (!path.startsWith(sources) || !name.startsWith('/') || !existsSync(path.replace(/\.js$/, '.ts')))
        return undefined;
      return resolve(from).startsWith(join(sources, '/')) || isMocking(from) ? undefined : slashed(join(outputs, name));
    },
  };
}

/** As Vite has paths on every system. */
function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}
