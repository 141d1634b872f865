/** Conditions: the elements that they refer to, and their words. */
import type { Condition } from './model.js';
import { oneOf } from './words.js';

/** Names of the elements that a condition refers to, without duplicates. */
export function fieldsOf(condition: Condition): readonly string[] {
  switch (condition.kind) {
    case 'present':
    case 'in':
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

function describeInner(condition: Condition): string {
  return (condition.kind === 'all' || condition.kind === 'any') && condition.of.length > 1
    ? `(${describe(condition)})`
    : describe(condition);
}
