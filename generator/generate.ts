/** Runs the phases in order. */
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
  /** The definitions folder. */
  readonly definitions: string;
  /** Folder of templates that replace those of the package, one by one. */
  readonly templates?: string;
  /** How handler files import the generated code; absent to emit no handlers. */
  readonly handlers?: SpecifierOf;
}

export interface Generated {
  /** Sorted by path, relative to the output folder; empty when there are errors. */
  readonly files: readonly EmittedFile[];
  /** The handler files in their initial state, before a user edits them. */
  readonly handlers: readonly EmittedFile[];
  /** In the order of the phases. */
  readonly diagnostics: readonly Diagnostic[];
  /** The operations that could be built. */
  readonly model: Model;
}

/** Generates the files of a definitions folder without writing them; `5-write` does that. */
export async function generate({ definitions, templates, handlers }: GenerateOptions): Promise<Generated> {
  const { model, diagnostics: found } = await analyze(definitions);
  const loaded = await loadTemplates(templateViews, templates);
  const { render } = loaded;
  const diagnostics = [...found, ...loaded.diagnostics];
  if (hasErrors(diagnostics) || !render) return { files: [], handlers: [], diagnostics, model };
  const emitted = await blamingTemplates(loaded, async () => ({
    files: await emit(model, { render }),
    handlers: handlers ? await handlerFiles(model, handlers, render) : [],
  }));
  if ('blamed' in emitted) return { files: [], handlers: [], diagnostics: [...diagnostics, emitted.blamed], model };
  return { ...emitted.value, diagnostics, model };
}
