import type { Condition, Shape } from '../model/model.js';
import { combinationsOf, countCombinations, holds, isFeasible, TOO_MANY, variablesOf } from '../model/truth.js';

/** Whether all conditions can be true at once; undefined when there are too many combinations to decide. */
export function canAllHold({ fields }: Shape, conditions: readonly Condition[]): boolean | undefined {
  const variables = variablesOf(conditions, [], fields);
  if (countCombinations(variables) > TOO_MANY) return undefined;
  return combinationsOf(variables).some(
    (combination) =>
      isFeasible(variables, combination) && conditions.every((condition) => holds(condition, variables, combination)),
  );
}
