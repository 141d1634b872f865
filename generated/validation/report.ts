/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/validation/report.ts, made by `specwright generate`. Do not edit.
/** Collects violations and applied tolerances, up to a maximum number. */
import { nearest } from './nearest.js';
import { type Elements, isOwn, isText } from './values.js';
import type { Applied, Findings, ParseOptions, Violation } from './violation.js';

/** The kinds of rules that belong to one element. */
type RuleKind =
  | 'required'
  | 'type'
  | 'enum'
  | 'format'
  | 'minimum'
  | 'maximum'
  | 'decimals'
  | 'multipleOf'
  | 'minLength'
  | 'maxLength'
  | 'maxBytes'
  | 'minItems'
  | 'maxItems'
  | 'alone'
  | 'alternative'
  | 'depth'
  | 'keys'
  | 'minEntries'
  | 'maxEntries';

/** The rules of an element, in words; of an enum, its words alone. */
type ElementRules = Readonly<Partial<Record<Exclude<RuleKind, 'enum'>, string>>> & {
  readonly enum?: string | readonly string[];
};

/** The rules of a table: the row and the rules of each element, and the rows of each rule of several. */
export interface Rules {
  readonly shape: string;
  readonly table: string;
  /** Whether a name of the message has a character that a JSON Pointer escapes. */
  readonly escapes?: true;
  readonly rules: Readonly<Record<string, readonly [row: number, rules: ElementRules]>>;
  readonly conditions?: Readonly<Record<string, readonly [rows: readonly number[], rule: string]>>;
  readonly tableRules?: Readonly<Record<string, readonly [rows: readonly number[], rule: string]>>;
}

/** A table that has a rule of this kind for this element. A call with another table does not compile. */
type WithRule<Element extends string, Kind extends string> = Pick<Rules, 'shape' | 'table'> & {
  readonly rules: Readonly<
    Record<Element, readonly [row: number, rules: Readonly<Record<Kind, string | readonly string[]>>]>
  >;
};

type WithCondition<Condition extends string> = Pick<Rules, 'shape' | 'table'> & {
  readonly conditions: Readonly<Record<Condition, readonly [rows: readonly number[], rule: string]>>;
};

/** A finding before its pointer is complete. */
type Finding =
  { -readonly [Key in keyof Violation]: Violation[Key] } | { -readonly [Key in keyof Applied]: Applied[Key] };

/** The findings about one value. */
export interface Report {
  readonly maxFindings: number;
  /** Whether the value is known to be plain data. */
  readonly plain: boolean | undefined;
  /** Whether names of elements need escapes in a pointer. */
  readonly escapes: boolean | undefined;
  /** Violations and applied tolerances in the order in which they were found, at most `maxFindings` of each. */
  readonly found: Finding[];
  /** The number of violations and of tolerances, including those that are not in `found`. */
  violations: number;
  applied: number;
}

/** The maximum length of a name in a pointer; only names that no table lists can be longer. */
const longestName = 128;

/** An empty report about a message with these rules. Throws a RangeError if `maxFindings` is below 1. */
export function reportFor({ maxFindings = 100, plain }: ParseOptions = {}, { escapes }: Partial<Rules> = {}): Report {
  if (!(maxFindings >= 1)) throw new RangeError('maxFindings must be at least 1');
  return { maxFindings, plain, escapes, found: [], violations: 0, applied: 0 };
}

/** Whether further violations make no difference. Without a report, the first one decides. */
export function isFull(out: Report | undefined): boolean {
  return out === undefined || out.violations > out.maxFindings;
}

/** The violations. */
export function violationsOf({ found, violations, applied, maxFindings }: Report): Findings<Violation> {
  return listed(applied === 0 ? found : found.filter((finding) => 'rule' in finding), violations > maxFindings);
}

/** The tolerances, if there are no violations. */
export function appliedOf({ found, applied, maxFindings }: Report): Findings<Applied> {
  return listed(found, applied > maxFindings);
}

/** Marks the list if there are more findings. The caller has made sure that all are of this kind. */
function listed<Kind extends Violation | Applied>(found: readonly Finding[], isTruncated: boolean): Findings<Kind> {
  return (isTruncated ? Object.assign(found, { truncated: true }) : found) as Findings<Kind>;
}

/** Counts a violation, and returns whether there is room for it. */
export function hasRoom(out: Report | undefined): out is Report {
  return out !== undefined && ++out.violations <= out.maxFindings;
}

