/** Conditions: the elements that they refer to, and their words. */
import type { Atom, Bounds, Condition } from './model.js';
import { oneOf } from './words.js';

/** A condition that is made up of no other. */
export type Leaf = Exclude<Condition, { readonly kind: 'all' | 'any' | 'not' }>;

/** The conditions that a condition is made up of, from left to right. */
export function leavesOf(condition: Condition): readonly Leaf[] {
  switch (condition.kind) {
    case 'not':
      return leavesOf(condition.of);
    case 'all':
    case 'any':
      return condition.of.flatMap(leavesOf);
    default:
      return [condition];
  }
}

/** Names of the elements that a condition refers to, without duplicates. */
export function fieldsOf(condition: Condition): readonly string[] {
  return [...new Set(leavesOf(condition).map(({ field }) => field))];
}

/** A condition in words: 'type is MONEY and pobox is not given'. */
export function describe(written: Condition): string {
  const condition = opened(written);
  switch (condition.kind) {
    case 'present':
      return `${condition.field} is given`;
    case 'in':
      return `${condition.field} is ${oneOf(condition.values)}`;
    case 'matches':
      return `${condition.field} matches ${condition.pattern}`;
    case 'within':
      return `${condition.field} is ${inBounds(condition.bounds)}`;
    case 'child':
      return describeChild(condition.field, condition.of);
    case 'anyEntry':
      return `an entry of ${condition.field} is there whose ${describe(condition.of)}`;
    case 'anyValue':
      return `an entry of ${describe({ ...condition.of, field: condition.field })}`;
    case 'all':
      return condition.of.map(describeInner).join(' and ');
    case 'any':
      return condition.of.map(describeInner).join(' or ');
    case 'not':
      if (condition.of.kind === 'present') return `${condition.of.field} is not given`;
      if (condition.of.kind === 'in') return `${condition.of.field} is not ${oneOf(condition.of.values)}`;
      if (condition.of.kind === 'matches') return `${condition.of.field} does not match ${condition.of.pattern}`;
      if (condition.of.kind === 'anyValue')
        return `no entry of ${describe({ ...condition.of.of, field: condition.of.field })}`;
      return `not (${describe(condition.of)})`;
  }
}

/** Says what is not: 'A is not given or B is not given' for 'not (A is given and B is given)'. */
function opened(condition: Condition): Condition {
  if (condition.kind !== 'not') return condition;
  const { of } = condition;
  if (of.kind === 'not') return opened(of.of);
  if (of.kind !== 'all' && of.kind !== 'any') return condition;
  return { kind: of.kind === 'all' ? 'any' : 'all', of: of.of.map((part) => ({ kind: 'not', of: part })) };
}

/** `header.type is X` */
function describeChild(field: string, of: Condition): string {
  return describe(renamed(of, (name) => `${field}.${name}`));
}

/** A condition with other names of elements, for words alone. */
export function renamed(condition: Condition, rename: (name: string) => string): Condition {
  if (condition.kind === 'not') return { ...condition, of: renamed(condition.of, rename) };
  if (condition.kind === 'all' || condition.kind === 'any')
    return { ...condition, of: condition.of.map((part) => renamed(part, rename)) };
  return { ...condition, field: rename(condition.field) };
}

/** `at least 1 and below 5` */
export function inBounds({ minimum, maximum, above, below }: Bounds): string {
  return [
    ...(minimum === undefined ? [] : [`at least ${minimum}`]),
    ...(above === undefined ? [] : [`above ${above}`]),
    ...(maximum === undefined ? [] : [`at most ${maximum}`]),
    ...(below === undefined ? [] : [`below ${below}`]),
  ].join(' and ');
}

/** Whether a value is within bounds. */
export function isWithin(value: number, { minimum, maximum, above, below }: Bounds): boolean {
  return (
    (minimum === undefined || value >= minimum) &&
    (maximum === undefined || value <= maximum) &&
    (above === undefined || value > above) &&
    (below === undefined || value < below)
  );
}

/** The atoms of a condition. */
export function atomsOf(condition: Condition): readonly Atom[] {
  return leavesOf(condition).filter((leaf): leaf is Atom => leaf.kind !== 'present' && leaf.kind !== 'in');
}

/** The patterns that a condition asks for, also of what is inside of elements. */
export function patternsAsked(condition: Condition): readonly string[] {
  return atomsOf(condition).flatMap((atom) => {
    if (atom.kind === 'matches') return [atom.pattern];
    if (atom.kind === 'anyValue') return atom.of.kind === 'matches' ? [atom.of.pattern] : [];
    return atom.kind === 'within' ? [] : patternsAsked(atom.of);
  });
}

function describeInner(written: Condition): string {
  const condition = opened(written);
  return (condition.kind === 'all' || condition.kind === 'any') && condition.of.length > 1
    ? `(${describe(condition)})`
    : describe(condition);
}
