/** Puts the files in which users implement the operations in place, once, and adds to them what is missing later. */
import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics.js';
import { isSystemError } from '../system-error.js';
import type { OutputFile } from './compare.js';
import { attempt, OutputFailure, shown, unlessMissing } from './failure.js';
import { look } from './look.js';
import { type Merged, mergeIndex, mergeOperation } from './merge-handlers.js';

export interface HandlersWritten {
  /** Paths relative to the folder of handlers, sorted: files that are new, and those that something was added to. */
  readonly created: readonly string[];
  readonly extended: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Plan {
  readonly path: string;
  readonly text: string;
  /** What stands there now; left out when nothing does. */
  readonly before?: Buffer;
}

const indexFile = 'index.ts';

/**
 * @param fresh a file for each operation and `index.ts`, as they are before a user has touched them
 * @param options dryRun: says what would be done, and does nothing
 */
export async function writeHandlers(
  folder: string,
  fresh: readonly OutputFile[],
  { dryRun = false } = {},
): Promise<HandlersWritten> {
  try {
    const { plans, diagnostics } = await plan(folder, fresh);
    const isClear = !hasErrors(diagnostics);
    // The list first: an operation whose file is missing is new to it, also when a run was killed in between.
    const ordered = plans.toSorted((a, b) => Number(b.path === indexFile) - Number(a.path === indexFile));
    if (isClear && !dryRun) for (const one of ordered) await put(folder, one);
    const paths = (isNew: boolean): readonly string[] =>
      isClear ? plans.filter(({ before }) => !before === isNew).map(({ path }) => path) : [];
    return { created: paths(true), extended: paths(false), diagnostics };
  } catch (error) {
    if (!(error instanceof OutputFailure)) throw error;
    return { created: [], extended: [], diagnostics: [error.diagnostic] };
  }
}

async function plan(
  folder: string,
  fresh: readonly OutputFile[],
): Promise<{ readonly plans: readonly Plan[]; readonly diagnostics: readonly Diagnostic[] }> {
  const found = new Map<string, Buffer>();
  const diagnostics: Diagnostic[] = [...(await orphans(folder, fresh))];
  for (const { path } of fresh) {
    const one = await look(folder, path);
    if (one.kind === 'obstacle') diagnostics.push(one.diagnostic);
    if (one.kind === 'file') found.set(path, one.bytes);
  }
  if (hasErrors(diagnostics)) return { plans: [], diagnostics };
  const added = fresh
    .filter(({ path }) => path !== indexFile && !found.has(path))
    .map(({ path }) => `./${path.replace(/\.ts$/, '.js')}`);
  const plans: Plan[] = [];
  for (const { path, content } of fresh) {
    const before = found.get(path);
    if (!before) {
      plans.push({ path, text: content });
      continue;
    }
    const text = before.toString('utf8');
    if (!Buffer.from(text).equals(before)) {
      diagnostics.push(
        diagnostic('handler-syntax', { path: shown(join(folder, path)) }, { reason: 'it is not UTF-8' }),
      );
      continue;
    }
    const merged = path === indexFile ? await mergeIndex(text, content, added) : await mergeOperation(text, content);
    diagnostics.push(...problemsOf(join(folder, path), text, merged));
    if (merged.kind === 'text' && merged.text !== text) plans.push({ path, text: merged.text, before });
  }
  return { plans, diagnostics };
}

function problemsOf(path: string, text: string, merged: Merged): readonly Diagnostic[] {
  if (merged.kind === 'text')
    return merged.unlisted.map((handler) => diagnostic('handler-unlisted', { path: shown(path) }, { handler }));
  const { reason, start, end } = merged;
  return [diagnostic('handler-syntax', { source: { path: shown(path), text }, start, end }, { reason })];
}

/** Files of operations that are no more: they import the server of one that there is no file for. */
async function orphans(folder: string, fresh: readonly OutputFile[]): Promise<readonly Diagnostic[]> {
  const names = await attempt(folder, () => unlessMissing(() => readdir(folder, { withFileTypes: true })));
  const known = new Set(fresh.map(({ path }) => path));
  const diagnostics: Diagnostic[] = [];
  for (const entry of names ?? []) {
    if (!entry.isFile() || !entry.name.endsWith('.ts') || known.has(entry.name)) continue;
    const operation = entry.name.slice(0, -'.ts'.length);
    const place = join(folder, entry.name);
    const text = await attempt(place, () => readFile(place, 'utf8'));
    if (new RegExp(`from\\s*['"][^'"]*/${operation.replace(/[^a-z0-9-]/g, '\\$&')}/server(\\.js)?['"]`).test(text))
      diagnostics.push(diagnostic('handler-orphan', { path: shown(place) }, { operation }));
  }
  return diagnostics;
}

/** Writes beside the place and moves it there; nothing that appeared or changed meanwhile is lost. */
async function put(folder: string, { path, text, before }: Plan): Promise<void> {
  const place = join(folder, path);
  const temporary = `${place}.${randomBytes(4).toString('hex')}.new`;
  await attempt(place, async () => {
    await mkdir(folder, { recursive: true });
    await writeFile(temporary, text, { flag: 'wx', flush: true });
    try {
      if (!before) return await link(temporary, place);
      const now = await readFile(place);
      if (!now.equals(before)) throw changed(place);
      await chmod(temporary, (await stat(place)).mode & 0o777);
      await rename(temporary, place);
    } catch (error) {
      if (isSystemError(error) && error.code === 'EEXIST') throw changed(place);
      throw error;
    } finally {
      await rm(temporary, { force: true });
    }
  });
}

function changed(place: string): OutputFailure {
  return new OutputFailure(diagnostic('handler-changed', { path: shown(place) }, {}));
}