/** Reports a broken rule of an element, or of one of its entries. Returns 1, the number of violations. */
export function fail<Element extends string, Kind extends string>(
  out: Report | undefined,
  table: WithRule<Element, Kind>,
  element: Element,
  kind: Kind,
  index?: number,
): 1 {
  if (hasRoom(out)) {
    const [row, rules] = table.rules[element];
    const rule: string | readonly string[] = rules[kind];
    out.found.push({
      pointer: pointerTo(out, element, index),
      rule: `${table.shape}.${element}.${kind}`,
      message: `${element} ${isText(rule) ? rule : `must be one of ${rule.join(', ')}`}`,
      source: { table: table.table, rows: [row] },
    });
  }
  return 1;
}

/** Like {@link fail}, but if the value is not a text, or is empty, the broken rule is the type. */
export function failText<Element extends string, Kind extends string>(
  out: Report | undefined,
  table: WithRule<Element, Kind | 'type'>,
  element: Element,
  kind: Kind,
  value: unknown,
  index?: number,
): 1 {
  return fail<Element, Kind | 'type'>(out, table, element, isText(value) ? kind : 'type', index);
}

/** Reports a broken conditional rule at the element that it requires. */
export function failCondition<Condition extends string>(
  out: Report | undefined,
  table: WithCondition<Condition>,
  condition: Condition,
  element: string,
): 1 {
  if (hasRoom(out)) {
    const [rows, message] = table.conditions[condition];
    out.found.push({
      pointer: pointerTo(out, element),
      rule: `${table.shape}.condition.${condition}`,
      message,
      source: { table: table.table, rows },
    });
  }
  return 1;
}

/** Reports an element that the table does not list, and suggests the most similar one that it lists. */
export function failUnknown(out: Report | undefined, table: Rules, element: string): 1 {
  if (hasRoom(out)) {
    const meant = nearest(element, Object.keys(table.rules));
    out.found.push({
      pointer: `/${escaped(element)}`,
      rule: `${table.shape}.unknown`,
      message: `${table.shape} has no such element${meant === undefined ? '' : `; did you mean \`${meant}\`?`}`,
      source: { table: table.table, rows: [] },
    });
  }
  return 1;
}

/** Reports every element that the table does not list. */
export function failUnknowns(out: Report | undefined, table: Rules, value: Elements): number {
  let bad = 0;
  for (const key in value) {
    if (!isOwn(value, key) || isOwn(table.rules, key) || value[key] === undefined) continue;
    bad += failUnknown(out, table, key);
    if (isFull(out)) break;
  }
  return bad;
}

/** The violation of a value that is not an object, or that cannot be read. */
export function notAnObject({ shape, table }: Rules): Findings<Violation> {
  return [{ pointer: '', rule: `${shape}.type`, message: `${shape} must be an object`, source: { table, rows: [] } }];
}

/** Reports an applied tolerance. */
export function apply(to: Report, kind: Applied['kind'], element: string, index?: number): void {
  if (++to.applied <= to.maxFindings)
    to.found.push({ pointer: kind === 'unknown' ? `/${escaped(element)}` : pointerTo(to, element, index), kind });
}

/**
 * Prefixes the pointers of the last `count` violations with an element, or one of its entries. Those that had no room are
 * the last ones.
 */
export function inside(out: Report | undefined, count: number, element: string, index?: number): number {
  if (out) insideSince(out, out.found.length - count + Math.max(0, out.violations - out.maxFindings), element, index);
  return count;
}

/** The same for all findings except the first `before` ones. */
export function insideSince(to: Report, before: number, element: string, index?: number): void {
  if (to.found.length <= before) return;
  const prefix = pointerTo(to, element, index);
  for (let i = before; i < to.found.length; i++) {
    const finding = to.found[i];
    if (finding) finding.pointer = prefix + finding.pointer;
  }
}

/** JSON Pointer (RFC 6901) to an element of a table, or to one of its entries. Most messages need no escapes. */
export function pointerTo({ escapes }: Report, element: string, index?: number): string {
  const key = escapes ? escaped(element) : element;
  return index === undefined ? `/${key}` : `/${key}/${String(index)}`;
}

/** A step of a pointer. Escapes letter by letter, which is several times faster than `replaceAll` for many such letters. */
export function escaped(name: string): string {
  let result = '';
  for (const letter of name.slice(0, longestName)) result += letter === '~' ? '~0' : letter === '/' ? '~1' : letter;
  return result;
}
