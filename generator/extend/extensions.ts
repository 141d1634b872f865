/** What a configuration adds to specwright, as the phases use it. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/source.js';
import type { Check } from './check.js';
import type { OwnFormat } from './format.js';
import type { Target } from './target.js';
import type { ViewShape } from './view.js';

export interface Extensions {
  /** By name; those under the name of one of specwright's replace it. */
  readonly targets: Readonly<Record<string, Target>>;
  readonly checks: readonly Check[];
  readonly formats: readonly OwnFormat[];
  /** Where in the code of the configuration something was thrown; otherwise the configuration. */
  readonly placeOf: (error?: unknown) => Span | { readonly path: string };
  /** What loads the same in another thread; undefined if nothing does, as for a configuration that a program passes. */
  readonly from?: { readonly path: string; readonly stripsTypes: boolean };
}

/** A mistake in a target or a check, which ends the run. */
export class ExtensionError extends Error {
  constructor(
    readonly diagnostic: Diagnostic,
    options?: ErrorOptions,
  ) {
    super(diagnostic.message, options);
  }
}

/** The templates of all targets, each below a folder with the name of its target; none without extensions. */
export function ownTemplates(extensions: Pick<Extensions, 'targets'> | undefined): Readonly<Record<string, ViewShape>> {
  return Object.fromEntries(
    Object.entries(extensions?.targets ?? {}).flatMap(([target, { templates = {} }]) =>
      Object.entries(templates).map(([name, shape]) => [`${target}/${name}`, shape]),
    ),
  );
}

/** The first line of what was thrown. */
export function reasonOf(error: unknown): string {
  const [first = ''] = String(error instanceof Error ? error.message : error).split('\n');
  return first.trim().replace(/\.$/, '') || 'it throws';
}

/** With what prints the stack trace, if it was asked for. */
export function withStack(found: Diagnostic, error: unknown): Diagnostic {
  return error instanceof Error && error.stack !== undefined ? { ...found, stack: error.stack } : found;
}

/** A value that cannot be changed, with everything in it, so that no function of a user changes what others are given. */
export function frozen<Value>(value: Value, done: WeakSet<object>): Value {
  if (typeof value !== 'object' || value === null || done.has(value)) return value;
  done.add(value);
  Object.freeze(value);
  for (const one of value instanceof Map ? value.values() : Object.values(value)) frozen(one, done);
  return value;
}
