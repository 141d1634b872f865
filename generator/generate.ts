/** The phases in order; what comes in and what comes out. */
import { blamingTemplates } from './4-emit/blame.js';
import { emit } from './4-emit/emit.js';
import { handlerFiles, type SpecifierOf } from './4-emit/handlers.js';
import type { EmittedFile } from './4-emit/target.js';
import { templateViews } from './4-emit/targets/index.js';
import { loadTemplates } from './4-emit/templates/load-templates.js';
import { type Diagnostic, hasErrors } from './diagnostics/diagnostic.js';
import { analyze } from './analyze.js';
import type { Model } from './model/model.js';

export interface GenerateOptions {
  /** Folder of the definitions. */
  readonly definitions: string;
  /** Folder of templates that stand in for those of the package, one by one. */
  readonly templates?: string;
  /** Set when users implement the operations: how their files import what is generated. */
  readonly handlers?: SpecifierOf;
}

export interface Generated {
  /** Formatted, sorted by path, relative to the output folder; none when there is any error. */
  readonly files: readonly EmittedFile[];
  /** The files in which users implement the operations, as they are before a user has touched them. */
  readonly handlers: readonly EmittedFile[];
  /** Of every phase, in the order of the phases. */
  readonly diagnostics: readonly Diagnostic[];
  /** The operations that could be built. */
  readonly model: Model;
}

/** Definitions to files. Writes nothing: `5-write` does that with the files. */
export async function generate({ definitions, templates, handlers }: GenerateOptions): Promise<Generated> {
  const { model, diagnostics: mistaken } = await analyze(definitions);
  const loaded = await loadTemplates(templateViews, templates);
  const { render } = loaded;
  const diagnostics = [...mistaken, ...loaded.diagnostics];
  if (hasErrors(diagnostics) || !render) return { files: [], handlers: [], diagnostics, model };
  const emitted = await blamingTemplates(loaded, async () => ({
    files: await emit(model, { render }),
    handlers: handlers ? await handlerFiles(model, handlers, render) : [],
  }));
  if ('blamed' in emitted) return { files: [], handlers: [], diagnostics: [...diagnostics, emitted.blamed], model };
  return { ...emitted.value, diagnostics, model };
}
