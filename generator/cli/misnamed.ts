import { nearest } from '../diagnostics/nearest.js';
import { Exit, type ExitCode } from './exit.js';
import type { Io } from './io.js';

/** Reports an option that names something that does not exist. `what` is what it should be, such as `operation`. */
export function misnamed({ err }: Io, what: string, name: string, known: readonly string[]): ExitCode {
  const meant = nearest(name, known);
  const hint = meant === undefined ? `Existing: ${known.join(', ') || 'none'}.` : `Did you mean ${meant}?`;
  err.write(`error: the ${what} ${JSON.stringify(name)} does not exist. ${hint}\n`);
  return Exit.usage;
}
