/** The commands and options. Everything heavy is imported by the command that needs it. */
import { createRequire } from 'node:module';
import { Command, InvalidArgumentError, Option } from 'commander';
import { Exit, type ExitCode } from './exit.js';
import type { Io } from './io.js';
import type { CheckOptions, FidelityOptions, GenerateOptions, GlobalOptions, ValidateOptions } from './options.js';

const purpose =
  "From the tables of a vendor's API page, typed once: schemas, OpenAPI, types, validators, server, client and docs " +
  'that agree with each other.';

const examples = `
Examples:
  specwright generate                        definitions/ to generated/
  specwright generate --dry-run              what would be written and removed
  specwright check                           for CI: is generated/ up to date?
  specwright validate customer.json          does this request keep every rule?
  specwright validate - --form wire          the same, as a receiver takes it
  specwright list --json                     operations, elements, rules, files
  specwright fidelity                        which output holds a rule how well?

Exit codes:
  0  all is well
  1  findings, differences, a mistake in a definition, or a file that cannot
     be read or written
  2  the command line is wrong
  3  a mistake in specwright itself

Environment:
  NO_COLOR, FORCE_COLOR    colours off, on
  SPECWRIGHT_DEBUG=1       shows where in specwright a mistake happened`;

/**
 * Builds the command line.
 * @param done called with the exit code of the command that ran
 */
export function createProgram(io: Io, done: (code: ExitCode) => void): Command {
  const program = new Command('specwright')
    .description(purpose)
    .version(version(), '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show this help, or that of a command')
    .helpCommand('help [command]', 'show the help of a command')
    .exitOverride()
    .configureOutput({
      writeOut: io.out.write,
      writeErr: io.err.write,
      getOutHasColors: () => io.out.hasColors,
      getErrHasColors: () => io.err.hasColors,
    })
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: io.out.colors.bold,
      styleCommandText: io.out.colors.cyan,
      styleSubcommandText: io.out.colors.cyan,
      styleOptionText: io.out.colors.green,
    })
    .optionsGroup('Folders:')
    .addOption(folder('--definitions <dir>', 'folder of the *.spec.yaml files, at any depth').default('definitions'))
    .addOption(folder('--out <dir>', 'output folder').default('generated'))
    .addOption(folder('--templates <dir>', 'templates that stand in for those of the package'))
    .optionsGroup('Output:')
    .option('--json', 'print one JSON document on standard output, and nothing else')
    .addOption(
      new Option('--limit <number>', 'diagnostics, and findings of a file, to show at most')
        .default(100)
        .argParser(naturalNumber),
    )
    .option('--color', 'use colours even where the output is no terminal')
    .option('--no-color', 'use no colours')
    .addHelpText('after', examples);
  addGenerate(program, io, done);
  addCheck(program, io, done);
  addValidate(program, io, done);
  addList(program, io, done);
  addFidelity(program, io, done);
  for (const command of [program, ...program.commands]) refuseRepeats(command);
  return program;
}

/** What is given twice, or with its contrary, would be dropped silently. Colours are a habit of the shell's. */
function refuseRepeats(command: Command): void {
  const given = new Map<string, string>();
  for (const option of command.options) {
    const name = option.attributeName();
    if (option.variadic || name === 'color') continue;
    command.on(`option:${option.name()}`, () => {
      const before = given.get(name);
      const isHarmless = !option.required && before === option.flags;
      if (before !== undefined && !isHarmless) command.error(repeated(before, option.flags));
      given.set(name, option.flags);
    });
  }
}

function repeated(before: string, now: string): string {
  return before === now
    ? `error: option '${now}' is given twice`
    : `error: '${before}' and '${now}' exclude each other`;
}

function addGenerate(program: Command, io: Io, done: (code: ExitCode) => void): void {
  program
    .command('generate')
    .summary('write what the definitions say to the output folder')
    .description(
      'Writes everything that is generated to the output folder: all of it or, when anything is wrong, nothing. ' +
        'Files that are up to date are not touched. Files that specwright did not write, or that were edited by hand ' +
        'since, are not replaced, unless --force says so, and never removed. Files of an operation that no definition ' +
        'describes any more are kept, unless --prune says otherwise, or you do when asked. The files in which you ' +
        'implement the operations are written once; later what is missing is added to them, and their imports of ' +
        'generated code are set right.',
    )
    .option('--dry-run', 'say what would be written and removed; write nothing')
    .option('--force', 'replace files that were edited by hand or are not ours')
    .option('--prune', 'remove the files of operations that no definition describes')
    .addOption(folder('--handlers <dir>', 'where you implement the operations').default('handlers'))
    .option('--no-handlers', 'write no such files')
    .option('--no-cache', 'generate anew, even when nothing has changed since the last run')
    .action(async (_options: unknown, command: Command) => {
      const { generateCommand } = await import('./generate.js');
      done(await generateCommand(command.optsWithGlobals<GenerateOptions>(), io));
    });
}

