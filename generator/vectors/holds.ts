/** Whether a condition is true for elements in canonical form. */
import type { Condition, Field } from '../model/model.js';
import { type Elements, ownValue } from './payload-context.js';

export function holdsFor(condition: Condition, fields: ReadonlyMap<string, Field>, elements: Elements): boolean {
  const inner = (part: Condition): boolean => holdsFor(part, fields, elements);
  switch (condition.kind) {
    case 'present':
      return isThere(elements, condition.field);
    case 'in': {
      const field = fields.get(condition.field);
      const own = ownValue(elements, condition.field);
      // The default is only used for an absent element, not for null.
      const value = own === undefined && field?.fills ? field.default : own;
      return condition.values.some((one) => one === value);
    }
    case 'not':
      return !inner(condition.of);
    case 'all':
      return condition.of.every(inner);
    case 'any':
      return condition.of.some(inner);
  }
}

/** Null counts as absent. */
export function isThere(elements: Elements, name: string): boolean {
  const value = ownValue(elements, name);
  return value !== undefined && value !== null;
}
