/** Finds the configuration: in the current folder, or in the nearest folder above that has one. */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { cannotRead, shown } from '../diagnostics/failed-file.js';
import { nearest } from '../diagnostics/nearest.js';
import { unlessRefusedSync } from '../diagnostics/system-error.js';

/** The endings of `specwright.config`. */
const endings = ['ts', 'mts', 'js', 'mjs', 'cjs', 'json'] as const;
export const configNames: readonly string[] = endings.map((ending) => `specwright.config.${ending}`);

export type FoundConfig =
  | { readonly kind: 'none' }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'mistake'; readonly diagnostic: Diagnostic };

/** @param from a folder; folders above it are searched up to the repository or the outermost package that it belongs to */
export function findConfig(from: string): FoundConfig {
  for (const folder of foldersAbove(resolve(from))) {
    const names: readonly string[] = unlessRefusedSync(() => readdirSync(folder), []);
    const [first, second] = configNames.filter((name) => names.includes(name));
    if (first !== undefined && second !== undefined) {
      const path = shown(relative('', join(folder, second)));
      return { kind: 'mistake', diagnostic: diagnostic('config-twice', { path }, { other: first }) };
    }
    if (first !== undefined) return { kind: 'file', path: join(folder, first) };
    const meant = names.flatMap((name) => misnamed(name) ?? [])[0];
    if (meant) {
      const path = shown(relative('', join(folder, meant.name)));
      const found = diagnostic('config-name', { path }, { names: configNames.join(', ') }, meant.suggestion);
      return { kind: 'mistake', diagnostic: found };
    }
  }
  return { kind: 'none' };
}

/** A file that is named on the command line. */
export function namedConfig(path: string): FoundConfig {
  if (existsSync(path)) return { kind: 'file', path: resolve(path) };
  const missing = Object.assign(new Error('missing'), { code: 'ENOENT', syscall: 'open' });
  return { kind: 'mistake', diagnostic: cannotRead(path, 'the configuration', missing) };
}

/** A file that would be ignored silently: `specwright.config.yaml`, `spec-wright.config.ts`, `specwrite.config.js`. */
function misnamed(name: string): { readonly name: string; readonly suggestion?: string } | undefined {
  if (!/^\.?spec-?wri\w*[.-]?(config|rc)(\.\w+)?$/i.test(name) || configNames.includes(name)) return undefined;
  if (/\.(bak|orig|old|swp|tmp|map)$/.test(name)) return undefined;
  const suggestion = nearest(name, configNames);
  return { name, ...(suggestion === undefined ? {} : { suggestion }) };
}

/**
 * A folder and those above it, as far as the repository reaches, or without one the outermost package. A configuration is
 * a program, so none is taken from a folder that just happens to be above, such as one for temporary files.
 */
function foldersAbove(from: string): readonly string[] {
  const folders = [from];
  for (let folder = from; dirname(folder) !== folder; folder = dirname(folder)) folders.push(dirname(folder));
  const repository = folders.findIndex((folder) => existsSync(join(folder, '.git')));
  if (repository >= 0) return folders.slice(0, repository + 1);
  const outermost = folders.findLastIndex((folder) => existsSync(join(folder, 'package.json')));
  return folders.slice(0, Math.max(outermost, 0) + 1);
}
