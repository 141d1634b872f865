/** What a configuration says, as the options of a run. */
import { isAbsolute, relative, resolve } from 'node:path';
import type { Config } from '../extend/config.js';
import { type Roots, rootsOf, splitRoot } from '../roots.js';
import { defaultSettings, type EmitSettings, targetNames, withTarget } from '../settings.js';

/** The options of a configuration that the command line may give as well. */
export interface ConfigOptions {
  readonly definitions?: Roots;
  readonly out?: string;
  readonly templates?: string;
  readonly handlers?: string | false;
}

export function optionsOf({ definitions, out, templates, handlers, targets }: Config): ConfigOptions {
  return {
    ...(definitions !== undefined && { definitions }),
    ...(out !== undefined && { out }),
    ...(templates !== undefined && { templates }),
    ...(handlers !== undefined && { handlers }),
    // Handlers import the servers.
    ...(targets?.server === false && { handlers: false as const }),
  };
}

/** The same options from the current folder, of a configuration in another one. */
export function rebased({ definitions, out, templates, handlers }: ConfigOptions, folder: string): ConfigOptions {
  if (resolve(folder) === resolve('.')) return { definitions, out, templates, handlers } as ConfigOptions;
  const place = (path: string): string =>
    isAbsolute(path) ? path : relative('', resolve(folder, path)).replaceAll('\\', '/') || '.';
  const root = (one: string): string => {
    const { isExcluded, path } = splitRoot(one);
    // What follows from anywhere is not relative to a folder.
    return isExcluded && path.startsWith('**/') ? one : `${isExcluded ? '!' : ''}${place(path)}`;
  };
  return {
    ...(definitions !== undefined && { definitions: rootsOf(definitions).map(root) }),
    ...(out !== undefined && { out: place(out) }),
    ...(templates !== undefined && { templates: place(templates) }),
    ...(handlers !== undefined && { handlers: handlers === false ? false : place(handlers) }),
  };
}

/** @param extensions what the configuration adds */
export function settingsOf(
  { targets = {}, imports }: Config,
  extensions: { readonly key: string } | undefined,
  { vectors = false }: { readonly vectors?: boolean } = {},
): EmitSettings {
  const { openapi, 'json-schema': schema } = targets;
  const isOn = (name: (typeof targetNames)[number]): boolean =>
    targets[name] === undefined ? defaultSettings.targets.includes(name) : targets[name] !== false;
  const settings: EmitSettings = {
    targets: targetNames.filter(isOn),
    imports: imports ?? defaultSettings.imports,
    documents:
      (typeof openapi === 'object' && 'documents' in openapi ? openapi.documents : undefined) ??
      defaultSettings.documents,
    idBase: (typeof schema === 'object' && 'idBase' in schema ? schema.idBase : undefined) ?? defaultSettings.idBase,
    ...(extensions && { extensionKey: extensions.key }),
  };
  return vectors ? withTarget(settings, 'vectors') : settings;
}
