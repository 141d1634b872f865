/** `specwright generate --watch`: a run after every change of a definition or a template. */
import { statSync } from 'node:fs';
import { basename, relative, resolve } from 'node:path';
import { isDefinition } from '../1-load/lookalikes.js';
import { signatureOf } from '../cache/signature.js';
import { isSystemError, unlessRefusedSync } from '../diagnostics/system-error.js';
import { ChangeQueue } from './change-queue.js';
import { Exit, type ExitCode } from './exit.js';
import { duration, type Finished, generateOnce } from './generate.js';
import { count, type Io, showDiagnostics } from './io.js';
import type { GenerateOptions } from './options.js';
import { reportBug } from './run.js';

/**
 * In milliseconds: how long nothing may have changed before the loss of a definition counts, or a mistake is reported. Files
 * may be half-written, or removed to be written again.
 */
const PATIENCE = 150;

/** In milliseconds: longer than chokidar leaves out events of a file after one. */
const DEAF = 120;

/** Runs until the process is interrupted. A run that fails is reported, and the next change starts another one. */
export async function watchCommand(options: GenerateOptions, io: Io): Promise<ExitCode> {
  const { watch } = await import('chokidar');
  const { definitions, templates, limit } = options;
  const folders = [definitions, ...(templates === undefined ? [] : [templates])];
  // A question would hold up all later runs.
  const quiet = { out: io.out, err: io.err, input: io.input };
  const queue = new ChangeQueue(async (paths) => {
    const say = (what: string): void => {
      const { dim } = io.err.colors;
      io.err.write([dim(timeOf(new Date())), ...changed(paths, folders), what].join(' ') + '\n');
    };
    try {
      if (paths.some(isGone) && !(await queue.isLast(PATIENCE))) return;
      const finished = await generateOnce(options, quiet);
      const hasReport = finished.diagnostics.length > 0;
      if (!hasReport || (await queue.isLast(PATIENCE))) await showDiagnostics(io, finished.diagnostics, { limit });
      else if (!hasChanges(finished)) return;
      say(summary(finished));
    } catch (error) {
      say('failed');
      reportBug(error, process.env, io.err.write);
    }
  });
  const watcher = watch(folders, {
    ignoreInitial: true,
    // Several events of one file are one change here in any case.
    atomic: false,
    ignored: (path) => isIgnored(path, options, folders),
  });
  watcher.on('all', (_event, name) => {
    const path = resolve(name);
    const state = stateOf(path);
    queue.add(path);
    setTimeout(() => {
      if (stateOf(path) !== state) queue.add(path);
    }, DEAF).unref();
  });
  return new Promise((done, fail) => {
    const stop = (code: ExitCode): void => {
      if (queue.isRunning) io.err.write('Stopping after this run; press Ctrl+C again to stop at once.\n');
      Promise.all([watcher.close(), queue.stop()]).then(() => {
        done(code);
      }, fail);
    };
    // A second one has its usual effect, which no output folder minds.
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        stop(Exit.ok);
      });
    watcher.on('error', (error) => {
      io.err.write(`specwright: cannot watch: ${error instanceof Error ? error.message : String(error)}\n`);
      // Without the means of the system to watch, changes would be missed silently.
      if (isSystemError(error) && ['ENOSPC', 'EMFILE', 'ENFILE'].includes(error.code)) stop(Exit.findings);
    });
    watcher.once('ready', () => {
      queue.begin().then(() => {
        io.err.write(`Watching ${folders.join(' and ')}; press Ctrl+C to stop.\n`);
      }, fail);
    });
  });
}

/** What is not looked into for definitions either, what this command writes itself, and the files of editors. */
function isIgnored(path: string, { out, handlers }: GenerateOptions, folders: readonly string[]): boolean {
  const written = [out, ...(handlers === false ? [] : [handlers])];
  if (written.some((folder) => !climbs(relative(folder, path)))) return true;
  // Vim tries with a number whether a folder can be written to.
  if (/^\d+$/.test(basename(path))) return true;
  return folders.some((folder) => /(^|[/\\])(node_modules$|\.(?!\.))/.test(relative(folder, path)));
}

function stateOf(path: string): string | undefined {
  return signatureOf(path, Date.now())?.signature;
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
  const [first] = paths;
  if (first === undefined) return [];
  if (paths.length > 1) return [`${count(paths.length, 'change')}:`];
  const names = folders.map((folder) => relative(folder, first)).filter((name) => !climbs(name));
  return [`${names[0] ?? first}:`].map((name) => (name === ':' ? `${relative('', first)}:` : name));
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
