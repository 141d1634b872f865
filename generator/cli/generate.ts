import { checkFolders } from '../5-write/folder.js';
import { type HandlersWritten, writeHandlers } from '../5-write/handlers.js';
import { specifiersOf } from '../5-write/specifiers.js';
import { rehearse, write, type Written } from '../5-write/write.js';
import { hasErrors } from '../diagnostics/diagnostic.js';
import { generate } from '../generate.js';
import { Exit, type ExitCode } from './exit.js';
import { count, type Io, showDiagnostics, showJson } from './io.js';
import type { GenerateOptions } from './options.js';

/** Maximum number of paths in the summary. */
const LISTED = 40;

/** `specwright generate`: writes the output folder and the handlers. */
export async function generateCommand(options: GenerateOptions, io: Io): Promise<ExitCode> {
  const started = performance.now();
  const { json = false, dryRun = false, limit } = options;
  const { diagnostics, ...result } = await run(options, io);
  const ok = !hasErrors(diagnostics);
  const milliseconds = Math.round(performance.now() - started);
  if (json) await showJson(io, ok, diagnostics, { limit }, { dryRun, ...result, milliseconds });
  else {
    await showDiagnostics(io, diagnostics, { limit });
    if (ok) showSummary(result, options, milliseconds, io);
    // When writing fails halfway, some files may already be in place; the next run continues.
    else if (diagnostics.every(({ code }) => code !== 'cannot-write')) io.err.write('Nothing was written.\n');
  }
  return ok ? Exit.ok : Exit.findings;
}

const nothing = {
  written: [],
  unchanged: [],
  removed: [],
  kept: [],
  handlers: { created: [], extended: [], updated: [] },
} as const;

interface Result extends Written {
  /** Handler files, relative to their folder. */
  readonly handlers: Omit<HandlersWritten, 'diagnostics'>;
}

async function run(options: GenerateOptions, io: Io): Promise<Result> {
  const { definitions, out, templates, handlers, dryRun = false } = options;
  const refused = await checkFolders(options);
  if (hasErrors(refused)) return { ...nothing, diagnostics: refused };
  const {
    files,
    handlers: fresh,
    diagnostics,
  } = await generate({
    definitions,
    ...(templates !== undefined && { templates }),
    ...(handlers !== false && { handlers: await specifiersOf(handlers, out) }),
  });
  if (hasErrors(diagnostics)) return { ...nothing, diagnostics };
  const choice = { force: options.force ?? false, prune: options.prune ?? (await confirmsPrune(options, files, io)) };
  const result = await (dryRun ? rehearse : write)(out, files, choice);
  const found = [...diagnostics, ...result.diagnostics];
  if (hasErrors(found) || handlers === false) return { ...nothing, ...result, diagnostics: found };
  const code = { out, files: new Set(files.map(({ path }) => path)), removed: new Set(result.removed) };
  const { diagnostics: more, ...theirs } = await writeHandlers(handlers, fresh, code, { dryRun });
  return { ...result, handlers: theirs, diagnostics: [...found, ...more] };
}

/** Asks at a terminal whether to prune; elsewhere nothing is removed without --prune. */
async function confirmsPrune(
  { out, json = false, dryRun = false, force = false }: GenerateOptions,
  files: Parameters<typeof rehearse>[1],
  { ask, err }: Io,
): Promise<boolean> {
  if (!ask || json || dryRun) return false;
  const { kept, diagnostics } = await rehearse(out, files, { force });
  if (kept.length === 0 || hasErrors(diagnostics)) return false;
  showList(
    kept.map((path) => `${err.colors.yellow('no longer generated')} ${out}/${path}`),
    err.write,
    LISTED,
  );
  return ask(`The definitions of these ${kept.length} files no longer exist. Remove the files? [y/N] `);
}

function showList(lines: readonly string[], print: (text: string) => void, most: number): void {
  for (const line of lines.slice(0, most)) print(`${line}\n`);
  if (lines.length > most) print(`… and ${lines.length - most} more\n`);
}

function showSummary(
  { written, unchanged, removed, kept, handlers: theirs }: Omit<Result, 'diagnostics'>,
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
      ...theirs.extended.map((path) => `${colors.cyan(verb('extend', 'extended'))} ${String(handlers)}/${path}`),
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
function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
