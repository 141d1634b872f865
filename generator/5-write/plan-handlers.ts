/** Plans the changes of handler files that the generated code requires. */
import { join, resolve } from 'node:path';
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/diagnostic.js';
import { shown } from '../diagnostics/failed-file.js';
import type { Source } from '../diagnostics/source.js';
import { staleAliases } from './aliases.js';
import type { GeneratedCode } from './generated-code.js';
import { moduleSpecifiers, type Specifier } from './handler-source.js';
import { handlerPathFor, pathsIn, textOf } from './handler-folder.js';
import { lostIn } from './leads-nowhere.js';
import { type Merged, mergeIndex, mergeOperation } from './merge-handlers.js';
import { readOutputFile } from './output-file.js';
import type { Plan, Plans } from './handler-plan.js';
import { planOthers } from './plan-others.js';
import { formerFoldersIn, formerImports, withMovedImports, withoutOperations } from './repair-imports.js';
import { implementedElsewhere } from './wiring.js';

/** A handler file in its initial state. */
export interface FreshHandler {
  /** Relative to the folder of handlers. */
  readonly path: string;
  readonly content: string;
}

const indexFile = 'index.ts';

/** @param settled paths of existing files with which there is nothing to do */
export async function planHandlers(
  folder: string,
  all: readonly FreshHandler[],
  code: GeneratedCode,
  settled: ReadonlySet<string> = new Set(),
): Promise<Plans> {
  const found = new Map<string, Buffer>();
  const diagnostics: Diagnostic[] = [];
  const fresh = await inPlace(
    folder,
    all.filter(({ path }) => !settled.has(path)),
  );
  for (const { path } of fresh) {
    const one = await readOutputFile(folder, path);
    if (one.kind === 'obstacle') diagnostics.push(one.diagnostic);
    if (one.kind === 'file') found.set(path, one.bytes);
  }
  if (hasErrors(diagnostics)) return { plans: [], diagnostics };
  const isInitial = initialAmong(all, fresh, found);
  const former = new Set<string>();
  for (const [path, bytes] of found) {
    if (isInitial(path)) continue;
    for (const one of await formerFoldersIn(join(folder, path), bytes.toString('utf8'), code)) former.add(one);
  }
  // A file that imports from a former folder tells that the settled ones may do so as well.
  if (former.size > 0 && settled.size > 0) return planHandlers(folder, all, code);
  const operations = fresh.map(({ path }) => path).filter((path) => path !== indexFile);
  const missing = operations.filter((path) => !found.has(path));
  // What was removed from the list when its definition was, returns to it.
  const isNew = (path: string): boolean =>
    missing.includes(path) || code.added?.has(`${operationOf(path)}/server.ts`) === true;
  const added = operations
    .filter(isNew)
    .flatMap((path) => ['.js', '.ts', ''].map((ending) => `./${operationOf(path)}${ending}`));
  const planned = new Set(missing.map((path) => resolve(folder, path)));
  const plans: Plan[] = [];
  const specifiers: string[] = [];
  for (const { path, content } of fresh) {
    const before = found.get(path);
    if (!before) {
      plans.push({ path, text: content, kinds: ['created'] });
      continue;
    }
    if (isInitial(path)) {
      specifiers.push(...specifiersOf(content));
      continue;
    }
    const place = join(folder, path);
    const text = textOf(before);
    if (text === undefined) {
      diagnostics.push(diagnostic('handler-syntax', { path: shown(place) }, { reason: 'it is not UTF-8' }));
      continue;
    }
    const repaired = await withMovedImports(place, text, former, code);
    const { text: kept, imports, diagnostics: gone } = await withoutGone(place, repaired, code, path === indexFile);
    const source = { path: shown(place), text: kept };
    const merged = await (path === indexFile ? mergeIndex(kept, content, added) : mergeOperation(kept, content));
    diagnostics.push(...gone, ...problemsOf(source, merged), ...(await lostIn(source, place, imports, planned, code)));
    specifiers.push(...imports.map((one) => one.text));
    if (merged.kind !== 'text' || merged.text === text) continue;
    const kinds = [
      ...(kept === text ? [] : (['updated'] as const)),
      ...(merged.text === kept ? [] : (['extended'] as const)),
    ];
    plans.push({ path, text: merged.text, before, kinds, names: merged.added });
  }
  diagnostics.push(...(await staleAliases(folder, specifiers, code)));
  const others = await planOthers(folder, new Set([...all, ...fresh].map(({ path }) => path)), former, code);
  return { plans: [...plans, ...others.plans], diagnostics: [...diagnostics, ...others.diagnostics] };
}

