/**
 * Every message about a user's input that specwright can give: the one list from which code and docs/diagnostics.md
 * take them. Phases collect diagnostics and go on; only `cli/` prints them.
 */
import { loadCatalogue } from './catalogue-load.js';
import { modelCatalogue } from './catalogue-model.js';
import { checkCatalogue } from './catalogue-check.js';
import { outputCatalogue } from './catalogue-output.js';
import { payloadCatalogue } from './catalogue-payload.js';
import { templateCatalogue } from './catalogue-template.js';
import type { Entry, Severity } from './entry.js';
import type { Span } from './source.js';

export type { Severity } from './entry.js';

export const catalogue = {
  ...loadCatalogue,
  ...modelCatalogue,
  ...checkCatalogue,
  ...templateCatalogue,
  ...outputCatalogue,
  ...payloadCatalogue,
};

export type Code = keyof typeof catalogue;
type Params<C extends Code> = Parameters<(typeof catalogue)[C]['message']>[0];

export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string;
  /** Where; absent only when there is no text to point into (an unreadable file, a bad folder). */
  readonly span?: Span;
  /** File that it is about when there is no span. */
  readonly path?: string;
  /** The nearest right spelling, ready to be put in place of what stands at the span. */
  readonly suggestion?: string;
}

/** A diagnostic from the catalogue; `where` is a place in a text, or a file when there is no text. */
export function diagnostic<C extends Code>(
  code: C,
  where: Span | { readonly path: string },
  params: Params<C>,
  suggestion?: string,
): Diagnostic {
  // The entry's parameters are those of its own code, which TypeScript cannot see through the union.
  const entry = catalogue[code] as Entry<Params<C>>;
  return {
    code,
    severity: entry.severity,
    message: entry.message(params),
    help: entry.help,
    ...('source' in where ? { span: where } : { path: where.path }),
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}

/** Whether any of them is an error, which keeps the later phases from running. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}
