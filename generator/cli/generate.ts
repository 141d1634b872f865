import { Exit, type ExitCode } from './exit.js';
import type { GenerateRun } from './generate-run.js';
import { count, type Io, showDiagnostics, showJson } from './io.js';
import { LISTED, showList } from './lists.js';
import type { GenerateOptions } from './options.js';
import { unchangedSince } from './unchanged.js';

export interface Finished extends GenerateRun {
  readonly ok: boolean;
  readonly milliseconds: number;
}

/** `specwright generate`: writes the output folder and the handlers. */
export async function generateCommand(options: GenerateOptions, io: Io): Promise<ExitCode> {
  const { json = false, dryRun = false, limit } = options;
  const { ok, milliseconds, diagnostics, ...result } = await generateOnce(options, io);
  const { written, unchanged, removed, kept, handlers } = result;
  if (json)
    await showJson(
      io,
      ok,
      diagnostics,
      { limit },
      { dryRun, written, unchanged, removed, kept, handlers, milliseconds },
    );
  else {
    await showDiagnostics(io, diagnostics, { limit });
    if (ok) showSummary(result, options, milliseconds, io);
    // When writing fails halfway, some files may already be in place; the next run continues.
    else if (diagnostics.every(({ code }) => code !== 'cannot-write')) io.err.write('Nothing was written.\n');
  }
  return ok ? Exit.ok : Exit.findings;
}

/**
 * A run that prints nothing but its progress.
 *
 * @param hasChanged whether something is known to have changed, so that no record of a clean run can be used or made
 */
export async function generateOnce(options: GenerateOptions, io: Io, hasChanged = false): Promise<Finished> {
  const started = performance.now();
  // What the user has changed in the files of a package is no difference, except to this.
  const isRestored = options.force === true && options.settings.package !== undefined;
  const unchanged = isRestored || hasChanged ? undefined : await unchangedSince(options);
  const result = unchanged
    ? { ...nothing, unchanged: unchanged.files, installed: unchanged.installed, diagnostics: [] }
    : await (await import('./generate-run.js')).run(options, io, hasChanged);
  const ok = result.diagnostics.every(({ severity }) => severity !== 'error');
  return { ...result, ok, milliseconds: Math.round(performance.now() - started) };
}

/** The result of a run that changes nothing. */
export const nothing: Omit<GenerateRun, 'diagnostics'> = {
  unchanged: [],
  written: [],
  removed: [],
  kept: [],
  added: [],
  installed: [],
  handlers: { created: [], extended: [], updated: [], names: {} },
};

function showSummary(
  { written, unchanged, removed, kept, handlers: theirs }: Omit<GenerateRun, 'diagnostics'>,
  { out, handlers, dryRun = false }: GenerateOptions,
  milliseconds: number,
  io: Io,
): void {
  // The summary is the result of a dry run, but only the progress of a real one.
  const { write: print, colors } = dryRun ? io.out : io.err;
  const most = dryRun ? Infinity : LISTED;
  const verb = (would: string, did: string): string => (dryRun ? `would ${would}` : did);
  // Files that need attention come first, so that they are not lost in a long list.
  showList(
    [
      ...theirs.created.map(
        (path) => `${colors.cyan(verb('write', 'wrote'))} ${String(handlers)}/${path}, for you to implement`,
      ),
      ...theirs.extended.map((path) => {
        const names = theirs.names[path] ?? [];
        const its = names.length > 0 ? ` with ${names.join(', ')}` : '';
        return `${colors.cyan(verb('extend', 'extended'))} ${String(handlers)}/${path}${its}`;
      }),
      ...theirs.updated.map(
        (path) => `${colors.cyan(verb('fix imports in', 'fixed imports in'))} ${String(handlers)}/${path}`,
      ),
    ],
    print,
    most,
  );
  showList(
    [
      ...kept.map((path) => `${colors.yellow(verb('keep', 'kept'))} ${out}/${path}, which is no longer generated`),
      ...removed.map((path) => `${colors.red(verb('remove', 'removed'))} ${out}/${path}`),
      ...written.map((path) => `${colors.green(verb('write', 'wrote'))} ${out}/${path}`),
    ],
    print,
    most,
  );
  const numbers = `${count(written.length, 'file')} written, ${unchanged.length} unchanged, ${removed.length} removed`;
  const keptToo = kept.length > 0 ? `, ${kept.length} kept` : '';
  io.err.write(`${dryRun ? 'Dry run: ' : ''}${numbers}${keptToo} in ${duration(milliseconds)}\n`);
}

/** `840 ms`, `12.3 s`. */
export function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
