/** The checks of a user. */
import type { Built } from '../2-model/build.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/source.js';
import type { Check, CheckReport } from '../extend/check.js';
import { type Extensions, frozen, reasonOf, withStack } from '../extend/extensions.js';
import type { Operation } from '../model/model.js';

/** Runs them on every operation that could be built. */
export function ownChecks({ model }: Built, { checks, placeOf }: Extensions): readonly Diagnostic[] {
  const done = new WeakSet();
  return model.operations.flatMap((operation) =>
    checks.flatMap((check) => run(check, frozen(operation, done), placeOf)),
  );
}

function run(check: Check, operation: Operation, placeOf: Extensions['placeOf']): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const report: CheckReport<string> = (code, at, values = {}) => {
    const entry = Object.hasOwn(check.catalogue, code) ? check.catalogue[code] : undefined;
    if (!entry) throw new TypeError(`its catalogue has no code ${code}`);
    const span = spanOf(at);
    if (!span) throw new TypeError(`it reports ${code} at something without a span`);
    const { severity, meaning, help } = entry;
    const message = meaning.replace(/\{(\w+)\}/g, (text, name: string) =>
      Object.hasOwn(values, name) ? String(values[name]) : text,
    );
    found.push({ code: `${check.name}/${code}`, severity, message, help, span });
  };
  try {
    const result: unknown = check.operation(operation, report);
    if (result instanceof Promise) throw new TypeError('it returns a promise, but has to report at once');
    return found;
  } catch (error) {
    const { name } = check;
    const failed = diagnostic('check-failed', placeOf(error), {
      ...{ name, operation: operation.name, reason: reasonOf(error) },
    });
    return [withStack(failed, error)];
  }
}

/** The span of a part of the model; one that a check makes up has no source that could be shown. */
function spanOf(at: unknown): Span | undefined {
  if (typeof at !== 'object' || at === null || !('span' in at)) return undefined;
  const { span } = at as { readonly span: unknown };
  const isSpan = typeof span === 'object' && span !== null && 'source' in span && 'start' in span && 'end' in span;
  return isSpan ? (span as Span) : undefined;
}
