/** Writes handler files once, and later adds only what is missing. */
import { randomBytes } from 'node:crypto';
import { chmod, link, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/diagnostic.js';
import { isSystemError } from '../diagnostics/system-error.js';
import { shown } from '../diagnostics/failed-file.js';
import { attempt, OutputFailure } from './failure.js';
import type { GeneratedCode } from './generated-code.js';
import { removeTemporariesIn, temporaryName } from './handler-folder.js';
import type { Plan } from './handler-plan.js';
import { type FreshHandler, planHandlers } from './plan-handlers.js';
import { makeFolder } from './make-folder.js';

export interface HandlersWritten {
  /** Paths relative to the handlers folder, sorted: new files, and files that were extended. */
  readonly created: readonly string[];
  readonly extended: readonly string[];
  /** Files whose imports of generated code were fixed. */
  readonly updated: readonly string[];
  /** What the extended files lack, or lacked: names of functions and handlers, by path. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  readonly diagnostics: readonly Diagnostic[];
}

const none = { created: [], extended: [], updated: [], names: {} } as const;

/** The file that lists the operations. */
const indexFile = 'index.ts';

/**
 * @param fresh a file for each operation and `index.ts`, in their initial state
 * @param code the content of the output folder
 * @param options dryRun: reports what would be done, without doing it; settled: paths of existing files with which there
 *   is nothing to do
 */
export async function writeHandlers(
  folder: string,
  fresh: readonly FreshHandler[],
  code: GeneratedCode,
  { dryRun = false, settled }: { readonly dryRun?: boolean; readonly settled?: ReadonlySet<string> | undefined } = {},
): Promise<HandlersWritten> {
  try {
    const { plans, diagnostics } = await planHandlers(folder, fresh, code, settled);
    if (hasErrors(diagnostics)) return { ...none, diagnostics };
    // The list comes first: a missing file marks an operation as new, even after a run that was killed in between.
    const ordered = plans.toSorted((a, b) => Number(b.path === indexFile) - Number(a.path === indexFile));
    if (!dryRun) {
      await removeTemporariesIn(folder);
      for (const one of ordered) await put(folder, one);
    }
    const paths = (kind: Plan['kinds'][number]): readonly string[] =>
      plans.flatMap(({ path, kinds }) => (kinds.includes(kind) ? [path] : []));
    const extended = plans.filter(({ kinds }) => kinds.includes('extended'));
    const names = Object.fromEntries(extended.map(({ path, names: its = [] }) => [path, its]));
    return { created: paths('created'), extended: paths('extended'), updated: paths('updated'), names, diagnostics };
  } catch (error) {
    if (!(error instanceof OutputFailure)) throw error;
    return { ...none, diagnostics: [error.diagnostic] };
  }
}

/** Writes a temporary file and renames it; content that appeared or changed in the meantime is not lost. */
async function put(folder: string, { path, text, before }: Plan): Promise<void> {
  const place = join(folder, path);
  const temporary = join(dirname(place), temporaryName(randomBytes(4).toString('hex')));
  await attempt(place, async () => {
    await makeFolder(dirname(place));
    await writeFile(temporary, text, { flag: 'wx', flush: true });
    try {
      if (!before) return await link(temporary, place);
      const now = await readFile(place);
      if (now.equals(Buffer.from(text))) return;
      if (!now.equals(before)) throw changed(place);
      await chmod(temporary, (await stat(place)).mode & 0o777);
      await rename(temporary, place);
    } catch (error) {
      if (!isSystemError(error) || error.code !== 'EEXIST') throw error;
      // A concurrent run may have written the same text.
      if (!(await readFile(place)).equals(Buffer.from(text))) throw changed(place);
    } finally {
      await rm(temporary, { force: true });
    }
  });
}

function changed(place: string): OutputFailure {
  return new OutputFailure(diagnostic('handler-changed', { path: shown(place) }, {}));
}
