/** Finds the definitions: in folders with their subfolders, as single files, and by patterns. */
import { stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { cannotRead, shown } from '../diagnostics/failed-file.js';
import { isSystemError, unlessRefused } from '../diagnostics/system-error.js';
import { type Listing, listFiles } from '../regular-file.js';
import { isPattern, type Roots, rootsOf, splitPattern, splitRoot } from '../roots.js';
import { isDefinition, lookalikes } from './lookalikes.js';

/** Maximum number of entries in a folder of definitions. */
const MOST_FILES = 10_000;

/** The definitions of some roots. */
export interface DefinitionList {
  /** As a user would type them, sorted. */
  readonly paths: readonly string[];
  /** Files that look like definitions and are not read; why there is no list. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Lists every `*.spec.yaml` and `*.spec.yml` below some roots, and what is almost called like that in the folders. */
export async function listDefinitions(roots: Roots): Promise<DefinitionList> {
  const all = rootsOf(roots);
  const excluded = all.map(splitRoot).filter(({ isExcluded }) => isExcluded);
  const isLeftOut = excluded.length === 0 ? () => false : await matcherOf(excluded.map(({ path }) => path));
  const lists: DefinitionList[] = [];
  for (const root of all) if (!splitRoot(root).isExcluded) lists.push(await listRoot(root, isLeftOut));
  return {
    paths: [...new Set(lists.flatMap(({ paths }) => paths))].sort(),
    diagnostics: lists.flatMap(({ diagnostics }) => diagnostics),
  };
}

type Test = (path: string) => boolean;

async function listRoot(root: string, isLeftOut: Test): Promise<DefinitionList> {
  if (isPattern(root)) return listPattern(root, isLeftOut);
  // Without this, a definition that is named itself would be an error.
  if (isDefinition(root) && (await unlessRefused(async () => (await stat(root)).isFile(), false)))
    return { paths: isLeftOut(root) ? [] : [shown(root)], diagnostics: [] };
  const listing = await listed(root);
  if ('diagnostics' in listing) return listing;
  const pathOf = (name: string): string => shown(join(root, name));
  // A folder with such a name is reported, whatever it contains.
  const paths = [...listing.paths, ...listing.folders].filter(isDefinition).sort().map(pathOf);
  const wanted = paths.filter((path) => !isLeftOut(path));
  const others = await lookalikes(root, listing.paths);
  const unread = others
    .filter(({ name }) => !isLeftOut(pathOf(name)))
    .map(({ name, reason, suggestion }) =>
      diagnostic('definition-not-read', { path: pathOf(name) }, { reason }, suggestion),
    );
  const empty = wanted.length === 0 ? [diagnostic('no-definitions', { path: root }, {})] : [];
  return { paths: wanted, diagnostics: [...empty, ...unread] };
}

async function listPattern(root: string, isLeftOut: Test): Promise<DefinitionList> {
  const { folder } = splitPattern(root);
  const listing = await listed(folder);
  if ('diagnostics' in listing) return listing;
  const matches = await matcherOf([root]);
  const paths = listing.paths
    .filter(isDefinition)
    .map((name) => shown(join(folder, name)))
    .filter((path) => matches(path) && !isLeftOut(path));
  return { paths, diagnostics: paths.length === 0 ? [diagnostic('no-match', { path: root }, {})] : [] };
}

async function listed(folder: string): Promise<Listing | DefinitionList> {
  try {
    const listing = await listFiles(folder, MOST_FILES);
    if (!listing.isCut) return listing;
    return { paths: [], diagnostics: [diagnostic('too-many-files', { path: folder }, { limit: MOST_FILES })] };
  } catch (error) {
    const isMissing = isSystemError(error) && error.code === 'ENOENT';
    const found = isMissing
      ? diagnostic('no-folder', { path: shown(folder) }, {})
      : cannotRead(folder, 'the definitions folder', error);
    return { paths: [], diagnostics: [found] };
  }
}

/** Whether one of the patterns, or of the paths, matches a file or a folder that contains it. */
async function matcherOf(patterns: readonly string[]): Promise<Test> {
  const { default: picomatch } = await import('picomatch');
  const tests = patterns.map((pattern) => {
    const { folder, rest } = isPattern(pattern) ? splitPattern(pattern) : { folder: pattern, rest: '**' };
    const isMatch = picomatch(rest, { dot: true });
    return (path: string): boolean => {
      const below = shown(relative(resolve(folder), resolve(path)));
      if (/^\.\.(\/|$)/.test(below)) return false;
      const parts = below.split('/');
      return below === '' || parts.some((_, at) => isMatch(parts.slice(0, at + 1).join('/')));
    };
  });
  return (path) => tests.some((test) => test(path));
}
