import { Exit, type ExitCode } from './exit.js';
import type { GenerateRun } from './generate-run.js';
import { count, type Io, showDiagnostics, showJson } from './io.js';
import { LISTED, showList } from './lists.js';
import type { GenerateOptions } from './options.js';
import { unchangedSince } from './unchanged.js';

/** `specwright generate`: definitions to the output folder. */
export async function generateCommand(options: GenerateOptions, io: Io): Promise<ExitCode> {
  const started = performance.now();
  const { json = false, dryRun = false, limit } = options;
  const unchanged = await unchangedSince(options);
  const { diagnostics, ...result } = unchanged
    ? { ...nothing, unchanged, diagnostics: [] }
    : await (await import('./generate-run.js')).run(options, io);
  const ok = diagnostics.every(({ severity }) => severity !== 'error');
  const milliseconds = Math.round(performance.now() - started);
  if (json) await showJson(io, ok, diagnostics, { limit }, { dryRun, ...result, milliseconds });
  else {
    await showDiagnostics(io, diagnostics, { limit });
    if (ok) showSummary(result, options, milliseconds, io);
    // When the system refuses in the middle, some files may be in place already; the next run carries on.
    else if (diagnostics.every(({ code }) => code !== 'cannot-write')) io.err.write('Nothing was written.\n');
  }
  return ok ? Exit.ok : Exit.findings;
}

/** What a run does that finds nothing to do. */
const nothing: Omit<GenerateRun, 'unchanged' | 'diagnostics'> = {
  written: [],
  removed: [],
  kept: [],
  handlers: { created: [], extended: [], updated: [] },
};

function showSummary(
  { written, unchanged, removed, kept, handlers: theirs }: Omit<GenerateRun, 'diagnostics'>,
  { out, handlers, dryRun = false }: GenerateOptions,
  milliseconds: number,
  io: Io,
): void {
  // What a dry run finds is what it was asked for; of a run it is progress.
  const { write: print, colors } = dryRun ? io.out : io.err;
  const most = dryRun ? Infinity : LISTED;
  const say = (would: string, did: string): string => (dryRun ? `would ${would}` : did);
  // What is for a person to see to comes first, and is not lost in a long list.
  showList(
    [
      ...theirs.created.map(
        (path) => `${colors.cyan(say('write', 'wrote'))} ${String(handlers)}/${path}, yours to fill in`,
      ),
      ...theirs.extended.map((path) => `${colors.cyan(say('add to', 'added to'))} ${String(handlers)}/${path}`),
      ...theirs.updated.map((path) => `${colors.cyan('set imports right in')} ${String(handlers)}/${path}`),
    ],
    print,
    most,
  );
  showList(
    [
      ...kept.map((path) => `${colors.yellow(say('keep', 'kept'))} ${out}/${path}, which is no longer generated`),
      ...removed.map((path) => `${colors.red(say('remove', 'removed'))} ${out}/${path}`),
      ...written.map((path) => `${colors.green(say('write', 'wrote'))} ${out}/${path}`),
    ],
    print,
    most,
  );
  const numbers = `${count(written.length, 'file')} written, ${unchanged.length} unchanged, ${removed.length} removed`;
  const left = kept.length > 0 ? `, ${kept.length} kept` : '';
  io.err.write(`${dryRun ? 'Dry run: ' : ''}${numbers}${left} in ${duration(milliseconds)}\n`);
}

/** `840 ms`, `12.3 s`. */
function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
