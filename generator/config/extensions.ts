/** What a configuration adds, and the code that it is made of: everything that the results of its functions depend on. */
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256, signatureOf } from '../cache/signature.js';
import { spanOf } from '../1-load/yaml-node.js';
import { shown } from '../diagnostics/failed-file.js';
import { unlessRefusedSync } from '../diagnostics/system-error.js';
import type { Span } from '../diagnostics/source.js';
import type { Config } from '../extend/config.js';
import type { Extensions } from '../extend/extensions.js';
import type { Target } from '../extend/target.js';

/** What a configuration adds, with what it was loaded from. */
export interface LoadedExtensions extends Extensions {
  /** The file of the configuration and those that it imports, absolute. */
  readonly modules: readonly string[];
  /** Different after any change of them. */
  readonly key: string;
}

/** @param path of the configuration; absent for one that a program passes */
export function extensionsOf(
  { targets = {}, extend = {} }: Config,
  from?: { readonly path: string; readonly stripsTypes: boolean },
): LoadedExtensions | undefined {
  const replacing = Object.entries(targets).filter((entry): entry is [string, Target] => isTarget(entry[1]));
  const own = { ...Object.fromEntries(replacing), ...extend.targets };
  const { checks = [], formats = [] } = extend;
  if (Object.keys(own).length + checks.length + formats.length === 0) return undefined;
  const { modules, key } = from ? codeOf(from.path) : { modules: [], key: '' };
  const path = from ? shown(relative('', from.path)) : 'configuration';
  return {
    ...{ targets: own, checks, formats, modules, key, ...(from && { from }) },
    placeOf: (error) => placeIn(modules, error) ?? { path },
  };
}

/** A target of a user, and not the options of one of ours. */
export function isTarget(value: unknown): value is Target {
  return typeof value === 'object' && value !== null && ['operation', 'package'].some((key) => key in value);
}

/** In files, and in bytes of one; what is beyond is not looked into. */
const MOST = 2000;
const LARGEST = 4 * 1024 * 1024;

/**
 * The modules that a module imports, and they in turn: every text in quotes that names a file beside it counts, so that what
 * is read or imported in any other way is found as well. Packages are known by what package managers write when they install
 * something; one that is a link, as in a monorepo, counts with all its files.
 */
function codeOf(path: string): { readonly modules: readonly string[]; readonly key: string } {
  const found = new Map<string, string>();
  const links = new Map<string, string>();
  const waiting = [resolve(path)];
  for (let one = waiting.pop(); one !== undefined && found.size < MOST; one = waiting.pop()) {
    if (found.has(one)) continue;
    const bytes = unlessRefusedSync(() => readFileSync(one));
    found.set(one, bytes ? sha256(bytes) : 'unreadable');
    if (!bytes || bytes.length > LARGEST || !/\.[cm]?[jt]sx?$/.test(one)) continue;
    const text = bytes.toString('utf8');
    for (const [, , named = ''] of text.matchAll(/(['"`])(\.{1,2}\/[^'"`\r\n]{1,500})\1/g))
      waiting.push(...filesNamed(resolve(dirname(one), named)));
    for (const [, named = ''] of text.matchAll(
      /(?:from|import|require\()\s*['"](@?[a-zA-Z0-9][^'"\r\n]{0,200})['"]/g,
    )) {
      const linked = linkedPackage(dirname(one), named);
      if (linked !== undefined && !links.has(linked)) links.set(linked, treeKey(linked));
    }
  }
  const all = [...found, ...links].sort(([a], [b]) => (a < b ? -1 : 1));
  return { modules: [...found.keys()].sort(), key: sha256(JSON.stringify(all)) };
}

const endings = ['', '.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.json', '/index.ts', '/index.js'];

/** The files that a specifier may mean, the TypeScript of a `.js` among them. */
function filesNamed(path: string): readonly string[] {
  const candidates = [...endings.map((ending) => `${path}${ending}`), path.replace(/\.([cm]?)js$/, '.$1ts')];
  return [...new Set(candidates)].filter((one) =>
    unlessRefusedSync(() => statSync(one, { throwIfNoEntry: false })?.isFile() ?? false, false),
  );
}

/** The folder of a package that is linked and not installed. */
function linkedPackage(from: string, specifier: string): string | undefined {
  const name = /^(@[^/]+\/[^/]+|[^/]+)/.exec(specifier)?.[0] ?? '';
  for (let folder = from; ; folder = dirname(folder)) {
    const place = join(folder, 'node_modules', name);
    if (existsSync(place)) {
      const real = unlessRefusedSync(() => realpathSync(place));
      return real === undefined || /[\\/]node_modules[\\/]/.test(real) ? undefined : real;
    }
    if (dirname(folder) === folder) return undefined;
  }
}

function treeKey(folder: string): string {
  const lines: string[] = [];
  const waiting = [folder];
  for (let one = waiting.pop(); one !== undefined && lines.length < MOST; one = waiting.pop()) {
    const entries = unlessRefusedSync(() => readdirSync(one, { withFileTypes: true }), []);
    for (const entry of entries) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const path = join(one, entry.name);
      if (entry.isDirectory()) waiting.push(path);
      else lines.push(`${path} ${signatureOf(path, 0)?.signature ?? ''}`);
    }
  }
  return sha256(lines.sort().join('\n'));
}

/** The first place in these modules that a stack trace names. */
function placeIn(modules: readonly string[], error: unknown): Span | undefined {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  for (const frame of stack.split('\n').filter((one) => one.trim().startsWith('at '))) {
    const position = /:(\d+):(\d+)\)?$/.exec(frame);
    if (!position) continue;
    const [, line = '1', column = '1'] = position;
    const from = frame.includes('(') ? frame.lastIndexOf('(') + 1 : frame.indexOf('at ') + 'at '.length;
    const path = pathOf(frame.slice(from, position.index).replace(/^async /, ''));
    if (path === undefined || !modules.includes(path)) continue;
    const text = unlessRefusedSync(() => readFileSync(path, 'utf8'));
    if (text === undefined) continue;
    const before = text
      .split(/(?<=\n)/)
      .slice(0, Number(line) - 1)
      .join('').length;
    const start = Math.min(before + Number(column) - 1, text.length);
    return spanOf({ path: shown(relative('', path)), text }, start, Math.min(start + 1, text.length));
  }
  return undefined;
}

function pathOf(place: string): string | undefined {
  const plain = place.replace(/\?[0-9.-]+$/, '');
  return plain.startsWith('file:') ? unlessRefusedSync(() => fileURLToPath(plain)) : plain;
}
