import type { Field, Shape } from '../model/model.js';
import type { Elements } from './payload-context.js';

/** Elements in the order of the table, without those whose value is undefined. */
export function ownElements({ fields }: Pick<Shape, 'fields'>, valueOf: (field: Field) => unknown): Elements {
  const elements: [string, unknown][] = [];
  for (const field of fields) {
    const value = valueOf(field);
    if (value !== undefined) elements.push([field.name, value]);
  }
  return Object.fromEntries(elements);
}
