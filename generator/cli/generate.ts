import { resolve } from 'node:path';
import { checkFolder } from '../5-write/folder.js';
import { compare, objections, type OutputFile } from '../5-write/compare.js';
import { type HandlersWritten, writeHandlers } from '../5-write/handlers.js';
import { specifiersOf } from '../5-write/specifiers.js';
import { outcome, write, type Written } from '../5-write/write.js';
import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics.js';
import { generate } from '../generate.js';
import { Exit, type ExitCode } from './exit.js';
import { count, type Io, showDiagnostics, showJson } from './io.js';
import type { GenerateOptions } from './options.js';

/** Paths that are listed by name at most; a summary of thousands is none. */
const LISTED = 40;

/** `specwright generate`: definitions to the output folder. */
export async function generateCommand(options: GenerateOptions, io: Io): Promise<ExitCode> {
  const started = performance.now();
  const { json = false, dryRun = false, limit } = options;
  const { diagnostics, ...result } = await run(options);
  const ok = !hasErrors(diagnostics);
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

const nothing = { written: [], unchanged: [], removed: [], handlers: { created: [], extended: [] } } as const;

interface Result extends Written {
  /** Of the user's files, relative to their folder. */
  readonly handlers: Omit<HandlersWritten, 'diagnostics'>;
}

async function run(options: GenerateOptions): Promise<Result> {
  const { definitions, out, templates, handlers, dryRun = false, force = false } = options;
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
  const result = dryRun ? await rehearse(out, files, force) : await write(out, files, { force });
  const found = [...diagnostics, ...result.diagnostics];
  if (hasErrors(found) || handlers === false) return { ...nothing, ...result, diagnostics: found };
  const { diagnostics: more, ...theirs } = await writeHandlers(handlers, fresh, { dryRun });
  return { ...result, handlers: theirs, diagnostics: [...found, ...more] };
}

async function checkFolders({ definitions, out, handlers }: GenerateOptions): Promise<readonly Diagnostic[]> {
  const refused = await checkFolder(out, definitions);
  if (hasErrors(refused) || handlers === false || resolve(handlers) !== resolve(out)) return refused;
  return [diagnostic('handlers-folder', { path: handlers }, { reason: 'is the output folder' })];
}

/** What {@link write} would do and say. */
async function rehearse(out: string, files: readonly OutputFile[], force: boolean): Promise<Written> {
  const comparison = await compare(out, files, { force });
  const diagnostics = objections(comparison, out, force);
  const { written, unchanged, removed } = hasErrors(diagnostics) ? nothing : outcome(comparison);
  return { written, unchanged, removed, diagnostics };
}

function showSummary(
  { written, unchanged, removed, handlers: { created, extended } }: Omit<Result, 'diagnostics'>,
  { out, handlers, dryRun = false }: GenerateOptions,
  milliseconds: number,
  io: Io,
): void {
  // What a dry run finds is what it was asked for; of a run it is progress.
  const { write: print, colors } = dryRun ? io.out : io.err;
  const lines = [
    ...written.map((path) => `${colors.green(dryRun ? 'would write' : 'wrote')} ${out}/${path}`),
    ...removed.map((path) => `${colors.red(dryRun ? 'would remove' : 'removed')} ${out}/${path}`),
    ...created.map((path) => `${colors.cyan(dryRun ? 'would write' : 'wrote')} ${handlers}/${path}, yours to fill in`),
    ...extended.map((path) => `${colors.cyan(dryRun ? 'would add to' : 'added to')} ${handlers}/${path}`),
  ];
  const listed = dryRun ? lines : lines.slice(0, LISTED);
  for (const line of listed) print(`${line}\n`);
  if (lines.length > listed.length) print(`… and ${lines.length - listed.length} more\n`);
  const numbers = `${count(written.length, 'file')} written, ${unchanged.length} unchanged, ${removed.length} removed`;
  io.err.write(`${dryRun ? 'Dry run: ' : ''}${numbers} in ${duration(milliseconds)}\n`);
}

/** `840 ms`, `12.3 s`. */
function duration(milliseconds: number): string {
  return milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
