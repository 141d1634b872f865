/** Imports each subpath of the contract package. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const subpaths = JSON.parse(readFileSync('subpaths.json', 'utf8'));
for (const { path, kind } of subpaths) {
  const file = fileURLToPath(import.meta.resolve(path));
  if (!existsSync(file)) throw new Error(`${path} leads to ${file}, which does not exist`);
  if (kind === 'json') await import(path, { with: { type: 'json' } });
  if (kind !== 'module') continue;
  // Compiled, there is nothing left of a module that declares types only.
  const isOfTypes = /^export \{\};$/m.test(readFileSync(file, 'utf8'));
  if (Object.keys(await import(path)).length === 0 && !isOfTypes) throw new Error(`${path} exports nothing`);
}
console.log(subpaths.length);
