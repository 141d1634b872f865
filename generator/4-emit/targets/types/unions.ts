/** Which rules of a table its type expresses as unions: TypeScript multiplies unions that an intersection combines. */
import type { ConditionRule, Field, Shape } from '../../../model/model.js';
import { alternatives } from '../../lower/alternatives.js';

/** The maximum number of objects in the union of a table. The compiler rejects 100,000, and becomes slow much earlier. */
export const LARGEST_UNION = 1_024;

export interface Unions {
  readonly conditions: ReadonlySet<ConditionRule>;
  /** Elements that may be ignored, and whose union fits. */
  readonly ignored: ReadonlySet<Field>;
}

/** As many as fit, in the order of the table. Elements that may be ignored come first: without a union they have no type. */
export function unionsOf(shape: Shape): Unions {
  let size = 1;
  const fits = (branches: number): boolean => {
    if (size * branches > LARGEST_UNION) return false;
    size *= Math.max(branches, 1);
    return true;
  };
  const isIgnorable = (field: Field): boolean => {
    const { ignored } = field;
    // It needs at least two branches. Skip the computation if these do not fit.
    if (!ignored || size * 2 > LARGEST_UNION) return false;
    return fits([true, false].reduce((sum, holds) => sum + alternatives(shape, ignored, holds).length, 0));
  };
  const ignored = new Set(shape.fields.filter(isIgnorable));
  return { ignored, conditions: new Set(shape.conditions.filter(({ branches }) => fits(branches.length))) };
}