/** The handlers under the names that their files have, without operations that are implemented elsewhere. */
async function inPlace(folder: string, fresh: readonly FreshHandler[]): Promise<readonly FreshHandler[]> {
  const operations = fresh.map(({ path }) => path).filter((path) => path !== indexFile);
  if (operations.length === 0) return fresh;
  const index = await readOutputFile(folder, indexFile);
  const list = index.kind === 'file' ? (textOf(index.bytes) ?? '') : '';
  const isInitial = fresh.some(({ path, content }) => path === indexFile && content === list);
  const elsewhere = isInitial ? new Set<string>() : await implementedElsewhere(list, operations.map(operationOf));
  const paths = new Set(await pathsIn(folder, false));
  return fresh.flatMap((one) => {
    if (one.path === indexFile || !elsewhere.has(operationOf(one.path)))
      return [{ ...one, path: handlerPathFor(one.path, paths) }];
    return [];
  });
}

/**
 * Tells which files are as they were written at first, with which there is nothing to do. They need no compiler, which
 * takes longer than all else of a run. The list is one of them if no handler has another name than it expects.
 */
function initialAmong(
  all: readonly FreshHandler[],
  fresh: readonly FreshHandler[],
  found: ReadonlyMap<string, Buffer>,
): (path: string) => boolean {
  const usual = new Set(all.map(({ path }) => path));
  const areUsual = fresh.every(({ path }) => usual.has(path));
  const initial = fresh.filter(({ path, content }) => found.get(path)?.equals(Buffer.from(content)));
  const paths = new Set(initial.map(({ path }) => path).filter((path) => path !== indexFile || areUsual));
  return (path) => paths.has(path);
}

/** Every module that a file in its initial state imports. */
function specifiersOf(content: string): readonly string[] {
  return Array.from(content.matchAll(/ from ['"]([^'"\n]+)['"];/g), ([, specifier = '']) => specifier);
}

/** `get-thing` for `get-thing.ts`, `get-thing.mts` and so on. */
function operationOf(path: string): string {
  return path.replace(/\.[cm]?[jt]sx?$/, '');
}

/** Removes operations that no longer exist from the list; other imports of them are reported. */
async function withoutGone(
  place: string,
  text: string,
  code: GeneratedCode,
  isIndex: boolean,
): Promise<{
  readonly text: string;
  readonly imports: readonly Specifier[];
  readonly diagnostics: readonly Diagnostic[];
}> {
  const imports = await moduleSpecifiers(text);
  const gone = (await formerImports(place, imports, code)).filter(({ fate }) => fate === 'gone');
  if (gone.length === 0) return { text, imports, diagnostics: [] };
  const repaired = isIndex ? await withoutOperations(text, gone) : undefined;
  if (repaired?.kind === 'text' && repaired.text !== text) return withoutGone(place, repaired.text, code, false);
  const source = { path: shown(place), text };
  const diagnostics = gone.map(({ text: specifier, start, end }) =>
    diagnostic('handler-gone', { source, start, end }, { specifier }),
  );
  return { text, imports, diagnostics };
}

function problemsOf(source: Source, merged: Merged): readonly Diagnostic[] {
  if (merged.kind === 'text')
    return [
      ...merged.unlisted.map((handler) => diagnostic('handler-unlisted', { path: source.path }, { handler })),
      ...merged.misnamed.map(({ name, wanted, start, end }) =>
        diagnostic('handler-misnamed', { source, start, end }, { name, wanted }, wanted),
      ),
    ];
  const { reason, start, end } = merged;
  return [diagnostic('handler-syntax', { source, start, end }, { reason })];
}
