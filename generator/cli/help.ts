/** The help: what is below that of the program, the command that shows it, and the way to it from a mistake. */
import type { Command, CommanderError } from 'commander';
import { Exit, type ExitCode } from './exit.js';

const examples = `
Examples:
  specwright init                            set it up in this project
  specwright generate                        definitions/ to generated/
  specwright generate --dry-run              show what would be written
  specwright check                           for CI: is generated/ up to date?
  specwright validate customer.json          validate a request
  specwright validate - --form wire          as a receiver accepts it
  specwright list --json                     list the operations
  specwright fidelity                        show how rules are enforced
  specwright vectors > vectors.json          payloads with their verdicts

Exit codes:
  0  success
  1  findings, differences, an error in a definition, or a file that cannot
     be read or written
  2  an invalid command line
  3  a bug in specwright

Environment:
  NO_COLOR, FORCE_COLOR    turn colours off or on
  SPECWRIGHT_DEBUG=1       print the stack trace of a bug in specwright`;

/** Adds the help to a program that has all other commands. */
export function addHelp(program: Command): void {
  program.addHelpText('after', examples);
  // Not commander's own command, which takes any name for that of a command.
  program.helpCommand(false);
  program
    .command('help')
    .summary('show the help of a command')
    .description('Shows the help of a command.')
    .argument('[command]', 'its name')
    .action((name: string | undefined) => {
      const shown = name === undefined ? program : program.commands.find((command) => command.name() === name);
      if (shown) shown.help();
      program.error(`error: unknown command '${name ?? ''}'`);
    });
  for (const command of program.commands) command.showHelpAfterError(`See specwright ${command.name()} --help.`);
  program.showHelpAfterError('See specwright --help.');
}

/** The exit code for an end that commander asks for: help and version that were asked for succeed. */
export function exitCodeOf({ exitCode }: CommanderError): ExitCode {
  return exitCode === 0 ? Exit.ok : Exit.usage;
}
