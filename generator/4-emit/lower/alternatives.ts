/** A condition as alternatives, each a list of restrictions on the elements that it speaks of: of schemas and types. */
import { branchesWhere } from '../../model/branches.js';
import { holds, variablesOf } from '../../model/truth.js';
import type { Branch, Condition, Shape } from '../../model/model.js';

/** The ways in which a condition can hold, or with `false` can fail to: as few and as wide as possible. */
export function alternatives(shape: Shape, condition: Condition, wanted: boolean): readonly Branch[] {
  const variables = variablesOf([condition], [], shape.fields);
  return branchesWhere((combination) => holds(condition, variables, combination) === wanted, variables);
}
