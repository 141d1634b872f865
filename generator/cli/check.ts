import type { Compilation } from '../5-write/compilation.js';
import { Exit, type ExitCode } from './exit.js';
import { count, type Io, showJson } from './io.js';
import type { CheckOptions } from './options.js';
import { unchangedSince } from './unchanged.js';

/** `specwright check`: whether the output folder and the handlers are up to date. Writes no output. */
export async function checkCommand(options: CheckOptions, io: Io): Promise<ExitCode> {
  const compilation = await compilationOfHandlers(options);
  const unchanged = await unchangedSince({ ...options, compilation: compilation?.state });
  if (!unchanged) return (await import('./check-run.js')).checkRun(options, compilation, io);
  const checked = unchanged.files.length;
  const reporter = reporterOf(options);
  if (reporter === 'json') await showJson(io, true, [], options, { checked, drift: [], hints: [] });
  else if (reporter !== 'text') (await import('./check-report.js')).showReport(reporter, io, { checked });
  if (reporter !== 'json') io.err.write(upToDate(checked));
  return Exit.ok;
}

/** How the project compiles its handlers, unless they are not checked. */
async function compilationOfHandlers({ handlers, types = true }: CheckOptions): Promise<Compilation | undefined> {
  if (handlers === false || !types) return undefined;
  const { compilationOf } = await import('../5-write/compilation.js');
  return compilationOf(handlers);
}

export function reporterOf({ json = false, reporter = 'text' }: CheckOptions): NonNullable<CheckOptions['reporter']> {
  return json ? 'json' : reporter;
}

export function upToDate(checked: number): string {
  return `${count(checked, 'file')} up to date\n`;
}
