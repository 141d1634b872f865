/** Aliases by which handlers import generated code: `paths` of a tsconfig.json, `imports` of a package.json. */
import { dirname, join, relative, resolve } from 'node:path';
import type { Node } from 'jsonc-parser';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { shown } from '../diagnostics/failed-file.js';
import { unlessRefused } from '../diagnostics/system-error.js';
import { isThere, readRegularFile } from '../regular-file.js';
import { emittedImport, type GeneratedCode } from './generated-code.js';
import { MANIFEST } from './output-names.js';

const LARGEST = 1024 * 1024;

/** An alias for everything below a folder, such as `@gen/*`: `./generated/*`. */
interface Alias {
  readonly file: string;
  readonly text: string;
  /** `@gen/` */
  readonly prefix: string;
  /** `./generated/*`, as it is written, and its position without the quotes. */
  readonly target: string;
  readonly start: number;
  readonly end: number;
  /** The folder that relative targets start from, and the one that this target is. */
  readonly base: string;
  readonly folder: string;
}

/**
 * The aliases among the specifiers that lead to an output folder which is no longer the current one, or to nothing.
 *
 * @param from the folder of the handlers
 */
export async function staleAliases(
  from: string,
  specifiers: readonly string[],
  code: GeneratedCode,
): Promise<readonly Diagnostic[]> {
  const used = specifiers.filter((one) => !one.startsWith('.') && emittedImport(one, code));
  if (used.length === 0) return [];
  const diagnostics: Diagnostic[] = [];
  for (const { file, text, prefix, target, start, end, base, folder } of await aliasesFor(from)) {
    if (!used.some((one) => one.startsWith(prefix)) || !relative(resolve(code.out), folder).startsWith('..')) continue;
    if ((await isThere(folder)) && !(await isThere(join(folder, MANIFEST)))) continue;
    const path = relative(base, resolve(code.out)).replaceAll('\\', '/');
    const meant = `${path.startsWith('.') ? path : `./${path}`}/*`;
    const span = { source: { path: shown(relative('', file)), text }, start, end };
    diagnostics.push(diagnostic('handler-alias', span, { alias: `${prefix}*`, target }, meant));
  }
  return diagnostics;
}

/** Those of the nearest tsconfig.json and package.json. */
async function aliasesFor(from: string): Promise<readonly Alias[]> {
  const [config, manifest] = [await nearestTree(from, 'tsconfig.json'), await nearestTree(from, 'package.json')];
  const { findNodeAtLocation } = await import('jsonc-parser');
  const aliases: Alias[] = [];
  const add = (file: { readonly path: string; readonly text: string }, base: string, key: Node, value: Node): void => {
    const target: unknown = value.value;
    const pattern: unknown = key.value;
    if (typeof target !== 'string' || typeof pattern !== 'string') return;
    if (!target.endsWith('/*') || !pattern.endsWith('/*')) return;
    const [start, end] = [value.offset + 1, value.offset + value.length - 1];
    const folder = resolve(base, target.slice(0, -2));
    aliases.push({ file: file.path, text: file.text, prefix: pattern.slice(0, -1), target, start, end, base, folder });
  };
  if (config) {
    const baseUrl: unknown = findNodeAtLocation(config.tree, ['compilerOptions', 'baseUrl'])?.value;
    const base = resolve(dirname(config.path), typeof baseUrl === 'string' ? baseUrl : '.');
    for (const { children: [key, list] = [] } of findNodeAtLocation(config.tree, ['compilerOptions', 'paths'])
      ?.children ?? [])
      for (const value of list?.children ?? []) if (key) add(config, base, key, value);
  }
  if (manifest)
    for (const { children: [key, value] = [] } of findNodeAtLocation(manifest.tree, ['imports'])?.children ?? [])
      if (key && value) add(manifest, dirname(manifest.path), key, value);
  return aliases;
}

async function nearestTree(
  from: string,
  name: string,
): Promise<{ readonly path: string; readonly text: string; readonly tree: Node } | undefined> {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const path = join(folder, name);
    const bytes = await unlessRefused(() => readRegularFile(path, LARGEST));
    const text = bytes?.toString('utf8').replace(/^\ufeff/, '');
    const { parseTree } = await import('jsonc-parser');
    const tree = text === undefined ? undefined : parseTree(text, [], { allowTrailingComma: true });
    if (text !== undefined) return tree && { path, text, tree };
    if (dirname(folder) === folder) return undefined;
  }
}
