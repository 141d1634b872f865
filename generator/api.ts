/**
 * What the package exports. Its declarations are made from here (`build/declarations.js`): those of `extend/` and of the
 * model, and nothing else. A function loads what it needs when it is called.
 */
import * as encoders from './4-emit/encode.js';
import type { Encoders } from './extend/encoders.js';
import type {
  CheckResult,
  GenerateOptions,
  GenerateResult,
  ProjectOptions,
  ValidateOptions,
  ValidateResult,
} from './extend/results.js';

export type * from './model/model.js';
export type * from './diagnostics/source.js';
export type * from './extend/encoders.js';
export type * from './extend/results.js';
export * from './extend/check.js';
export * from './extend/config.js';
export * from './extend/format.js';
export * from './extend/target.js';
export * from './extend/version.js';
export * as view from './extend/view.js';

/** The encoders for text of a definition, one for each context of an output. */
export const encode: Encoders = encoders;

/**
 * Generates the files and the handlers of a project, as `specwright generate` does. Prints nothing. Mistakes in
 * definitions, configuration, templates, targets and checks are in the result; only a wrong argument is thrown.
 */
export async function generate(options: GenerateOptions = {}): Promise<GenerateResult> {
  return (await import('./functions/generate.js')).generateProject(options);
}

/** Compares the files of a project with what would be generated, as `specwright check` does. Writes nothing. */
export async function check(options: ProjectOptions = {}): Promise<CheckResult> {
  return (await import('./functions/check.js')).checkProject(options);
}

/** Judges a JSON text by the rules of a message, as `specwright validate` does. */
export async function validate(options: ValidateOptions): Promise<ValidateResult> {
  return (await import('./functions/validate.js')).validateText(options);
}
