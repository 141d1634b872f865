#!/usr/bin/env node
import module from 'node:module';
import { optimiseLate } from './optimise-late.js';
import { reportBug, run } from './run.js';

optimiseLate();

// Node 22.1 and later keep what they have compiled; everything heavy is imported after this.
(module as { readonly enableCompileCache?: () => unknown }).enableCompileCache?.();

/** What nothing awaits or catches. */
const stop = (error: unknown): never =>
  process.exit(reportBug(error, process.env, (text) => void process.stderr.write(text)));

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever read the output has seen enough, as `head` does.
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
}
process.on('uncaughtException', stop);
process.on('unhandledRejection', stop);

// The code is set rather than exited with, so that everything printed reaches its reader.
process.exitCode = await run(process.argv.slice(2), process.env, process);
