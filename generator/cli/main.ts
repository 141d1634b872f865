#!/usr/bin/env node
import module from 'node:module';
import { CommanderError } from 'commander';
import { Exit, type ExitCode, UsageError } from './exit.js';
import { standardIo } from './io.js';
import { createProgram, exitCodeOf } from './program.js';

// Node 22.1 and later keep what they have compiled; everything heavy is imported after this.
(module as { readonly enableCompileCache?: () => unknown }).enableCompileCache?.();

const io = standardIo(process.argv.slice(2), process.env);

/** A bug of ours: says so, briefly. */
function reportBug(error: unknown): ExitCode {
  const message = error instanceof Error ? error.message : String(error);
  io.err.write(`specwright: internal error: ${message}\n`);
  if (process.env['SPECWRIGHT_DEBUG'] === '1' && error instanceof Error) io.err.write(`${error.stack ?? ''}\n`);
  else
    io.err.write('This is a mistake in specwright, not in your files. Run again with SPECWRIGHT_DEBUG=1 and report\n');
  io.err.write('what it prints, with the command and the output of specwright --version.\n');
  return Exit.internal;
}

function codeOf(error: unknown): ExitCode {
  // Commander has printed its message.
  if (error instanceof CommanderError) return exitCodeOf(error.code);
  if (!(error instanceof UsageError)) return reportBug(error);
  io.err.write(`error: ${error.message}\n`);
  return Exit.usage;
}

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever read the output has seen enough, as `head` does.
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
}
process.on('uncaughtException', (error) => process.exit(reportBug(error)));
process.on('unhandledRejection', (error) => process.exit(reportBug(error)));

try {
  // The code is set rather than exited with, so that everything printed reaches its reader.
  const program = createProgram(io, (code) => (process.exitCode = code));
  await program.parseAsync();
} catch (error) {
  process.exitCode = codeOf(error);
}
