/** Converts a condition to alternatives, each a list of restrictions on its elements, for schemas and types. */
import { branchesWhere } from '../../model/branches.js';
import { holds, variablesOf } from '../../model/truth.js';
import type { Branch, Condition, Shape } from '../../model/model.js';

/** The alternatives in which a condition is true, or with `false` is false: as few and as general as possible. */
export function alternatives(shape: Shape, condition: Condition, wanted: boolean): readonly Branch[] {
  const variables = variablesOf([condition], [], shape.fields);
  return branchesWhere((combination) => holds(condition, variables, combination) === wanted, variables);
}
