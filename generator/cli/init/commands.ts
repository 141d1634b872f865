/** The commands that begin something: a project, an operation, a common file. */
import { Argument, type Command } from 'commander';
import type { ExitCode } from '../exit.js';
import type { Io } from '../io.js';
import type { GenerateOptions } from '../options.js';
import { settle, whenSettled } from '../settle.js';
import type { InitOptions } from './init.js';
import type { NewOptions } from './new.js';

const kinds = ['operation', 'common'] as const;

export function addInit(program: Command, io: Io, done: (code: ExitCode) => void): void {
  program
    .command('init')
    .summary('set specwright up in this project')
    .description(
      'Writes a configuration, an example definition with its common file, the scripts generate and check, and the ' +
        'lines with which Prettier, ESLint and GitHub leave the output alone; then generates. Files that are there are ' +
        'never overwritten: lines and scripts are added to them. It asks one question, and none without a terminal.',
    )
    .option('-y, --yes', 'ask nothing')
    .action(async (_options: unknown, command: Command) => {
      const { initCommand } = await import('./init.js');
      const given = command.optsWithGlobals<Omit<InitOptions, 'agent'>>();
      const options = { ...given, agent: process.env['npm_config_user_agent'] };
      done(await initCommand(options, io, () => settle<GenerateOptions>(command)));
    });
}

export function addNew(program: Command, io: Io, done: (code: ExitCode) => void): void {
  program
    .command('new')
    .summary('add a definition')
    .description(
      'Writes the definition of an operation, or a common file, that generates as it is, for you to fill in.',
    )
    .addArgument(new Argument('<kind>', 'what to add').choices(kinds))
    .argument('<name>', 'its name, such as create-order')
    .option('--in <dir>', 'the folder of the new file (default: the first folder of definitions)')
    .option('--uses <file>', 'the common file of the operation (optional if there is only one)')
    .action(async (kind: (typeof kinds)[number], name: string, _options: unknown, command: Command) => {
      await whenSettled(await settle<NewOptions>(command), io, done, async (options, pathOf) => {
        const { newCommand } = await import('./new.js');
        return newCommand(kind, name, { ...options, ...(options.in !== undefined && { in: pathOf(options.in) }) }, io);
      });
    });
}
