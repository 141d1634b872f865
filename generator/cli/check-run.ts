import { join } from 'node:path';
import type { Compilation } from '../5-write/compilation.js';
import { compare, type Comparison, type Entry } from '../5-write/compare.js';
import { checkFolders } from '../5-write/folder.js';
import { type HandlersWritten, writeHandlers } from '../5-write/handlers.js';
import { MANIFEST } from '../5-write/output-names.js';
import { manifestStatus, outcome } from '../5-write/outcome.js';
import { specifiersOf } from '../5-write/specifiers.js';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.js';
import { generate, type Generated } from '../generate.js';
import { cut, Room, unifiedDiff } from './diff.js';
import { Exit, type ExitCode } from './exit.js';
import { reporterOf, upToDate } from './check.js';
import { isForPrograms, showReport } from './check-report.js';
import { count, type Io, showDiagnostics, showJson } from './io.js';
import type { CheckOptions } from './options.js';
import { progressOn } from './progress.js';
import { hintFor, hintsOf, meaningOf, type Status } from './states.js';
import type { FileStore } from '../jobs/file-store.js';
import { beginRun, knownHandlers, leftOutput, storeFor } from './unchanged.js';

/** A file that differs from what would be generated. */
export interface Drift {
  /** The folder that the path is relative to. */
  readonly folder: string;
  readonly path: string;
  readonly status: Status;
  /** What a handler lacks. */
  readonly names?: readonly string[];
  /** From the existing to the generated content, if there are both. */
  readonly diff?: string;
  /** Number of omitted lines. */
  readonly omitted?: number;
}

/** What a check finds. */
export interface Checked {
  readonly ok: boolean;
  /** The number of generated files; undefined if there are none to compare with. */
  readonly checked: number | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly drift: readonly Drift[];
}

/** Runs `specwright check` without the cache. */
export async function checkRun(options: CheckOptions, compilation: Compilation | undefined, io: Io): Promise<ExitCode> {
  const { limit } = options;
  const reporter = reporterOf(options);
  const { ok, checked, diagnostics, drift } = await checkOnce(options, io, compilation);
  if (reporter === 'json') {
    await showJson(io, ok, diagnostics, { limit }, { checked: checked ?? 0, drift, hints: hintsOf(drift, options) });
    return ok ? Exit.ok : Exit.findings;
  }
  await showDiagnostics(io, diagnostics, { limit });
  if (isForPrograms(reporter)) {
    const findings = drift.map(({ diff, ...file }) => ({
      ...file,
      ...lineOf(diff),
      help: hintFor(file.status, options),
    }));
    showReport(reporter, io, { checked: checked ?? 0, diagnostics, drift: findings });
  } else await show(drift, io);
  if (checked !== undefined) io.err.write(ok ? upToDate(checked) : summary(drift, options));
  return ok ? Exit.ok : Exit.findings;
}

/** A check that prints nothing but its progress. */
export async function checkOnce(options: CheckOptions, io: Io, compilation?: Compilation): Promise<Checked> {
  const store = storeFor(options);
  try {
    return await checkWith(store, options, io, compilation);
  } finally {
    store.close();
  }
}

async function checkWith(
  store: FileStore,
  options: CheckOptions,
  io: Io,
  compilation: Compilation | undefined,
): Promise<Checked> {
  const { definitions, out, templates, handlers, memory } = options;
  const since = Date.now();
  const remember = await beginRun({ ...options, compilation: compilation?.state });
  const refused = await checkFolders(options);
  const generated = await generate({
    definitions,
    ...(templates !== undefined && { templates }),
    ...(handlers !== false && { handlers: await specifiersOf(handlers, out) }),
    ...(options.cache === false ? {} : { keptIn: { out, memory } }),
    settings: options.settings,
    ...(options.extensions && { extensions: options.extensions }),
    verify: options.verify ?? false,
    jobs: options.jobs,
    onProgress: progressOn(io),
    store,
  });
  const before = [...refused, ...generated.diagnostics];
  if (hasErrors(before)) return { ok: false, checked: undefined, diagnostics: before, drift: [] };
  const { kept, packageFiles } = generated;
  const comparison = await compare(out, generated.files, { packageFiles, hasTexts: true, ...kept?.folder });
  const { diagnostics: found, ...theirs } = await handlersOf(options, generated, comparison);
  const drift = [...(await driftOf(comparison, options)), ...driftOfHandlers(theirs, options)];
  const known = [...before, ...comparison.diagnostics, ...found];
  // Code that is out of date, or lacks something, does not compile in any case.
  const isComplete = drift.length === 0 && !hasErrors(known) && found.length === 0;
  const types = isComplete ? await typesOf(options, compilation) : [];
  const diagnostics = [...known, ...types];
  const ok = isComplete && types.length === 0;
  const left =
    ok && kept
      ? await leftOutput(out, generated.files, comparison.manifest, { since, known: kept.signatures })
      : undefined;
  if (left) kept?.keep(left.left);
  if (ok && diagnostics.length === 0) await remember(generated.files, generated.installed, left);
  return { ok, checked: generated.files.length, diagnostics, drift };
}

