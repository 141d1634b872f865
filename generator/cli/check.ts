import { Exit, type ExitCode } from './exit.js';
import { count, type Io, showJson } from './io.js';
import type { CheckOptions } from './options.js';
import { unchangedSince } from './unchanged.js';

/** `specwright check`: whether the output folder and the handlers are up to date. Writes no output. */
export async function checkCommand(options: CheckOptions, io: Io): Promise<ExitCode> {
  const { json = false, limit } = options;
  const unchanged = await unchangedSince(options);
  if (!unchanged) return (await import('./check-run.js')).checkRun(options, io);
  if (json) await showJson(io, true, [], { limit }, { checked: unchanged.length, drift: [], hints: [] });
  else io.err.write(upToDate(unchanged.length));
  return Exit.ok;
}

export function upToDate(checked: number): string {
  return `${count(checked, 'file')} up to date\n`;
}
