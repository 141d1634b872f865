/** Whether a condition is true for elements in canonical form. */
import { isTrueOf } from '../model/truth.js';
import type { Condition, Field, Scalar } from '../model/model.js';
import { seenShape } from '../model/value-types.js';
import { type Elements, ownValue } from './payload-context.js';

export function holdsFor(condition: Condition, fields: ReadonlyMap<string, Field>, elements: Elements): boolean {
  const inner = (part: Condition): boolean => holdsFor(part, fields, elements);
  switch (condition.kind) {
    case 'present':
      return isThere(elements, condition.field);
    case 'in': {
      const value = comparedOf(condition.field, fields, elements);
      return condition.values.some((one) => one === value);
    }
    case 'matches':
    case 'within':
      return isTrueOf(condition, comparedOf(condition.field, fields, elements));
    case 'anyValue': {
      const own = ownValue(elements, condition.field);
      return Array.isArray(own) && own.some((one: unknown) => isTrueOf(condition.of, scalarIn(one)));
    }
    case 'child':
    case 'anyEntry': {
      const type = fields.get(condition.field)?.type;
      const shape = type && seenShape(type);
      const own = ownValue(elements, condition.field);
      if (!shape) return false;
      const inside = new Map(shape.fields.map((field) => [field.name, field]));
      const objects = condition.kind === 'child' ? [own] : Array.isArray(own) ? (own as readonly unknown[]) : [];
      return objects.some((one) => isElements(one) && holdsFor(condition.of, inside, one));
    }
    case 'not':
      return !inner(condition.of);
    case 'all':
      return condition.of.every(inner);
    case 'any':
      return condition.of.some(inner);
  }
}

/** The value that a condition compares: the default is only used for an absent element, not for null. */
function comparedOf(name: string, fields: ReadonlyMap<string, Field>, elements: Elements): Scalar | undefined {
  const field = fields.get(name);
  const own = ownValue(elements, name);
  if (own === undefined) return field?.fills ? field.default : undefined;
  return scalarIn(own);
}

function scalarIn(value: unknown): Scalar | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

function isElements(value: unknown): value is Elements {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Null counts as absent. */
export function isThere(elements: Elements, name: string): boolean {
  const value = ownValue(elements, name);
  return value !== undefined && value !== null;
}
