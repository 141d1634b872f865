/**
 * The catalogue of all diagnostics; docs/diagnostics.md is made from it. Phases collect diagnostics and continue; only
 * `cli/` prints them.
 */
import { loadCatalogue } from './catalogue-load.js';
import { configCatalogue } from './catalogue-config.js';
import { extendCatalogue } from './catalogue-extend.js';
import { modelCatalogue } from './catalogue-model.js';
import { checkCatalogue } from './catalogue-check.js';
import { outputCatalogue } from './catalogue-output.js';
import { mergeCatalogue } from './catalogue-merge.js';
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
  ...configCatalogue,
  ...extendCatalogue,
  ...mergeCatalogue,
};

export type Code = keyof typeof catalogue;

/** The code of a check of a user, with its name: `house/no-maximum`. */
export type OwnCode = `${string}/${string}`;

type Params<C extends Code> = Parameters<(typeof catalogue)[C]['message']>[0];

export interface Diagnostic {
  readonly code: Code | OwnCode;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string;
  /** The position; absent only when there is no text to point into (an unreadable file, a bad folder). */
  readonly span?: Span;
  /** The file, when there is no span. */
  readonly path?: string;
  /** The nearest valid spelling, as a replacement for the text of the span. */
  readonly suggestion?: string;
  /** Of a function of a user that throws; printed only where it is asked for. */
  readonly stack?: string;
}

/** Makes a diagnostic; `where` is a position in a text, or a file when there is no text. */
export function diagnostic<C extends Code>(
  code: C,
  where: Span | { readonly path: string },
  params: Params<C>,
  suggestion?: string,
): Diagnostic {
  // TypeScript cannot see through the union that the parameters belong to the code.
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

/** Whether there is an error, which prevents the later phases from running. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}
