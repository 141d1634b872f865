/** Finds the modules of the output folder that handlers import, and whether they exist. */
import { readdir, realpath } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { isThere, readRegularFile } from '../regular-file.js';
import { unlessRefused } from '../diagnostics/system-error.js';
import { MANIFEST } from './output-names.js';
import { prefixOf } from './specifiers.js';

/** The content of the output folder after the current run or dry run. */
export interface GeneratedCode {
  readonly out: string;
  /** Paths of emitted files. */
  readonly files: ReadonlySet<string>;
  readonly removed: ReadonlySet<string>;
  /** Paths of emitted files that were not generated before, if it is known what was. */
  readonly added?: ReadonlySet<string>;
}

/** An import that may refer to generated code. */
export interface Import {
  /** `../generated`, `@example/contract`. */
  readonly prefix: string;
  /** `get-thing/server.js`, `get-thing`. */
  readonly tail: string;
  /** `get-thing/server.ts`, `get-thing/index.ts`. */
  readonly path: string;
}

/** The files that a specifier may refer to: a file with or without a folder, or the index of a folder. */
export function importsOf(specifier: string): readonly Import[] {
  const parts = specifier.split('/');
  return [2, 1].flatMap((length): readonly Import[] => {
    const prefix = parts.slice(0, -length).join('/');
    const tail = parts.slice(-length).join('/');
    const module = tail.replace(/\.[jt]s$/, '');
    return prefix === '' ? [] : [{ prefix, tail, path: length === 2 ? `${module}.ts` : `${module}/index.ts` }];
  });
}

/** The import of an emitted file. */
export function emittedImport(specifier: string, { files }: GeneratedCode): Import | undefined {
  return importsOf(specifier).find(({ path }) => files.has(path));
}

/** Where a file imports from. `former`: from an output folder, but not the current one. */
export async function sideOf(
  file: string,
  { prefix, path }: Import,
  { out }: GeneratedCode,
): Promise<'current' | 'former' | 'elsewhere'> {
  const { text, isPackage } = await prefixOf(dirname(file), out);
  if (prefix === text) return 'current';
  if (prefix.startsWith('#')) return 'elsewhere';
  const place = prefix.startsWith('.') ? resolve(dirname(file), prefix) : await packageFolder(dirname(file), prefix);
  if (place === undefined) return (await isSetUp(dirname(file), prefix)) ? 'elsewhere' : 'former';
  const between = relative(await realOr(resolve(out)), await realOr(place));
  if (between === '') return isPackage || prefix.startsWith('.') ? 'current' : 'former';
  // For example, a build of the generated code.
  if (!between.startsWith('..')) return 'elsewhere';
  if (await isThere(join(place, MANIFEST))) return 'former';
  const stem = join(place, path.replace(/\.ts$/, ''));
  const isModule = await Promise.all(['.ts', '.js', '.d.ts', '.mts', '.mjs'].map((ending) => isThere(stem + ending)));
  return isModule.includes(true) ? 'elsewhere' : 'former';
}

/**
 * Whether a file imports a module of the output folder that does not exist (any more), or one that is no longer generated
 * and kept.
 */
export async function fateOf(
  file: string,
  specifier: string,
  code: GeneratedCode,
): Promise<'gone' | 'kept' | undefined> {
  for (const one of importsOf(specifier)) {
    if ((await sideOf(file, one, code)) !== 'current') continue;
    if (code.files.has(one.path)) return undefined;
    return code.removed.has(one.path) || !(await isThere(join(code.out, one.path))) ? 'gone' : 'kept';
  }
  return undefined;
}

/** The folder of a package, as Node resolves it. */
async function packageFolder(from: string, name: string): Promise<string | undefined> {
  for (let place = resolve(from); ; place = dirname(place)) {
    const folder = join(place, 'node_modules', name);
    if (await isThere(folder)) return folder;
    if (dirname(place) === place) return undefined;
  }
}

/** Whether the configuration of a tool mentions the prefix: an alias, or a package that is not installed yet. */
async function isSetUp(from: string, prefix: string): Promise<boolean> {
  for (let place = resolve(from); ; place = dirname(place)) {
    for (const name of await namesIn(place)) {
      if (!/^(tsconfig.*|jsconfig|package|deno|import_map)\.jsonc?$|\.config\.[cm]?[jt]s$/.test(name)) continue;
      if ((await textOf(join(place, name))).includes(prefix)) return true;
    }
    if (dirname(place) === place) return false;
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return unlessRefused(() => readdir(folder), []);
}

async function textOf(path: string): Promise<string> {
  return unlessRefused(async () => (await readRegularFile(path, 1024 * 1024))?.toString('utf8') ?? '', '');
}

async function realOr(path: string): Promise<string> {
  return unlessRefused(() => realpath(path), path);
}
