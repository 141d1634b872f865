/** Whether conditions are true of the elements of an object, in either form. */
import type { Condition, Field, Form } from '../model/model.js';
import { isBlank, isEmpty, isThere } from './emptiness.js';
import type { Judging } from './judging.js';
import { canonicalSpelling } from './spelling.js';
import { type Table, tableOf } from './tables.js';
import { entriesOf, isArray, isPlainObject, ownElements } from './values.js';

/** The given elements by name; in wire form without blank ones. */
export type Given = ReadonlyMap<string, unknown>;

type Judged = Pick<Judging, 'form' | 'tables'>;

export function holds(judging: Judged, condition: Condition, table: Table, given: Given): boolean {
  const { form } = judging;
  const inner = (part: Condition): boolean => holds(judging, part, table, given);
  switch (condition.kind) {
    case 'all':
      return condition.of.every(inner);
    case 'any':
      return condition.of.some(inner);
    case 'not':
      return !inner(condition.of);
    case 'present': {
      const field = table.fields.get(condition.field);
      return field !== undefined && isThere(field, given.get(field.name), form);
    }
    case 'in': {
      const field = table.fields.get(condition.field);
      if (!field) return false;
      const value = comparedValue(field, given.get(field.name), form);
      return condition.values.some((candidate) => candidate === value);
    }
    case 'matches': {
      const field = table.fields.get(condition.field);
      const value = field && sizedValue(field, given.get(field.name), form);
      return typeof value === 'string' && new RegExp(condition.pattern, 'u').test(value);
    }
    case 'within': {
      const field = table.fields.get(condition.field);
      const value = field && sizedValue(field, given.get(field.name), form);
      if (typeof value !== 'number') return false;
      const { minimum = -Infinity, maximum = Infinity, above, below } = condition.bounds;
      if (value < minimum || value > maximum) return false;
      return (above === undefined || value > above) && (below === undefined || value < below);
    }
    case 'child':
    case 'anyEntry': {
      const type = table.fields.get(condition.field)?.type;
      const element = given.get(condition.field);
      if (type?.kind !== 'object') return false;
      const objects = condition.kind === 'child' ? [element] : isArray(element) ? entriesOf(element) : [];
      const own = tableOf(judging.tables, type.shape);
      return objects.some((one) => isPlainObject(one) && holds(judging, condition.of, own, givenOf(judging, own, one)));
    }
  }
}

/** The elements of an object that are given. */
export function givenOf(judging: Judged, table: Table, value: Readonly<Record<string, unknown>>): Given {
  return new Map(
    [...ownElements(value)].filter(([name, element]) => !isBlank(judging.form, table.fields.get(name), element)),
  );
}

/** The value that a condition compares: in its canonical spelling, or the default of an element that is not given. */
function comparedValue(field: Field, element: unknown, form: Form): unknown {
  if (element === undefined && field.fills) return field.default;
  return form === 'wire' ? canonicalSpelling(field, element).value : element;
}

/** Like {@link comparedValue}; an element that is empty has no value. */
function sizedValue(field: Field, element: unknown, form: Form): unknown {
  return isEmpty(field, element, form) ? undefined : comparedValue(field, element, form);
}
