/** The checks of a user. */
import type { Built } from '../2-model/build.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/source.js';
import type { Check } from '../extend/check.js';
import { type Extensions, frozen, reasonOf, withStack } from '../extend/extensions.js';
import { addTo } from '../grouped.js';
import type { Operation } from '../model/model.js';

/** Runs those of an operation on every operation that could be built. */
export function ownChecks({ model }: Built, { checks, placeOf }: Extensions): readonly Diagnostic[] {
  const done = new WeakSet();
  return model.operations.flatMap((operation) =>
    checks.flatMap((check) => run(check, frozen(operation, done), placeOf)),
  );
}

function run(check: Check, operation: Operation, placeOf: Extensions['placeOf']): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  try {
    const result: unknown = check.operation?.(operation, (code, at, values) => {
      const told = toldBy(check, code, values);
      const span = spanOf(at);
      if (!span) throw new TypeError(`it reports ${code} at something without a span`);
      found.push({ ...told, span });
    });
    refusePromise(result);
    if (check.operations) pieceOf(check, operation);
    return found;
  } catch (error) {
    return [failure(check, `\`${operation.name}\``, error, placeOf)];
  }
}

/** What the checks across operations need of an operation, as JSON text by the name of the check; none fails. */
export type CheckPieces = Readonly<Record<string, string>>;

export function checkPiecesOf(operation: Operation, { checks }: Extensions): CheckPieces {
  const across = checks.filter((check) => check.operations);
  const model = across.length === 0 ? operation : frozen(operation, new WeakSet());
  return Object.fromEntries(across.map((check) => [check.name, pieceOf(check, model)]));
}

function pieceOf({ piece }: Check, operation: Operation): string {
  const value = piece?.(operation) ?? null;
  refusePromise(value);
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) throw new TypeError('its piece is no JSON value');
  return text;
}

/** What checks across operations find: by the name of the operation at which it is reported, or a failure of their own. */
export interface FoundAcross {
  readonly byOperation: ReadonlyMap<string, readonly Omit<Diagnostic, 'span'>[]>;
  readonly failures: readonly Diagnostic[];
}

/** @param all the pieces of all operations, by the names of the operations */
export function checksAcross(all: ReadonlyMap<string, CheckPieces>, { checks, placeOf }: Extensions): FoundAcross {
  const byOperation = new Map<string, Omit<Diagnostic, 'span'>[]>();
  const failures: Diagnostic[] = [];
  const named = [...all].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const check of checks) {
    if (!check.operations) continue;
    const pieces = named.map(([operation, texts]) => ({
      operation,
      value: JSON.parse(texts[check.name] ?? 'null') as unknown,
    }));
    try {
      const result: unknown = check.operations(frozen(pieces, new WeakSet()), (code, { operation }, values) => {
        const told = toldBy(check, code, values);
        if (!all.has(operation)) throw new TypeError(`it reports ${code} at ${operation}, which is no operation`);
        addTo(byOperation, operation, told);
      });
      refusePromise(result);
    } catch (error) {
      failures.push(failure(check, 'all operations', error, placeOf));
    }
  }
  return { byOperation, failures };
}

/** With the places of the operations that have been read. */
export function locatedAcross(
  { byOperation, failures }: FoundAcross,
  operations: readonly Operation[],
): readonly Diagnostic[] {
  const located = operations.flatMap(({ name, span }) =>
    (byOperation.get(name) ?? []).map((told) => ({ ...told, span })),
  );
  return [...located, ...failures];
}

function toldBy(
  { name: check, catalogue }: Check,
  code: string,
  values: Readonly<Record<string, string | number>> = {},
): Omit<Diagnostic, 'span'> {
  const entry = Object.hasOwn(catalogue, code) ? catalogue[code] : undefined;
  if (!entry) throw new TypeError(`its catalogue has no code ${code}`);
  const { severity, meaning, help } = entry;
  const message = meaning.replace(/\{(\w+)\}/g, (text, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : text,
  );
  return { code: `${check}/${code}`, severity, message, help };
}

function refusePromise(result: unknown): void {
  if (result instanceof Promise) throw new TypeError('it returns a promise, but has to report at once');
}

function failure({ name }: Check, what: string, error: unknown, placeOf: Extensions['placeOf']): Diagnostic {
  return withStack(diagnostic('check-failed', placeOf(error), { name, what, reason: reasonOf(error) }), error);
}

/** The span of a part of the model; one that a check makes up has no source that could be shown. */
function spanOf(at: unknown): Span | undefined {
  if (typeof at !== 'object' || at === null || !('span' in at)) return undefined;
  const { span } = at as { readonly span: unknown };
  const isSpan = typeof span === 'object' && span !== null && 'source' in span && 'start' in span && 'end' in span;
  return isSpan ? (span as Span) : undefined;
}
