/** Conditions: the elements that they refer to, and their words. */
import type { Atom, Bounds, Condition } from './model.js';
import { oneOf } from './words.js';

/** Names of the elements that a condition refers to, without duplicates. */
export function fieldsOf(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case 'present':
    case 'in':
    case 'matches':
    case 'within':
    case 'child':
    case 'anyEntry':
      return [condition.field];
    case 'not':
      return fieldsOf(condition.of);
    case 'all':
    case 'any':
      return [...new Set(condition.of.flatMap(fieldsOf))];
  }
}

/** A condition in words: 'type is MONEY and pobox is not given'. */
export function describe(condition: Condition): string {
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
    case 'all':
      return condition.of.map(describeInner).join(' and ');
    case 'any':
      return condition.of.map(describeInner).join(' or ');
    case 'not':
      if (condition.of.kind === 'present') return `${condition.of.field} is not given`;
      if (condition.of.kind === 'in') return `${condition.of.field} is not ${oneOf(condition.of.values)}`;
      return `not (${describe(condition.of)})`;
  }
}

/** `header.type is X` */
function describeChild(field: string, of: Condition): string {
  return describe(renamed(of, (name) => `${field}.${name}`));
}

/** A condition with other names of elements, for words alone. */
function renamed(condition: Condition, rename: (name: string) => string): Condition {
  if (condition.kind === 'not') return { ...condition, of: renamed(condition.of, rename) };
  if (condition.kind === 'all' || condition.kind === 'any')
    return { ...condition, of: condition.of.map((part) => renamed(part, rename)) };
  return { ...condition, field: rename(condition.field) };
}

function inBounds({ minimum, maximum, above, below }: Bounds): string {
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
  switch (condition.kind) {
    case 'present':
    case 'in':
      return [];
    case 'not':
      return atomsOf(condition.of);
    case 'all':
    case 'any':
      return condition.of.flatMap(atomsOf);
    default:
      return [condition];
  }
}

/** The patterns that a condition asks for, also of what is inside of elements. */
export function patternsAsked(condition: Condition): readonly string[] {
  return atomsOf(condition).flatMap((atom) => {
    if (atom.kind === 'matches') return [atom.pattern];
    return atom.kind === 'within' ? [] : patternsAsked(atom.of);
  });
}

function describeInner(condition: Condition): string {
  return (condition.kind === 'all' || condition.kind === 'any') && condition.of.length > 1
    ? `(${describe(condition)})`
    : describe(condition);
}
