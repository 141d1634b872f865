/** The command `specwright build` and its options. */
import type { Command } from 'commander';
import type { BuildOptions } from './build.js';
import type { ExitCode } from './exit.js';
import type { Io } from './io.js';
import { settle, whenSettled } from './settle.js';

export function addBuild(program: Command, io: Io, done: (code: ExitCode) => void): void {
  program
    .command('build')
    .summary('compile the output folder, so that it can be published')
    .description(
      "Compiles the output folder to its dist/ as its tsconfig.json says, with the project's TypeScript: code, " +
        'declarations and source maps. Only what has changed is compiled again. What belongs to sources that no longer ' +
        'exist is removed. It does not generate: run specwright generate before.',
    )
    .option('--watch', 'keep running, and compile after every change')
    .action(async (_options: unknown, command: Command) => {
      await whenSettled(await settle<BuildOptions>(command), io, done, async (options) => {
        const { buildCommand } = await import('./build.js');
        return buildCommand(options, io);
      });
    });
}