function addCheck(program: Command, io: Io, done: (code: ExitCode) => void): void {
  program
    .command('check')
    .summary('compare the output folder with what would be generated')
    .description(
      'Writes nothing. Reports files that are missing, out of date, no longer generated, reformatted, edited by hand ' +
        'or in conflict, with their differences, and handlers that are missing or do not fit; exits with 1 when there ' +
        'are any.',
    )
    .addOption(folder('--handlers <dir>', 'where you implement the operations').default('handlers'))
    .option('--no-handlers', 'look at no such files')
    .option('--no-cache', 'generate anew, even when nothing has changed since the last run')
    .option('--full-diff', 'print differences in full, however long')
    .action(async (_options: unknown, command: Command) => {
      const { checkCommand } = await import('./check.js');
      done(await checkCommand(command.optsWithGlobals<CheckOptions>(), io));
    });
}

function addValidate(program: Command, io: Io, done: (code: ExitCode) => void): void {
  program
    .command('validate')
    .summary('judge a JSON file by the rules of an operation')
    .description(
      'Reads strict JSON and reports every rule that it breaks, as file:line:column rule message; in wire form also the ' +
        'tolerances that were applied. The text around a place may hold personal data, so it is shown on a terminal ' +
        'only, unless --frame or --no-frame says otherwise.',
    )
    .argument('<file>', 'a JSON file, or - for standard input')
    .option('--operation <name>', 'operation to judge by (may be left out when there is only one)')
    .addOption(
      new Option('--form <form>', 'as it should be sent, or as it is accepted')
        .choices(['canonical', 'wire'])
        .default('canonical'),
    )
    .addOption(
      new Option('--message <message>', 'what the file holds')
        .choices(['request', 'response', 'parameters'])
        .default('request'),
    )
    .option('--frame', 'show the text around each place')
    .option('--no-frame', 'show places only, no text of the file')
    .action(async (file: string, _options: unknown, command: Command) => {
      const { validateCommand } = await import('./validate.js');
      done(await validateCommand(file, command.optsWithGlobals<ValidateOptions>(), io));
    });
}

function addList(program: Command, io: Io, done: (code: ExitCode) => void): void {
  program
    .command('list')
    .summary('list the operations, their size and their files')
    .description('Lists each operation with its method and path, how many elements and rules it has, and its files.')
    .action(async (_options: unknown, command: Command) => {
      const { listCommand } = await import('./list.js');
      done(await listCommand(command.optsWithGlobals<GlobalOptions>(), io));
    });
}

function addFidelity(program: Command, io: Io, done: (code: ExitCode) => void): void {
  program
    .command('fidelity')
    .summary('show how well each output holds each rule')
    .description(
      'Lists how many rules each output holds exactly, weaker than the tables say, or only in words, and why. Documents ' +
        'hold rules in words by their nature, so they are left out unless --target asks for them.',
    )
    .option('--operation <name>', 'of this operation only')
    .option('--target <name...>', 'of these outputs only, such as json-schema, openapi or types')
    .addOption(
      new Option('--fail-on <level>', 'exit with 1 when a rule is held like that, or worse').choices([
        'weaker',
        'documented',
      ]),
    )
    .action(async (_options: unknown, command: Command) => {
      const { fidelityCommand } = await import('./fidelity.js');
      done(await fidelityCommand(command.optsWithGlobals<FidelityOptions>(), io));
    });
}

function folder(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value) => {
    if (value.trim() === '') throw new InvalidArgumentError('Name a folder.');
    // `out/` and `out` are the same, and read better without the slash.
    return value.length > 1 ? value.replace(/(?<![/\\])[/\\]+$/, '') || '/' : value;
  });
}

function naturalNumber(value: string): number {
  if (!/^[0-9]{1,15}$/.test(value)) throw new InvalidArgumentError('Write a whole number, 0 or more.');
  return Number(value);
}

/** Of the package, whose root is two levels up from here, compiled or not. */
function version(): string {
  const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };
  return version;
}

/** The exit code of what commander ended with: help and version are fine, everything else is a usage error. */
export function exitCodeOf(code: string): ExitCode {
  return code === 'commander.helpDisplayed' || code === 'commander.version' ? Exit.ok : Exit.usage;
}
