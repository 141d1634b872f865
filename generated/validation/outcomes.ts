/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/validation/outcomes.ts, made by `specwright generate`. Do not edit.
/** Answers that may be one of several outcomes: which one a body is, and whether it says that the call succeeded. */
import { type Bounds, checkEntries, type EntryTable, notAnArray, readEntries } from './entries.js';
import { notAnObject, type Report, reportFor, type Rules, violationsOf } from './report.js';
import { type Elements, elementOf, entryOf, isNumber, isObject, isText, lengthOf } from './values.js';
import type { EnvelopeResult, Findings, ParseOptions, ValidateOptions, Violation } from './violation.js';

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
  /** Set if the body is an array of such objects: how many, and their table. */
  readonly entries?: Bounds & EntryTable;
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
  const isOther = ({ entries }: BodyOutcome): boolean => entries !== undefined && isObject(body);
  return all.some((one) => one.kind === 'success' && !one.when && !isOther(one)) ? undefined : 'failure';
}

/** Whether a value has the sign of a success. */
export function hasSign(sign: Sign, value: unknown): boolean {
  const found = valueAt(value, sign.path);
  if ('values' in sign) return sign.values.includes(found);
  if ('pattern' in sign) return typeof found === 'string' && sign.pattern.test(found);
  return (found !== undefined && found !== null && found !== '') === sign.isGiven;
}

/** The text of a code, which may be a number; undefined if there is none. */
export function codeOf(value: unknown): string | undefined {
  return isNumber(value) ? String(value) : isText(value) ? value : undefined;
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

/** The outcomes that a body may be, the ones whose own elements it has first. Reports name the rules of the first. */
function candidatesOf(outcomes: BodyOutcomes, body: unknown): readonly BodyOutcome[] {
  const all = outcomes.all.filter(({ entries }) => (entries ? Array.isArray(body) : isObject(body)));
  if (!isObject(body)) return all;
  const { each } = outcomes;
  const kind = kindOf(outcomes, body);
  const isSigned = all.some(({ when }) => when);
  const told = all.filter(({ when }) =>
    kind === 'success' ? when !== undefined && says(when, each, body) : when === undefined,
  );
  const possible = isSigned ? told : all;
  const gives = ({ own = [] }: BodyOutcome): boolean => own.some((name) => elementOf(body, name) !== undefined);
  const giving = possible.filter(gives);
  // Where an element tells success from failure, elements of a body only say as which of them it is reported.
  return isSigned || giving.length === 0 ? [...giving, ...possible.filter((one) => !gives(one))] : giving;
}

const justOne = Object.freeze({ maxFindings: 1 });

/** Whether a body satisfies the rules of an outcome. */
function isBodyOf(outcome: BodyOutcome, value: unknown): boolean {
  // A report of its own each, because that is where the depth of nested objects is counted.
  const out = reportFor(justOne);
  checkBody(outcome, value, out);
  return out.violations === 0;
}

function checkBody({ check, entries }: BodyOutcome, value: unknown, out: Report): void {
  if (entries) checkEntries(value as readonly unknown[], entries, entries, check, out);
  else check(value as Elements, out);
}

function readBody({ read, entries }: BodyOutcome, value: unknown, to: Report): unknown {
  return entries ? readEntries(value as readonly unknown[], entries, entries, read, to) : read(value as Elements, to);
}

/** The violation of a value that is neither an object nor an array, where the answer may be one, or that cannot be read. */
function notABody(rules: Rules, { all: [first] }: BodyOutcomes): Findings<Violation> {
  return first?.entries ? notAnArray(rules) : notAnObject(rules);
}

/** `is…` of a response with several outcomes. Never throws. */
export function acceptsAnswer(value: unknown, outcomes: BodyOutcomes): boolean {
  try {
    return candidatesOf(outcomes, value).some((outcome) => isBodyOf(outcome, value));
  } catch {
    return false;
  }
}

/**
 * `validate…` of a response with several outcomes: none if the value satisfies the rules of one of them, and otherwise what
 * it breaks of the first one that it may be.
 */
export function violationsInAnswer(
  value: unknown,
  rules: Rules,
  outcomes: BodyOutcomes,
  options: ValidateOptions | undefined,
): Findings<Violation> {
  const out = reportFor(options, rules);
  try {
    const candidates = candidatesOf(outcomes, value);
    const [first] = candidates;
    if (!first) return notABody(rules, outcomes);
    if (candidates.some((outcome) => isBodyOf(outcome, value))) return [];
    checkBody(first, value, out);
    return violationsOf(out);
  } catch {
    return notABody(rules, outcomes);
  }
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
    let first: Report | undefined;
    for (const outcome of candidatesOf(outcomes, value)) {
      if (first) to = reportFor(options, rules);
      first ??= to;
      const result = readBody(outcome, value, to);
      if (to.violations > 0) continue;
      // Every rule has been checked. What was read tells, because a getter may give something else each time.
      return (kindOf(outcomes, result) ?? outcome.kind) === 'success'
        ? { ok: true, kind: 'success', value: result as Success }
        : { ok: true, kind: 'failure', value: result as Failure };
    }
    return { ok: false, violations: first ? violationsOf(first) : notABody(rules, outcomes) };
  } catch {
    return { ok: false, violations: notABody(rules, outcomes) };
  }
}
