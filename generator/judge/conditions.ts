/** Whether conditions are true of the elements of an object, in either form. */
import type { Condition, Field, Form, ValueTest } from '../model/model.js';
import { seenShape } from '../model/value-types.js';
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
    case 'matches':
    case 'within': {
      const field = table.fields.get(condition.field);
      return asks(condition, field && sizedValue(field, given.get(field.name), form));
    }
    case 'anyValue': {
      const field = table.fields.get(condition.field);
      const list = given.get(condition.field);
      if (!field || !isArray(list)) return false;
      return entriesOf(list).some((entry) =>
        asks(condition.of, form === 'wire' ? canonicalSpelling(field, entry).value : entry),
      );
    }
    case 'child':
    case 'anyEntry': {
      const type = table.fields.get(condition.field)?.type;
      const shape = type && seenShape(type);
      const element = given.get(condition.field);
      if (!shape) return false;
      const objects = condition.kind === 'child' ? [element] : isArray(element) ? entriesOf(element) : [];
      const own = tableOf(judging.tables, shape);
      return objects.some(
        (one) => isPlainObject(one) && holds(judging, condition.of, own, givenOf(judging, own, ownElements(one))),
      );
    }
  }
}

/** Whether a value is as it is asked. */
function asks(test: ValueTest, value: unknown): boolean {
  if (test.kind === 'in') return test.values.some((candidate) => candidate === value);
  if (test.kind === 'matches') return typeof value === 'string' && new RegExp(test.pattern, 'u').test(value);
  if (typeof value !== 'number') return false;
  const { minimum = -Infinity, maximum = Infinity, above = -Infinity, below = Infinity } = test.bounds;
  return value >= minimum && value <= maximum && value > above && value < below;
}

/** Those of the elements of an object that are given. */
export function givenOf(judging: Judged, table: Table, elements: Given): Given {
  if (judging.form === 'canonical') return elements;
  return new Map([...elements].filter(([name, element]) => !isBlank(judging.form, table.fields.get(name), element)));
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
