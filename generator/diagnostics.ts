/**
 * Every message about a user's input that specwright can give: the one list from which code and docs/diagnostics.md
 * take them. Phases collect diagnostics and go on; only `cli/` prints them.
 */
import type { Span } from './source.js';

export type Severity = 'error' | 'warning';

interface Entry {
  readonly severity: Severity;
  /** What is wrong, in one line without a full stop. */
  readonly message: (params: never) => string;
  /** What to do about it; for the docs and below the code frame. */
  readonly help: string;
}

const error = <P>(message: (params: P) => string, help: string) => ({ severity: 'error' as const, message, help });
const warning = <P>(message: (params: P) => string, help: string) => ({ severity: 'warning' as const, message, help });

export const catalogue = {
  'unknown-key': error(
    (p: { key: string; where: string }) => `\`${p.key}\` is not a key of ${p.where}`,
    'Remove the key, or spell it as the format does.',
  ),
} satisfies Record<string, Entry>;

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

/** A diagnostic from the catalogue. */
export function diagnostic<C extends Code>(
  code: C,
  where: Span | { readonly path: string },
  params: Params<C>,
  suggestion?: string,
): Diagnostic {
  const entry = catalogue[code] as { severity: Severity; message: (params: Params<C>) => string; help: string };
  return {
    code,
    severity: entry.severity,
    message: entry.message(params),
    help: entry.help,
    ...('source' in where ? { span: where } : { path: where.path }),
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}
