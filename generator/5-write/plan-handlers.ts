/** Plans the changes of handler files that the generated code requires. */
import { join, relative } from 'node:path';
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/diagnostic.js';
import { shown } from '../diagnostics/failed-file.js';
import type { GeneratedCode } from './generated-code.js';
import { sourcesIn } from './handler-folder.js';
import { readOutputFile } from './output-file.js';
import { formerFoldersIn, goneImports, withMovedImports, withoutOperations } from './repair-imports.js';
import { type Merged, mergeIndex, mergeOperation } from './merge-handlers.js';

/** A handler file in its initial state. */
export interface FreshHandler {
  /** Relative to the folder of handlers. */
  readonly path: string;
  readonly content: string;
}

/** A file that has to change. */
export interface Plan {
  readonly path: string;
  readonly text: string;
  /** The existing content; absent when the file does not exist. */
  readonly before?: Buffer;
  readonly kinds: readonly ('created' | 'extended' | 'updated')[];
}

interface Plans {
  readonly plans: readonly Plan[];
  readonly diagnostics: readonly Diagnostic[];
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
  const fresh = all.filter(({ path }) => !settled.has(path));
  for (const { path } of fresh) {
    const one = await readOutputFile(folder, path);
    if (one.kind === 'obstacle') diagnostics.push(one.diagnostic);
    if (one.kind === 'file') found.set(path, one.bytes);
  }
  if (hasErrors(diagnostics)) return { plans: [], diagnostics };
  const former = new Set<string>();
  for (const [path, bytes] of found) {
    for (const one of await formerFoldersIn(join(folder, path), bytes.toString('utf8'), code)) former.add(one);
  }
  // A file that imports from a former folder tells that the settled ones may do so as well.
  if (former.size > 0 && settled.size > 0) return planHandlers(folder, all, code);
  const added = fresh
    .filter(({ path }) => path !== indexFile && !found.has(path))
    .flatMap(({ path }) => ['.js', '.ts', ''].map((ending) => `./${path.replace(/\.ts$/, ending)}`));
  const plans: Plan[] = [];
  for (const { path, content } of fresh) {
    const before = found.get(path);
    if (!before) {
      plans.push({ path, text: content, kinds: ['created'] });
      continue;
    }
    const place = join(folder, path);
    const text = textOf(before);
    if (text === undefined) {
      diagnostics.push(diagnostic('handler-syntax', { path: shown(place) }, { reason: 'it is not UTF-8' }));
      continue;
    }
    const repaired = await withMovedImports(place, text, former, code);
    const { text: kept, diagnostics: gone } = await withoutGone(place, repaired, code, path === indexFile);
    const merged = path === indexFile ? await mergeIndex(kept, content, added) : await mergeOperation(kept, content);
    diagnostics.push(...gone, ...problemsOf(place, kept, merged));
    if (merged.kind !== 'text' || merged.text === text) continue;
    const kinds = [
      ...(kept === text ? [] : (['updated'] as const)),
      ...(merged.text === kept ? [] : (['extended'] as const)),
    ];
    plans.push({ path, text: merged.text, before, kinds });
  }
  const others = await planOthers(folder, new Set(all.map(({ path }) => path)), former, code);
  return { plans: [...plans, ...others.plans], diagnostics: [...diagnostics, ...others.diagnostics] };
}

/** Undefined when the bytes are not UTF-8. */
function textOf(bytes: Buffer): string | undefined {
  const text = bytes.toString('utf8');
  return Buffer.from(text).equals(bytes) ? text : undefined;
}

/** Removes operations that no longer exist from the list; other imports of them are reported. */
async function withoutGone(
  place: string,
  text: string,
  code: GeneratedCode,
  isIndex: boolean,
): Promise<{ readonly text: string; readonly diagnostics: readonly Diagnostic[] }> {
  const gone = await goneImports(place, text, code);
  if (gone.length === 0) return { text, diagnostics: [] };
  const repaired = isIndex ? await withoutOperations(text, gone) : { kind: 'text', text };
  const kept = repaired.kind === 'text' ? repaired.text : text;
  const source = { path: shown(place), text: kept };
  const left = kept === text ? gone : await goneImports(place, kept, code);
  const diagnostics = left.map(({ text: specifier, start, end }) =>
    diagnostic('handler-gone', { source, start, end }, { specifier }),
  );
  return { text: kept, diagnostics };
}

function problemsOf(path: string, text: string, merged: Merged): readonly Diagnostic[] {
  if (merged.kind === 'text')
    return merged.unlisted.map((handler) => diagnostic('handler-unlisted', { path: shown(path) }, { handler }));
  const { reason, start, end } = merged;
  return [diagnostic('handler-syntax', { source: { path: shown(path), text }, start, end }, { reason })];
}

/** Plans files that are not the handler of an existing operation: handlers of removed operations, and helpers. */
async function planOthers(
  folder: string,
  handlers: ReadonlySet<string>,
  former: ReadonlySet<string>,
  code: GeneratedCode,
): Promise<Plans> {
  const plans: Plan[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [path, bytes] of await sourcesIn(folder, former.size > 0)) {
    const text = textOf(bytes);
    const place = join(folder, path);
    const isGenerated = !relative(code.out, place).startsWith('..');
    if (handlers.has(path) || text === undefined || isGenerated) continue;
    const repaired = await withMovedImports(place, text, former, code);
    if (repaired !== text) plans.push({ path, text: repaired, before: bytes, kinds: ['updated'] });
    const operation = path.replace(/\.ts$/, '');
    if (!text.includes(`/${operation}/server`)) continue;
    const gone = await goneImports(place, repaired, code);
    if (gone.some(({ text: specifier }) => specifier.replace(/\.[jt]s$/, '').endsWith(`/${operation}/server`)))
      diagnostics.push(diagnostic('handler-orphan', { path: shown(place) }, { operation }));
  }
  return { plans, diagnostics };
}
