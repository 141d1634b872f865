/** One run of the command line, whoever starts it: everything that it is given comes in, and its exit code goes out. */
import { CommanderError } from 'commander';
import { Exit, type ExitCode, UsageError } from './exit.js';
import { type Environment, type Io, standardIo, type Streams } from './io.js';
import { exitCodeOf } from './help.js';
import { createProgram } from './program.js';

/**
 * Runs one command.
 * @param args the arguments behind the name of the program
 */
export async function run(args: readonly string[], env: Environment, streams: Streams): Promise<ExitCode> {
  const io = standardIo(args, env, streams);
  let code: ExitCode = Exit.ok;
  try {
    await createProgram(io, (given) => (code = given)).parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return codeOf(error, env, io);
  }
}

function codeOf(error: unknown, env: Environment, io: Io): ExitCode {
  // Commander has already printed its message.
  if (error instanceof CommanderError) return exitCodeOf(error);
  if (!(error instanceof UsageError)) return reportBug(error, env, io.err.write);
  io.err.write(`error: ${error.message}\n`);
  return Exit.usage;
}

/** Reports a bug in specwright. */
export function reportBug(error: unknown, env: Environment, write: (text: string) => void): ExitCode {
  const message = error instanceof Error ? error.message : String(error);
  write(`specwright: internal error: ${message}\n`);
  if (env['SPECWRIGHT_DEBUG'] === '1' && error instanceof Error) write(`${error.stack ?? error.message}\n`);
  else write('This is a bug in specwright, not in your files. Run the command again with SPECWRIGHT_DEBUG=1, and\n');
  write('report its output together with the command and the output of specwright --version.\n');
  return Exit.internal;
}
