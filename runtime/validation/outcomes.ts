/** Answers that may be one of several outcomes: which one a body is, and whether it says that the call succeeded. */
import { notAnObject, type Report, reportFor, type Rules, violationsOf } from './report.js';
import { type Elements, elementOf, entryOf, isObject, lengthOf } from './values.js';
import type { EnvelopeResult, ParseOptions } from './violation.js';

type Path = readonly string[];

/** What an element says on a success: that it is given or not, is one of some values, or matches a pattern. */
export type Sign =
  | { readonly path: Path; readonly isGiven: boolean }
  | { readonly path: Path; readonly values: readonly unknown[] }
  | { readonly path: Path; readonly pattern: RegExp };

/** An outcome whose answer has a body. */
export interface BodyOutcome {
  readonly kind: 'success' | 'failure';
  readonly check: (value: Elements, out: Report | undefined) => number;
  readonly read: (value: Elements, to: Report) => Elements;
  readonly when?: Sign;
  /** The elements that no other body has. */
  readonly own?: readonly string[];
}

/** The outcomes of an operation that have a body, successes first. */
export interface BodyOutcomes {
  readonly all: readonly BodyOutcome[];
  /** The array each of whose entries has the sign of a success or not. */
  readonly each?: string;
}

type Kind = BodyOutcome['kind'];

/** Whether a body says that the call succeeded or failed; undefined if nothing in it tells. */
export function kindOf({ all, each }: BodyOutcomes, body: unknown): Kind | undefined {
  const signs = all.flatMap(({ when }) => when ?? []);
  if (signs.length === 0) return undefined;
  if (isObject(body) && signs.some((sign) => says(sign, each, body))) return 'success';
  return all.some(({ kind, when }) => kind === 'success' && !when) ? undefined : 'failure';
}

/** Whether a value has the sign of a success. */
export function hasSign(sign: Sign, value: unknown): boolean {
  const found = valueAt(value, sign.path);
  if ('values' in sign) return sign.values.includes(found);
  if ('pattern' in sign) return typeof found === 'string' && sign.pattern.test(found);
  return (found !== undefined && found !== null && found !== '') === sign.isGiven;
}

function says(sign: Sign, each: string | undefined, body: Elements): boolean {
  if (each === undefined) return hasSign(sign, body);
  const entries = elementOf(body, each);
  if (!Array.isArray(entries)) return false;
  for (let index = 0; index < lengthOf(entries); index++) {
    const entry = entryOf(entries, index);
    if (!isObject(entry) || !hasSign(sign, entry)) return false;
  }
  return true;
}

/** The value of an element in nested objects; a number is the index of an entry. */
export function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  let found = value;
  for (const step of path) {
    if (typeof step === 'number') found = Array.isArray(found) ? entryOf(found, step) : undefined;
    else found = isObject(found) ? elementOf(found, step) : undefined;
  }
  return found;
}

/** The outcomes that a body may be; if it has elements that only some have, those. Reports name the rules of the first. */
function candidatesOf(outcomes: BodyOutcomes, body: Elements): readonly BodyOutcome[] {
  const { all, each } = outcomes;
  const kind = kindOf(outcomes, body);
  const told = all.filter(({ when }) =>
    kind === 'success' ? when !== undefined && says(when, each, body) : when === undefined,
  );
  const possible = all.some(({ when }) => when) ? told : all;
  const gives = ({ own = [] }: BodyOutcome): boolean => own.some((name) => elementOf(body, name) !== undefined);
  const found = all.some(gives) ? possible.filter(gives) : possible;
  return found.length > 0 ? found : possible;
}

const justOne = Object.freeze({ maxFindings: 1 });

/** Checks a body as the first outcome whose rules it satisfies, or else as the first one that it may be. */
export function checkAnswer(value: Elements, out: Report | undefined, outcomes: BodyOutcomes): number {
  const candidates = candidatesOf(outcomes, value);
  // A report of its own each, because that is where the depth of nested objects is counted.
  if (candidates.some(({ check }) => check(value, reportFor(justOne)) === 0)) return 0;
  const [first] = candidates;
  return first && out ? Math.max(1, first.check(value, out)) : 1;
}

/** `parse…` of a response with several outcomes. */
export function parsedAnswer<Success, Failure>(
  value: unknown,
  rules: Rules,
  outcomes: BodyOutcomes,
  options: ParseOptions | undefined,
): EnvelopeResult<Success, Failure> {
  // Invalid options throw, before anything is read.
  let to = reportFor(options, rules);
  try {
    if (!isObject(value)) return { ok: false, violations: notAnObject(rules) };
    let first: Report | undefined;
    for (const { kind, read } of candidatesOf(outcomes, value)) {
      if (first) to = reportFor(options, rules);
      first ??= to;
      const result = read(value, to);
      if (to.violations > 0) continue;
      // Every rule has been checked. What was read tells, because a getter may give something else each time.
      return (kindOf(outcomes, result) ?? kind) === 'success'
        ? { ok: true, kind: 'success', value: result as Success }
        : { ok: true, kind: 'failure', value: result as Failure };
    }
    return { ok: false, violations: violationsOf(first ?? to) };
  } catch {
    return { ok: false, violations: notAnObject(rules) };
  }
}
