/** The command `specwright bundle` and its options. */
import type { Command } from 'commander';
import type { BundleOptions } from './bundle.js';
import type { ExitCode } from './exit.js';
import type { Io } from './io.js';
import { settle, whenSettled } from './settle.js';

export function addBundle(program: Command, io: Io, done: (code: ExitCode) => void): void {
  program
    .command('bundle')
    .summary('print the OpenAPI document of an API, or merge it into a document of your own')
    .description(
      'Prints the OpenAPI document of an API with all its operations. With --into, its operations and components are ' +
        'merged into a document of your own in YAML or JSON: comments, order and layout of the rest stay. What was ' +
        'merged is recorded in the document, so that later runs replace and remove exactly that. What stands there ' +
        'already, or was edited since, is reported with both places.',
    )
    .argument('[api]', 'name of the common definition of the API (optional if there is only one)')
    .option('--into <file>', 'the document to merge into')
    .option('--dry-run', 'show what would be merged, but write nothing')
    .option('--force', 'replace what stands there already, or was edited')
    .option('--resolve', 'first resolve references to other files, which lays out the document anew')
    .action(async (name: string | undefined, _options: unknown, command: Command) => {
      await whenSettled(await settle<BundleOptions>(command), io, done, async (options, pathOf) => {
        const { bundleCommand } = await import('./bundle.js');
        const into = options.into === undefined ? {} : { into: pathOf(options.into) };
        return bundleCommand(name, { ...options, ...into }, io);
      });
    });
}
