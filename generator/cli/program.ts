/** The commands and options. Each command imports its own module, so that the program starts fast. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { forms } from '../model/messages.js';
import type { ExitCode } from './exit.js';
import { addBuild } from './add-build.js';
import { addBundle } from './add-bundle.js';
import { addHelp } from './help.js';
import type { Io } from './io.js';
import { addInit, addNew } from './init/commands.js';
import { settle, type Settled, whenSettled } from './settle.js';
import { version } from './version.js';
import type { CheckOptions, FidelityOptions, GenerateOptions, GlobalOptions, ValidateOptions } from './options.js';

const purpose =
  'Generates JSON Schema, OpenAPI, types, validators, server, client and docs from definitions of API tables. ' +
  'All outputs agree with each other.';

/**
 * Builds the command line.
 * @param done called with the exit code of the command
 */
export function createProgram(io: Io, done: (code: ExitCode) => void): Command {
  const program = new Command('specwright')
    .description(purpose)
    .version(version(), '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show help')
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
    .addOption(
      folder('--definitions <dir>', 'folder of the *.spec.yaml files, including subfolders').default('definitions'),
    )
    .addOption(folder('--out <dir>', 'output folder').default('generated'))
    .addOption(folder('--templates <dir>', 'folder of templates that replace those of the package'))
    .addOption(folder('--config <file>', 'the configuration (default: the nearest specwright.config.*)'))
    .option('--no-config', 'use no configuration')
    .optionsGroup('Output:')
    .option('--json', 'print the result as a JSON document')
    .addOption(
      new Option('--limit <number>', 'maximum number of diagnostics, and of findings in a file, to show')
        .default(100)
        .argParser(naturalNumber),
    )
    .option('--color', 'use colours even if the output is not a terminal')
    .option('--no-color', 'do not use colours');
  const first = [addInit, addNew, addGenerate, addCheck, addValidate];
  const others = [addList, addFidelity, addVectors, addBundle, addBuild];
  for (const add of [...first, ...others]) add(program, io, done);
  addHelp(program);
  for (const command of [program, ...program.commands]) refuseRepeats(command);
  return program;
}

/** Rejects repeated and contradicting options, which commander would drop silently; colour options may be repeated. */
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
    .summary('generate the output folder from the definitions')
    .description(
      'Writes all generated files to the output folder, or none if there is an error. Files that are up to date are ' +
        'not touched. Files that specwright did not generate, or that were edited by hand, are overwritten only with ' +
        '--force, and never removed. Files of an operation whose definition no longer exists are kept, and so are more ' +
        'than a few files that are no longer generated, unless --prune is given or you confirm their removal. Handlers, in which you implement the operations, are written once; ' +
        'later runs only add what is missing and fix their imports of generated code.',
    )
    .option('--dry-run', 'show what would be written and removed, but write nothing')
    .option(
      '--force',
      'overwrite files that were edited by hand or not generated, and restore what is generated in those of a package',
    )
    .option('--prune', 'remove all files that are no longer generated')
    .addOption(folder('--handlers <dir>', 'folder in which you implement the operations').default('handlers'))
    .option('--no-handlers', 'do not write handlers')
    .option('--vectors', 'include the conformance vectors of each operation')
    .addOption(
      new Option('--watch', 'keep running, and generate after every change of a definition or a template').conflicts([
        'json',
        'dryRun',
      ]),
    )
    .option('--verify', 'check the generated files for bugs of specwright, which takes longer')
    .addOption(
      new Option('--jobs <number>', 'maximum number of threads (default: what the machine runs at once)').argParser(
        positiveNumber,
      ),
    )
    .option('--no-cache', 'use nothing of earlier runs')
    .action(async (_options: unknown, command: Command) => {
      const settled = (isAgain: boolean): Promise<Settled<GenerateOptions & { readonly watch?: boolean }>> =>
        settle(command, isAgain);
      await whenSettled(await settled(false), io, done, async (options) => {
        if (!options.watch) return (await import('./generate.js')).generateCommand(options, io);
        return (await import('./watch.js')).watchCommand(options, io, () => settled(true));
      });
    });
}

