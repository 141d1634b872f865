/** What `is…`, `validate…` and `parse…` of every message have in common. */
import { appliedOf, notAnObject, type Report, reportFor, type Rules, violationsOf } from './report.js';
import { type Elements, isObject } from './values.js';
import type { EnvelopeResult, Findings, ParseOptions, ParseResult, ValidateOptions, Violation } from './violation.js';

/** Checks a value against a table. Returns the number of violations; without a report, it stops at the first one. */
type Check = (value: Elements, out: Report | undefined) => number;

/** `is…`: whether a value satisfies every rule. Never throws. */
export function accepts(value: unknown, check: Check): boolean {
  try {
    return isObject(value) && check(value, undefined) === 0;
  } catch {
    return false;
  }
}

/** `validate…`: the violations of a value. A value that cannot be read has one violation. */
export function violationsIn(
  value: unknown,
  rules: Rules,
  check: Check,
  options: ValidateOptions | undefined,
): Findings<Violation> {
  const out = reportFor(options, rules);
  try {
    if (!isObject(value)) return notAnObject(rules);
    check(value, out);
    return violationsOf(out);
  } catch {
    return notAnObject(rules);
  }
}

/** `parse…`: the value in canonical form, or its violations. */
export function parsedBy<Value>(
  value: unknown,
  rules: Rules,
  read: (value: Elements, to: Report) => Elements,
  options: ParseOptions | undefined,
): ParseResult<Value> {
  const to = reportFor(options, rules);
  try {
    if (!isObject(value)) return { ok: false, violations: notAnObject(rules) };
    const result = read(value, to);
    if (to.violations > 0) return { ok: false, violations: violationsOf(to) };
    // Every rule has been checked.
    return { ok: true, value: result as Value, applied: appliedOf(to) };
  } catch {
    return { ok: false, violations: notAnObject(rules) };
  }
}

/** `parse…` of a response in an envelope, which distinguishes success from failure. */
export function parsedEnvelope<Success, Failure>(
  value: unknown,
  rules: Rules,
  read: (value: Elements, to: Report) => { readonly kind: 'success' | 'failure'; readonly value: Elements } | undefined,
  options: ParseOptions | undefined,
): EnvelopeResult<Success, Failure> {
  const to = reportFor(options, rules);
  try {
    if (!isObject(value)) return { ok: false, violations: notAnObject(rules) };
    const result = read(value, to);
    if (!result) return { ok: false, violations: violationsOf(to) };
    // Every rule has been checked.
    return result.kind === 'success'
      ? { ok: true, kind: 'success', value: result.value as Success }
      : { ok: true, kind: 'failure', value: result.value as Failure };
  } catch {
    return { ok: false, violations: notAnObject(rules) };
  }
}
