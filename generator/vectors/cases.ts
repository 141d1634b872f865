/** The cases of a truth table as values of elements. */
import { type Case, type Combination, combinationsOf, holds, type Variable, variablesOf } from '../model/truth.js';
import type { Condition, Field, Shape } from '../model/model.js';
import {
  breaksNothing,
  elementOf,
  type Elements,
  entries,
  entry,
  sample,
  smallest,
  type PayloadContext,
} from './payload-context.js';
import { isScalar } from '../model/value-types.js';
import { defined } from '../defined.js';

/** A value for a case; undefined if there is none, or if the element is absent. */
export function valueFor(context: PayloadContext, { field, cases }: Variable, found: Case): unknown {
  if (found.kind === 'absent') return undefined;
  if (found.kind === 'null') return null;
  if (found.kind === 'value') return elementOf(context, field, found.value);
  const named = cases.flatMap((one) => (one.kind === 'value' ? one.value : []));
  if (named.length === 0) return sample(context, field);
  const other = !isScalar(field.type)
    ? entry(context, field)
    : entries(context, field).find((one) => !named.includes(one));
  return other === undefined ? undefined : elementOf(context, field, other);
}

/** Whether every mandatory element is given. */
export function isPossible(row: Combination, variables: readonly Variable[]): boolean {
  return row.every(({ kind }, index) => kind !== 'absent' || variables[index]?.field.presence !== 'M');
}

/**
 * Values for the elements that a condition refers to, so that it is true or false; preferably some with which the
 * element can be given. Undefined if there are none.
 */
export function assignmentFor(
  context: PayloadContext,
  shape: Shape,
  field: Field,
  condition: Condition,
  wanted: boolean,
): Elements | undefined {
  const variables = variablesOf([condition], [], shape.fields);
  let first: Elements | undefined;
  for (const row of combinationsOf(variables)) {
    if (!isPossible(row, variables) || holds(condition, variables, row) !== wanted) continue;
    const assignment: Elements = Object.fromEntries(
      variables.map((variable, index) => [
        variable.field.name,
        valueFor(context, variable, defined(row[index], 'a case')),
      ]),
    );
    first ??= assignment;
    const object = smallest(context, shape, { ...assignment, [field.name]: sample(context, field) });
    if (breaksNothing(context, shape, field, object)) return assignment;
  }
  return first;
}