function addCheck(program: Command, io: Io, done: (code: ExitCode) => void): void {
  program
    .command('check')
    .summary('check that the output folder is up to date')
    .description(
      'Reports files that are missing, out of date, no longer generated, reformatted, edited by hand or in a merge ' +
        'conflict, with their diffs, and handlers that are missing, out of date, or do not compile. Writes nothing, and exits with 1 ' +
        'if there are differences.',
    )
    .addOption(folder('--handlers <dir>', 'folder in which you implement the operations').default('handlers'))
    .option('--no-handlers', 'do not check handlers')
    .option('--no-types', 'do not compile the handlers with the TypeScript of the project')
    .option('--vectors', 'include the conformance vectors of each operation')
    .option('--verify', 'check the generated files for bugs of specwright, which takes longer')
    .addOption(
      new Option('--jobs <number>', 'maximum number of threads (default: what the machine runs at once)').argParser(
        positiveNumber,
      ),
    )
    .option('--no-cache', 'use nothing of earlier runs')
    .option('--full-diff', 'print diffs in full')
    .addOption(
      new Option('--reporter <name>', 'format of the result on standard output (default: text)').choices([
        'text',
        'json',
        'github',
        'sarif',
        'junit',
      ]),
    )
    .action(async (_options: unknown, command: Command) => {
      await whenSettled(await settle<CheckOptions>(command), io, done, async (options) => {
        if (options.json && options.reporter !== undefined) command.error(repeated('--json', '--reporter'));
        const { checkCommand } = await import('./check.js');
        return checkCommand(options, io);
      });
    });
}

function addValidate(program: Command, io: Io, done: (code: ExitCode) => void): void {
  program
    .command('validate')
    .summary('validate a JSON file against the rules of an operation')
    .description(
      'Reads strict JSON and reports every rule that it breaks, as file:line:column rule message, and in wire form the ' +
        'tolerances that were applied. Code frames may contain personal data, so they are shown only on a terminal ' +
        'unless --frame is given.',
    )
    .argument('<file>', 'a JSON file, or - for standard input')
    .option('--operation <name>', 'name of the operation (optional if there is only one)')
    .addOption(
      new Option('--form <form>', 'the form that a careful sender sends, or that a receiver accepts')
        .choices(forms)
        .default('canonical'),
    )
    .addOption(
      new Option('--message <message>', 'the message that the file contains')
        .choices(['request', 'response', 'parameters'])
        .default('request'),
    )
    .option('--frame', 'show code frames')
    .option('--no-frame', 'do not show code frames')
    .action(async (file: string, _options: unknown, command: Command) => {
      await whenSettled(await settle<ValidateOptions>(command), io, done, async (options, pathOf) => {
        const { validateCommand } = await import('./validate.js');
        return validateCommand(file === '-' ? file : pathOf(file), options, io);
      });
    });
}

function addList(program: Command, io: Io, done: (code: ExitCode) => void): void {
  program
    .command('list')
    .summary('list the operations')
    .description('Lists each operation with its method, path, number of elements and rules, and generated files.')
    .action(async (_options: unknown, command: Command) => {
      await whenSettled(await settle<GlobalOptions>(command), io, done, async (options) => {
        const { listCommand } = await import('./list.js');
        return listCommand(options, io);
      });
    });
}

function addFidelity(program: Command, io: Io, done: (code: ExitCode) => void): void {
  program
    .command('fidelity')
    .summary('show how well each output enforces each rule')
    .description(
      'Lists how many rules each output enforces exactly, enforces weaker than the tables require, or only documents, ' +
        'with the reasons. The docs only document rules by nature, so they are omitted unless --target names them.',
    )
    .option('--operation <name>', 'show this operation only')
    .option('--target <name...>', 'show these outputs only, such as json-schema, openapi or types')
    .addOption(
      new Option('--fail-on <level>', 'exit with 1 if a rule is at this level or below').choices([
        'weaker',
        'documented',
      ]),
    )
    .action(async (_options: unknown, command: Command) => {
      await whenSettled(await settle<FidelityOptions>(command), io, done, async (options) => {
        const { fidelityCommand } = await import('./fidelity.js');
        return fidelityCommand(options, io);
      });
    });
}

function addVectors(program: Command, io: Io, done: (code: ExitCode) => void): void {
  program
    .command('vectors')
    .summary('print the conformance vectors of an operation')
    .description(
      'Prints payloads with the verdict that every implementation of the operation has to reach, as vectors.json has ' +
        'them: one a line. To generate them with the other files, use specwright generate --vectors.',
    )
    .argument('[operation]', 'name of the operation (optional if there is only one)')
    .action(async (name: string | undefined, _options: unknown, command: Command) => {
      await whenSettled(await settle<GlobalOptions>(command), io, done, async (options) => {
        const { vectorsCommand } = await import('./vectors.js');
        return vectorsCommand(name, options, io);
      });
    });
}

function folder(flags: string, description: string): Option {
  return new Option(flags, description).argParser((value) => {
    if (value.trim() === '') throw new InvalidArgumentError('Expected the path of a folder.');
    // `out/` and `out` are the same folder, and paths read better without a double slash.
    return value.length > 1 ? value.replace(/(?<![/\\])[/\\]+$/, '') || '/' : value;
  });
}

function naturalNumber(value: string): number {
  if (!/^[0-9]{1,15}$/.test(value)) throw new InvalidArgumentError('Expected an integer, 0 or more.');
  return Number(value);
}

function positiveNumber(value: string): number {
  if (!/^[1-9][0-9]{0,2}$/.test(value)) throw new InvalidArgumentError('Expected an integer from 1 to 999.');
  return Number(value);
}
