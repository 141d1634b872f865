/** `specwright generate --watch`: a run after every change of a definition or a template. */
import { statSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { isDefinition } from '../1-load/lookalikes.js';
import { isSystemError, unlessRefusedSync } from '../diagnostics/system-error.js';
import { ChangeQueue } from './change-queue.js';
import { Exit, type ExitCode } from './exit.js';
import { duration, type Finished, generateOnce } from './generate.js';
import { count, type Io, showDiagnostics } from './io.js';
import type { GenerateOptions } from './options.js';
import type { Settled } from './settle.js';
import { placesOf } from '../roots.js';
import { reportBug } from './run.js';

/**
 * In milliseconds: how long nothing may have changed before the loss of a definition counts, or a mistake is reported. Files
 * may be half-written, or removed to be written again.
 */
const PATIENCE = 150;

/**
 * Runs until the process is interrupted. A run that fails is reported, and the next change starts another one. A change of
 * the configuration starts everything anew.
 *
 * @param settle reads the configuration again
 */
export async function watchCommand(
  first: GenerateOptions,
  io: Io,
  settle: () => Promise<Pick<Settled<GenerateOptions>, 'options' | 'diagnostics'>>,
): Promise<ExitCode> {
  for (let options = first; ;) {
    const end = await watchWith(options, io, settle);
    if (typeof end === 'number') return end;
    options = end;
  }
}

/** @returns the exit code, or the options of a configuration that has changed */
async function watchWith(
  options: GenerateOptions,
  io: Io,
  settle: () => Promise<Pick<Settled<GenerateOptions>, 'options' | 'diagnostics'>>,
): Promise<ExitCode | GenerateOptions> {
  const { FolderWatch } = await import('./folder-watch.js');
  const { definitions, templates, limit, configPath, extensions } = options;
  const code = new Set([...(configPath === undefined ? [] : [configPath]), ...(extensions?.modules ?? [])]);
  const folders = [...placesOf(definitions), ...(templates === undefined ? [] : [templates])];
  // A question would hold up all later runs.
  const quiet = { out: io.out, err: io.err, input: io.input };
  const queue = new ChangeQueue(async (paths) => {
    const say = (what: string): void => {
      const { dim } = io.err.colors;
      io.err.write([dim(timeOf(new Date())), ...changed(paths, folders), what].join(' ') + '\n');
    };
    try {
      if (paths.some((path) => code.has(path))) {
        const settled = await settle();
        await showDiagnostics(io, settled.diagnostics, { limit });
        if (settled.diagnostics.length === 0) stop(settled.options);
        return;
      }
      if (paths.some(isGone) && !(await queue.isLast(PATIENCE))) return;
      const finished = await generateOnce(options, quiet, paths.length > 0);
      // A mistake may keep a run from knowing them all.
      const known = finished.ok ? [] : used;
      used = [...new Set([...known, ...finished.installed])];
      watchFiles(used);
      const hasReport = finished.diagnostics.length > 0;
      if (!hasReport || (await queue.isLast(PATIENCE))) await showDiagnostics(io, finished.diagnostics, { limit });
      else if (!hasChanges(finished)) return;
      say(summary(finished));
    } catch (error) {
      say('failed');
      reportBug(error, process.env, io.err.write);
    }
  });
  /** The common files of packages. */
  let used: readonly string[] = [];
  let watchFiles: (paths: readonly string[]) => void = () => undefined;
  let stop: (end: ExitCode | GenerateOptions) => void = () => undefined;
  const stopped = new Promise<ExitCode | GenerateOptions>((resolve) => (stop = resolve));
  const interrupt = (): void => {
    if (queue.isRunning) io.err.write('Stopping after this run; press Ctrl+C again to stop at once.\n');
    stop(Exit.ok);
  };
  // A second one has its usual effect, which no output folder minds.
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.once(signal, interrupt);
  const watcher = await FolderWatch.start({
    folders: [...folders, ...code],
    isIgnored: (path) => isIgnored(path, options, folders),
    onChange: (path) => {
      queue.add(path);
    },
    isBusy: () => queue.isRunning,
    onError: (error) => {
      io.err.write(`specwright: cannot watch: ${error instanceof Error ? error.message : String(error)}\n`);
      // Without the means of the system to watch, changes would be missed silently.
      if (isSystemError(error) && ['ENOSPC', 'EMFILE', 'ENFILE'].includes(error.code)) stop(Exit.findings);
    },
  });
  watchFiles = (paths) => {
    watcher.watchFiles(paths);
  };
  const isReady = queue.begin().then(() => undefined);
  const early = await Promise.race([stopped, isReady]);
  if (early === undefined) io.err.write(`Watching ${folders.join(' and ')}; press Ctrl+C to stop.\n`);
  const end = await stopped;
  await Promise.all([watcher.close(), queue.stop()]);
  for (const signal of signals) process.off(signal, interrupt);
  return end;
}

/** What is not looked into for definitions either, what this command writes itself, and the files of editors. */
function isIgnored(path: string, { out, handlers }: GenerateOptions, folders: readonly string[]): boolean {
  const written = [out, ...(handlers === false ? [] : [handlers])];
  if (written.some((folder) => !climbs(relative(folder, path)))) return true;
  // The file with which Vim tries whether a folder can be written to.
  if (basename(path) === '4913') return true;
  return folders.some((folder) => /(^|[/\\])(node_modules$|\.(?!\.))/.test(relative(folder, path)));
}

/** Whether a definition is missing or empty, as it is while some programs write it. */
function isGone(path: string): boolean {
  const size = unlessRefusedSync(() => statSync(path, { throwIfNoEntry: false })?.size);
  return isDefinition(path) && (size ?? 0) === 0;
}

function climbs(path: string): boolean {
  return /^\.\.([/\\]|$)/.test(path);
}

/** `a.spec.yaml:`, `12 changes:`, relative to the folder; nothing for the first run. */
function changed(paths: readonly string[], folders: readonly string[]): readonly string[] {
  const definitions = paths.filter(isDefinition);
  // Programs have files of their own beside the one that they save.
  const [first, ...others] = definitions.length > 0 ? definitions : paths;
  if (first === undefined) return [];
  if (others.length > 0) return [`${count(others.length + 1, 'change')}:`];
  const names = folders.map((folder) => relative(folder, first)).filter((name) => name !== '' && !climbs(name));
  return [`${names[0] ?? relative('', first)}:`];
}

function hasChanges({ written, removed, handlers }: Finished): boolean {
  const { created, extended, updated } = handlers;
  return [written, removed, created, extended, updated].some((paths) => paths.length > 0);
}

/** `9 files written, 48 unchanged in 61 ms` */
function summary({ ok, diagnostics, written, unchanged, removed, kept, handlers, milliseconds }: Finished): string {
  const time = duration(milliseconds);
  if (!ok) {
    const isPart = diagnostics.some(({ code }) => code === 'cannot-write');
    return `${isPart ? 'not everything' : 'nothing'} was written in ${time}`;
  }
  const theirs = handlers.created.length + handlers.extended.length + handlers.updated.length;
  const parts = [
    `${count(written.length, 'file')} written`,
    `${unchanged.length} unchanged`,
    ...(removed.length > 0 ? [`${removed.length} removed`] : []),
    ...(kept.length > 0 ? [`${kept.length} kept`] : []),
    ...(theirs > 0 ? [`${count(theirs, 'handler file')} changed`] : []),
  ];
  return `${parts.join(', ')} in ${time}`;
}

/** `14:03:59` */
function timeOf(date: Date): string {
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}
