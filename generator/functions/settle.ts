/** The options of a function: of the configuration, and the defaults. The current folder stays what it is. */
import { dirname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import pc from 'picocolors';
import type { Io, Output } from '../cli/io.js';
import { stripsTypes } from '../cli/settle.js';
import { findConfig, type FoundConfig, namedConfig } from '../config/find-config.js';
import { checkConfig, loadConfig, type LoadedConfig } from '../config/load-config.js';
import { optionsOf, rebased, settingsOf } from '../config/options.js';
import type { LoadedExtensions } from '../config/extensions.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { reportData } from '../diagnostics/report-data.js';
import type { Finding, ProjectOptions } from '../extend/results.js';
import type { Roots } from '../roots.js';
import type { EmitSettings } from '../settings.js';

/** What a function runs with. */
export interface ProjectRun {
  readonly definitions: Roots;
  readonly out: string;
  readonly handlers: string | false;
  readonly templates?: string;
  readonly settings: EmitSettings;
  readonly limit: number;
  readonly extensions?: LoadedExtensions;
}

export type SettledProject =
  | { readonly run: ProjectRun & { readonly cache?: false } }
  | { readonly run?: undefined; readonly diagnostics: readonly Diagnostic[] };

export async function settleProject({ cwd = '.', config }: ProjectOptions): Promise<SettledProject> {
  const folder = resolve(cwd);
  const { loaded, base } = await load(folder, config);
  if (loaded.diagnostics) return { diagnostics: loaded.diagnostics };
  const defaults = { definitions: 'definitions', out: 'generated', handlers: 'handlers' };
  const options = rebased({ ...defaults, ...optionsOf(loaded.config) }, base);
  const { definitions = '', out = '', handlers = false, templates } = options;
  return {
    run: {
      ...{ definitions, out, handlers, limit: Infinity },
      ...(templates !== undefined && { templates }),
      settings: settingsOf(loaded.config, loaded.extensions),
      ...(loaded.extensions && { extensions: loaded.extensions }),
      // Nothing tells whether the functions of a configuration that a program passes have changed.
      ...(loaded.extensions && !loaded.extensions.from && { cache: false }),
    },
  };
}

async function load(
  folder: string,
  config: ProjectOptions['config'],
): Promise<{ readonly loaded: LoadedConfig; readonly base: string }> {
  if (config === false) return { loaded: { config: {} }, base: folder };
  if (typeof config === 'object') return { loaded: await checkConfig(config), base: folder };
  const found: FoundConfig = config === undefined ? findConfig(folder) : namedConfig(resolve(folder, config));
  if (found.kind === 'none') return { loaded: { config: {} }, base: folder };
  if (found.kind === 'mistake') return { loaded: { diagnostics: [found.diagnostic] }, base: folder };
  return { loaded: await loadConfig(found.path, { stripsTypes: stripsTypes() }, true), base: dirname(found.path) };
}

/** Nothing is printed, asked or shown as progress. */
export const silent: Io = {
  out: nowhere(),
  err: nowhere(),
  get input() {
    return Readable.from([]);
  },
};

function nowhere(): Output {
  return { write: () => undefined, colors: pc.createColors(false), hasColors: false, isTerminal: false };
}

export function findingsOf(diagnostics: readonly Diagnostic[]): readonly Finding[] {
  return reportData(diagnostics);
}