/** What `generate` would change in the handlers and report about them. */
async function handlersOf(
  options: CheckOptions,
  generated: Generated,
  comparison: Comparison,
): Promise<HandlersWritten> {
  const { out, handlers } = options;
  if (handlers === false) return { created: [], extended: [], updated: [], names: {}, diagnostics: [] };
  const files = new Set(generated.files.map(({ path }) => path));
  const { removed, added } = outcome(comparison, {});
  const code = { out, files, removed: new Set(removed), added: new Set(added) };
  const { settled } = await knownHandlers(options, generated.handlers, files);
  return writeHandlers(handlers, generated.handlers, code, { dryRun: true, settled });
}

async function typesOf(
  { handlers }: CheckOptions,
  compilation: Compilation | undefined,
): Promise<readonly Diagnostic[]> {
  if (handlers === false || !compilation) return [];
  const { typeProblems } = await import('./handler-types.js');
  return typeProblems(handlers, compilation);
}

function driftOfHandlers(
  { created, extended, updated, names }: Omit<HandlersWritten, 'diagnostics'>,
  { handlers }: CheckOptions,
): readonly Drift[] {
  if (handlers === false) return [];
  const of = (paths: readonly string[], status: Status): readonly Drift[] =>
    paths.map((path) => {
      const its = names[path] ?? [];
      return {
        folder: handlers,
        path,
        status,
        ...(status === 'handler-incomplete' && its.length > 0 && { names: its }),
      };
    });
  return [...of(created, 'handler-missing'), ...of(extended, 'handler-incomplete'), ...of(updated, 'handler-imports')];
}

async function driftOf(comparison: Comparison, { out, fullDiff = false }: CheckOptions): Promise<readonly Drift[]> {
  const { entries, diagnostics } = comparison;
  const room = new Room(fullDiff);
  const drift: Drift[] = [];
  for (const entry of entries) {
    const { path } = entry;
    if (entry.status === 'unchanged') continue;
    const one = { folder: out, path, status: statusOf(entry) };
    // A diff of the layout helps nobody.
    const texts = 'texts' in entry ? entry.texts : undefined;
    if (!texts || entry.status === 'layout' || entry.status === 'conflict') drift.push(one);
    else drift.push({ ...one, ...cut(await unifiedDiff(join(out, path), texts.found, texts.generated), room) });
  }
  const status = manifestStatus(comparison, {});
  // A manifest that only changes because of other drift is not reported, nor one that already has a diagnostic.
  const isReported = drift.length > 0 || diagnostics.length > 0;
  if (status === 'conflict' || (status !== 'unchanged' && !isReported))
    drift.push({ folder: out, path: MANIFEST, status });
  return drift;
}

function statusOf(entry: Exclude<Entry, { readonly status: 'unchanged' }>): Status {
  if ('isOrphan' in entry && entry.isOrphan) return entry.status === 'stale' ? 'orphaned' : 'orphaned-edited';
  if ('isOneOfMany' in entry && entry.isOneOfMany === true) return 'surplus';
  return entry.status as Status;
}

async function show(drift: readonly Drift[], { out: { write, colors, hasColors } }: Io): Promise<void> {
  if (drift.length === 0) return;
  const { printable } = await import('../diagnostics/frame.js');
  for (const { folder, path, status, names, diff, omitted } of drift) {
    write(`${colors.bold(`${folder}/${path}`)} ${meaningOf(status, names)}\n`);
    const paint = (line: string): string => (hasColors ? painter(line, colors)(printable(line)) : printable(line));
    if (diff !== undefined && diff !== '')
      write(
        diff
          .split('\n')
          .map((line) => `${paint(line)}\n`)
          .join(''),
      );
    if (omitted !== undefined) write(`… ${count(omitted, 'more line')}; --full-diff shows them\n`);
  }
}

function painter(line: string, { bold, cyan, green, red }: Io['out']['colors']): (text: string) => string {
  if (line.startsWith('+++') || line.startsWith('---')) return bold;
  if (line.startsWith('@@')) return cyan;
  if (line.startsWith('+')) return green;
  if (line.startsWith('-')) return red;
  return String;
}

/** The line of the existing file at which the first difference is. */
function lineOf(diff: string | undefined): { readonly line?: number } {
  const [, start] = /^@@ -(\d+)/m.exec(diff ?? '') ?? [];
  if (diff === undefined || start === undefined) return {};
  const lines = diff.slice(diff.indexOf('\n', diff.indexOf('\n@@ ') + 1) + 1).split('\n');
  const before = lines.findIndex((line) => !line.startsWith(' '));
  return { line: Math.max(1, Number(start) + before) };
}

function summary(drift: readonly Drift[], options: CheckOptions): string {
  const first = drift.length === 0 ? 'No differences, but the problems above' : count(drift.length, 'difference');
  return [first, ...hintsOf(drift, options).map((hint) => `  ${hint}`)].join('\n') + '\n';
}
