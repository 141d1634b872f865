/** `specwright generate --watch`: a run after every change of a definition or a template. */
import { relative } from 'node:path';
import { shown } from '../diagnostics/failed-file.js';
import { ChangeQueue } from './change-queue.js';
import { Exit, type ExitCode } from './exit.js';
import { generateCommand } from './generate.js';
import { count, type Io } from './io.js';
import type { GenerateOptions } from './options.js';
import { reportBug } from './run.js';

/** Runs until the process is interrupted. A run that fails is reported, and the next change starts another one. */
export async function watchCommand(options: GenerateOptions, io: Io): Promise<ExitCode> {
  const { watch } = await import('chokidar');
  // A question would hold up all later runs.
  const quiet = { out: io.out, err: io.err, input: io.input };
  const runOnce = async (paths: readonly string[]): Promise<void> => {
    if (paths.length > 0) io.err.write(`${io.err.colors.dim(timeOf(new Date()))} ${changed(paths)}: `);
    try {
      await generateCommand(options, quiet);
    } catch (error) {
      reportBug(error, process.env, io.err.write);
    }
  };
  const queue = new ChangeQueue(runOnce);
  const folders = [options.definitions, ...(options.templates === undefined ? [] : [options.templates])];
  const watcher = watch(folders, {
    ignoreInitial: true,
    // What is not looked into for definitions either.
    ignored: (path) => folders.some((folder) => /(^|[/\\])(node_modules$|\.(?!\.))/.test(relative(folder, path))),
  });
  watcher.on('all', (_event, path) => {
    queue.add(shown(path));
  });
  watcher.on('error', (error) => {
    io.err.write(`specwright: cannot watch: ${error instanceof Error ? error.message : String(error)}\n`);
  });
  await new Promise((ready) => watcher.once('ready', () => void ready(undefined)));
  await queue.begin();
  io.err.write(`Watching ${folders.join(' and ')}; press Ctrl+C to stop.\n`);
  await interrupted();
  await watcher.close();
  await queue.stop();
  return Exit.ok;
}

/** Resolves when someone wants the process to end; a second time, it does. */
function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

/** `definitions/a.spec.yaml`, `12 changes`. */
function changed(paths: readonly string[]): string {
  const [first = ''] = paths;
  return paths.length === 1 ? first : count(paths.length, 'change');
}

/** `14:03:59` */
function timeOf(date: Date): string {
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}
