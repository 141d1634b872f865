/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/validation/entries.ts, made by `specwright generate`. Do not edit.
/** What `is…`, `validate…` and `parse…` of a body that is an array have in common. */
import { entriesOf } from './read.js';
import { appliedOf, insideSince, isFull, type Report, reportFor, type Rules, violationsOf } from './report.js';
import { type Elements, entryOf, isObject, lengthOf } from './values.js';
import type { Findings, ParseOptions, ParseResult, ValidateOptions, Violation } from './violation.js';

/** How many entries a body has, and what holds of them together. */
export interface Bounds {
  readonly minItems?: number;
  readonly maxItems?: number;
  /** Checks the rules of the entries together, in canonical form; returns the number of violations. */
  readonly whole?: (entries: readonly unknown[], out: Report | undefined) => number;
}

/** The table of the entries. */
export type EntryTable = Pick<Rules, 'shape' | 'table'>;

type Check = (value: Elements, out: Report | undefined) => number;

/** Whether a value is an array of so many objects that satisfy every rule. Never throws. */
export function acceptsEntries(
  value: unknown,
  { minItems = 0, maxItems = Infinity, whole }: Bounds,
  check: Check,
  isNested = false,
): boolean {
  try {
    if (!Array.isArray(value)) return false;
    const length = lengthOf(value);
    if (length < minItems || length > maxItems) return false;
    for (let index = 0; index < length; index++) {
      const entry = entryOf(value, index);
      if (!isObject(entry) || check(entry, isNested ? reportFor({ maxFindings: 1 }) : undefined) !== 0) return false;
    }
    return !whole || whole(value, undefined) === 0;
  } catch {
    return false;
  }
}

/** The violations of a value. A value that cannot be read has one violation. */
export function violationsInEntries(
  value: unknown,
  bounds: Bounds,
  rules: Rules,
  check: Check,
  options: ValidateOptions | undefined,
): Findings<Violation> {
  const out = reportFor(options, rules);
  try {
    if (!Array.isArray(value)) return notAnArray(rules);
    checkEntries(value, bounds, rules, check, out);
    return violationsOf(out);
  } catch {
    return notAnArray(rules);
  }
}

/** Checks the entries of a body, and how many there are. */
export function checkEntries(
  value: readonly unknown[],
  bounds: Bounds,
  rules: EntryTable,
  check: Check,
  out: Report,
): void {
  const length = lengthOf(value);
  failBounds(out, rules, bounds, length);
  for (let index = 0; index < length && !isFull(out); index++) {
    const entry = entryOf(value, index);
    const before = out.found.length;
    if (!isObject(entry)) failEntry(out, rules);
    else check(entry, out);
    insideSince(out, before, String(index));
  }
  bounds.whole?.(value, out);
}

/** The entries in canonical form, or the violations. */
export function parsedEntries<Value>(
  value: unknown,
  bounds: Bounds,
  rules: Rules,
  read: (value: Elements, to: Report) => Elements,
  options: ParseOptions | undefined,
): ParseResult<Value> {
  const to = reportFor(options, rules);
  try {
    if (!Array.isArray(value)) return { ok: false, violations: notAnArray(rules) };
    const result = readEntries(value, bounds, rules, read, to);
    if (to.violations > 0) return { ok: false, violations: violationsOf(to) };
    // Every rule has been checked.
    return { ok: true, value: result as Value, applied: appliedOf(to) };
  } catch {
    return { ok: false, violations: notAnArray(rules) };
  }
}

/** Reads the entries of a body; those that break a rule are in the report. */
export function readEntries(
  value: readonly unknown[],
  bounds: Bounds,
  rules: EntryTable,
  read: (value: Elements, to: Report) => Elements,
  to: Report,
): readonly unknown[] {
  const list: readonly unknown[] = to.plain ? value : entriesOf(value, to);
  failBounds(to, rules, bounds, list.length);
  const result: unknown[] = [];
  for (let index = 0; index < list.length && !isFull(to); index++) {
    const entry = list[index];
    const before = to.found.length;
    if (!isObject(entry)) failEntry(to, rules);
    result.push(isObject(entry) ? read(entry, to) : entry);
    insideSince(to, before, String(index));
  }
  bounds.whole?.(result, to);
  return result;
}

function failBounds(
  out: Report,
  rules: EntryTable,
  { minItems = 0, maxItems = Infinity }: Bounds,
  length: number,
): void {
  if (length < minItems) failBody(out, rules, 'minItems', `must hold at least ${entries(minItems)}`);
  if (length > maxItems) failBody(out, rules, 'maxItems', `must hold at most ${entries(maxItems)}`);
}

function entries(count: number): string {
  return `${String(count)} ${count === 1 ? 'entry' : 'entries'}`;
}

function failBody(out: Report, rules: EntryTable, kind: 'minItems' | 'maxItems', what: string): void {
  if (++out.violations <= out.maxFindings) out.found.push(bodyViolation(rules, kind, what));
}

function bodyViolation({ shape, table }: EntryTable, kind: 'type' | 'minItems' | 'maxItems', what: string): Violation {
  return { pointer: '', rule: `${shape}[].${kind}`, message: `the body ${what}`, source: { table, rows: [] } };
}

/** The violation of a value that is not an array, or that cannot be read. */
export function notAnArray(rules: EntryTable): Findings<Violation> {
  return [bodyViolation(rules, 'type', 'must be an array')];
}

function failEntry(out: Report, { shape, table }: EntryTable): void {
  if (++out.violations <= out.maxFindings)
    out.found.push({
      pointer: '',
      rule: `${shape}.type`,
      message: `${shape} must be an object`,
      source: { table, rows: [] },
    });
}
