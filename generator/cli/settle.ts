/** The options of a command: those of the command line, then those of the configuration, then the defaults. */
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import type { Command } from 'commander';
import { Memory } from '../cache/memory.js';
import type { FoundConfig } from '../config/find-config.js';
import { optionsOf, settingsOf } from '../config/options.js';
import type { LoadedConfig } from '../config/load-config.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { Exit, type ExitCode } from './exit.js';
import { type Io, showDiagnostics, showJson } from './io.js';
import type { CheckOptions, GlobalOptions } from './options.js';

/** What commander knows of the options, before there is a configuration. */
interface Given {
  readonly config?: string | false;
  readonly json?: boolean;
  readonly limit: number;
  readonly vectors?: boolean;
  readonly reporter?: CheckOptions['reporter'];
}

export type Settled<Options> = Given & {
  /** Of the configuration. */
  readonly diagnostics: readonly Diagnostic[];
  readonly options: Options;
  /** A path of the command line, as it is from the folder of the configuration. */
  readonly pathOf: (path: string) => string;
};

/**
 * Settles the options of a command. A run belongs to the folder of its configuration: from there on it is the current one,
 * so that a run from a folder below does the same, and says the same, as one from there.
 *
 * @param isAgain whether the configuration was loaded before
 */
export async function settle<Options extends GlobalOptions>(
  command: Command,
  isAgain = false,
): Promise<Settled<Options>> {
  const given = command.optsWithGlobals<Given>();
  const found = await find(given.config);
  const {
    config = {},
    extensions,
    diagnostics = [],
  }: Partial<LoadedConfig> = found.kind === 'mistake'
    ? { diagnostics: [found.diagnostic] }
    : found.kind === 'file'
      ? await (await import('../config/load-config.js')).loadConfig(found.path, { stripsTypes: stripsTypes() }, isAgain)
      : {};
  const start = resolve('.');
  if (found.kind === 'file' && diagnostics.length === 0) process.chdir(dirname(found.path));
  const isSame = start === resolve('.');
  const pathOf = (path: string): string =>
    isSame || isAbsolute(path) ? path : relative('', resolve(start, path)) || '.';
  const isGiven = (name: string): boolean => command.getOptionValueSourceWithGlobals(name) === 'cli';
  // Not every command has an option for the handlers.
  const options = { handlers: 'handlers', ...given, ...optionsOf(config), ...ofCommandLine(given, isGiven, pathOf) };
  const settings = settingsOf(config, extensions, given);
  const configPath = found.kind === 'file' ? { configPath: found.path } : {};
  const all = { ...options, memory: new Memory(), ...configPath, ...(extensions && { extensions }), settings };
  return { ...given, diagnostics, options: all as unknown as Options, pathOf };
}

/** Runs a command, unless there are mistakes in its configuration. */
export async function whenSettled<Options>(
  { diagnostics, options, pathOf, json, reporter, limit }: Settled<Options>,
  io: Io,
  done: (code: ExitCode) => void,
  command: (options: Options, pathOf: (path: string) => string) => Promise<ExitCode>,
): Promise<void> {
  if (diagnostics.length === 0) {
    done(await command(options, pathOf));
    return;
  }
  if (json || reporter === 'json') await showJson(io, false, diagnostics, { limit });
  else await showDiagnostics(io, diagnostics, { limit });
  const { isForPrograms, showReport } = await import('./check-report.js');
  if (reporter !== undefined && isForPrograms(reporter)) showReport(reporter, io, { checked: 0, diagnostics });
  done(Exit.findings);
}

async function find(given: Given['config']): Promise<FoundConfig> {
  if (given === false) return { kind: 'none' };
  const { findConfig, namedConfig } = await import('../config/find-config.js');
  return typeof given === 'string' ? namedConfig(given) : findConfig('.');
}

/** Node 22.18 and later run TypeScript. */
export function stripsTypes(): boolean {
  return Boolean((process.features as { readonly typescript?: unknown }).typescript);
}

/** Paths of the command line stand for what they are in the folder where it was typed. */
function ofCommandLine(given: Given, isGiven: (name: string) => boolean, pathOf: (path: string) => string): object {
  const names = ['definitions', 'out', 'templates', 'handlers'].filter(isGiven);
  const values: Readonly<Record<string, unknown>> = { ...given };
  return Object.fromEntries(
    names.map((name) => {
      const value = values[name];
      return [name, typeof value === 'string' ? pathOf(value) : value];
    }),
  );
}
