/** Which rules of a table its type expresses as unions: TypeScript multiplies unions that an intersection combines. */
import type { ConditionRule, Field, Shape } from '../../../model/model.js';
import { alternatives } from '../../lower/alternatives.js';

/** Objects that the union of a table has at most. The compiler refuses 100,000, and slows down long before that. */
export const LARGEST_UNION = 1_024;

export interface Unions {
  readonly conditions: ReadonlySet<ConditionRule>;
  /** Elements that may be ignored, and whose type says when. */
  readonly ignored: ReadonlySet<Field>;
}

/** In the order of the table, as many as fit; elements that may be ignored come first, since without a union they have no type. */
export function unionsOf(shape: Shape): Unions {
  let size = 1;
  const fits = (branches: number): boolean => {
    if (size * branches > LARGEST_UNION) return false;
    size *= Math.max(branches, 1);
    return true;
  };
  const isIgnorable = (field: Field): boolean => {
    const { ignored } = field;
    // It takes two branches at least; no more of them are worked out than may fit.
    if (!ignored || size * 2 > LARGEST_UNION) return false;
    return fits([true, false].reduce((sum, holds) => sum + alternatives(shape, ignored, holds).length, 0));
  };
  const ignored = new Set(shape.fields.filter(isIgnorable));
  return { ignored, conditions: new Set(shape.conditions.filter(({ branches }) => fits(branches.length))) };
}
