/** What is wrong, and where: violations and applied tolerances, up to a budget. */
import { nearest } from './nearest.js';
import { type Elements, isOwn, isText } from './values.js';
import type { Applied, Findings, ParseOptions, Violation } from './violation.js';

/** The kinds of rules that belong to one element. */
type RuleKind =
  'required' | 'type' | 'enum' | 'format' | 'minimum' | 'maximum' | 'maxLength' | 'maxBytes' | 'minItems' | 'maxItems';

/** The rules of a table: for each element its row and what is asked of it, for each conditional rule its rows. */
export interface Rules {
  readonly shape: string;
  readonly table: string;
  readonly rules: Readonly<Record<string, readonly [row: number, rules: Readonly<Partial<Record<RuleKind, string>>>]>>;
  readonly conditions?: Readonly<Record<string, readonly [rows: readonly number[], rule: string]>>;
}

/** The part of a table that holds a rule of an element. A table without it does not compile. */
type WithRule<Element extends string, Kind extends string> = Pick<Rules, 'shape' | 'table'> & {
  readonly rules: { readonly [Name in Element]: readonly [row: number, rules: { readonly [Name in Kind]: string }] };
};

type WithCondition<Condition extends string> = Pick<Rules, 'shape' | 'table'> & {
  readonly conditions: { readonly [Name in Condition]: readonly [rows: readonly number[], rule: string] };
};

/** A finding before its pointer is complete. */
type Finding =
  { -readonly [Key in keyof Violation]: Violation[Key] } | { -readonly [Key in keyof Applied]: Applied[Key] };

/** What is collected about one value. */
export interface Report {
  readonly maxFindings: number;
  /** Whether the value is known to be plain data. */
  readonly plain: boolean | undefined;
  /** Violations and applied tolerances in the order in which they were found, at most `maxFindings` of each. */
  readonly found: Finding[];
  /** How many violations there are, and how many tolerances, those included that there was no room for. */
  violations: number;
  applied: number;
}

/** The most characters of a name in a pointer; only names that no table lists can have more. */
const longestName = 128;

/** An empty report. Throws a RangeError for a budget below 1. */
export function reportFor({ maxFindings = 100, plain }: ParseOptions = {}): Report {
  if (!(maxFindings >= 1)) throw new RangeError('maxFindings must be at least 1');
  return { maxFindings, plain, found: [], violations: 0, applied: 0 };
}

/** Whether no further violation changes the answer. Without a report the first one decides. */
export function isFull(out: Report | undefined): boolean {
  return out === undefined || out.violations > out.maxFindings;
}

/** The violations. */
export function violationsOf({ found, violations, applied, maxFindings }: Report): Findings<Violation> {
  return listed(applied === 0 ? found : found.filter((finding) => 'rule' in finding), violations > maxFindings);
}

/** The tolerances, when there are no violations. */
export function appliedOf({ found, applied, maxFindings }: Report): Findings<Applied> {
  return listed(found, applied > maxFindings);
}

/** Says so when there are more. Which kind of findings these are is known to whoever counted them. */
function listed<Kind extends Violation | Applied>(found: readonly Finding[], isTruncated: boolean): Findings<Kind> {
  return (isTruncated ? Object.assign(found, { truncated: true }) : found) as Findings<Kind>;
}

/** Counts a violation; whether there is room for it. */
function hasRoom(out: Report | undefined): out is Report {
  return out !== undefined && ++out.violations <= out.maxFindings;
}

/** Notes a broken rule of an element, or of one entry of it. Returns 1, the number of violations. */
export function fail<Element extends string, Kind extends string>(
  out: Report | undefined,
  table: WithRule<Element, Kind>,
  element: Element,
  kind: Kind,
  index?: number,
): 1 {
  if (hasRoom(out)) {
    const [row, rules] = table.rules[element];
    out.found.push({
      pointer: pointerTo(element, index),
      rule: `${table.shape}.${element}.${kind}`,
      message: `${element} ${rules[kind]}`,
      source: { table: table.table, rows: [row] },
    });
  }
  return 1;
}

/** As {@link fail}; a value that is not a text, or an empty one, breaks the type instead. */
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

/** Notes a broken conditional rule at the element that it asks for. */
export function failCondition<Condition extends string>(
  out: Report | undefined,
  table: WithCondition<Condition>,
  condition: Condition,
  element: string,
): 1 {
  if (hasRoom(out)) {
    const [rows, message] = table.conditions[condition];
    out.found.push({
      pointer: pointerTo(element),
      rule: `${table.shape}.condition.${condition}`,
      message,
      source: { table: table.table, rows },
    });
  }
  return 1;
}

/** Notes an element that the table does not list, with the nearest one that it does. */
export function failUnknown(out: Report | undefined, table: Rules, element: string): 1 {
  if (hasRoom(out)) {
    const meant = nearest(element, Object.keys(table.rules));
    out.found.push({
      pointer: pointerTo(element),
      rule: `${table.shape}.unknown`,
      message: `${table.shape} has no such element${meant === undefined ? '' : `; did you mean \`${meant}\`?`}`,
      source: { table: table.table, rows: [] },
    });
  }
  return 1;
}

/** Notes every element that the table does not list. */
export function failUnknowns(out: Report | undefined, table: Rules, value: Elements): number {
  let bad = 0;
  for (const key in value) {
    if (!isOwn(value, key) || isOwn(table.rules, key) || value[key] === undefined) continue;
    bad += failUnknown(out, table, key);
    if (isFull(out)) break;
  }
  return bad;
}

/** The one violation of a value that is no object, or that cannot be read. */
export function notAnObject({ shape, table }: Rules): Findings<Violation> {
  return [{ pointer: '', rule: `${shape}.type`, message: `${shape} must be an object`, source: { table, rows: [] } }];
}

/** Notes a tolerance that was applied. */
export function apply(to: Report, kind: Applied['kind'], element: string, index?: number): void {
  if (++to.applied <= to.maxFindings) to.found.push({ pointer: pointerTo(element, index), kind });
}

/**
 * Turns the pointers of the last `count` violations into pointers from one level further out. Those that there was no
 * room for came last.
 */
export function inside(out: Report | undefined, count: number, element: string, index?: number): number {
  if (out) insideSince(out, out.found.length - count + Math.max(0, out.violations - out.maxFindings), element, index);
  return count;
}

/** The same for everything that was found since there were `before` findings. */
export function insideSince({ found }: Report, before: number, element: string, index?: number): void {
  if (found.length <= before) return;
  const prefix = pointerTo(element, index);
  for (let i = before; i < found.length; i++) {
    const finding = found[i];
    if (finding) finding.pointer = prefix + finding.pointer;
  }
}

/** JSON Pointer (RFC 6901) to an element, or to one entry of it. */
function pointerTo(element: string, index?: number): string {
  const name = element.slice(0, longestName);
  const key = name.includes('~') || name.includes('/') ? escaped(name) : name;
  return index === undefined ? `/${key}` : `/${key}/${index}`;
}

/** Letter by letter, which for a name of nothing else is several times faster than to replace. */
function escaped(name: string): string {
  let result = '';
  for (const letter of name) result += letter === '~' ? '~0' : letter === '/' ? '~1' : letter;
  return result;
}
