/** Which rules of a table its type expresses as unions: TypeScript multiplies unions that an intersection combines. */
import type { Condition, ConditionRule, Field, Range, Shape } from '../../../model/model.js';
import { valuesOf } from '../../../model/value-types.js';
import { alternatives } from '../../lower/alternatives.js';

/** The maximum number of objects in the union of a table. The compiler rejects 100,000, and becomes slow much earlier. */
export const LARGEST_UNION = 1_024;

export interface Unions {
  readonly conditions: ReadonlySet<ConditionRule>;
  /** Elements that may be ignored, and whose union fits. */
  readonly ignored: ReadonlySet<Field>;
  /** What conditions exclude of the values of elements. */
  readonly values: ReadonlySet<Range>;
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
    if (!ignored || size * 2 > LARGEST_UNION || !isSayable(shape, ignored)) return false;
    return fits([true, false].reduce((sum, holds) => sum + alternatives(shape, ignored, holds).length, 0));
  };
  const ignored = new Set(shape.fields.filter(isIgnorable));
  const conditions = new Set(shape.conditions.filter(({ branches }) => fits(branches.length)));
  const values = shape.fields
    .filter((field) => !field.ignored || ignored.has(field))
    .flatMap((field) => {
      const whileIgnored = field.ignored ? alternatives(shape, field.ignored, true).length : 0;
      return field.ranges
        .filter((range) => isTold(field, range) && isSayable(shape, range.when))
        .filter(({ when }) => fits(alternatives(shape, when, false).length + whileIgnored + 1));
    });
  return { ignored, conditions, values: new Set(values) };
}

/** Whether types can tell when a condition is true: not by an atom, nor by any value of an open type but some. */
export function isSayable(shape: Shape, condition: Condition): boolean {
  return [true, false].every((holds) =>
    alternatives(shape, condition, holds).every((branch) =>
      branch.every((term) => {
        if ('atom' in term) return false;
        const type = shape.fields.find(({ name }) => name === term.field)?.type;
        const isOpen = !type || valuesOf(type) === undefined;
        return !(isOpen && typeof term.present === 'object' && 'except' in term.present);
      }),
    ),
  );
}

/** Whether a type can say which values a condition leaves: those that are listed. */
function isTold({ type }: Field, { only, except }: Range): boolean {
  return only !== undefined || (except !== undefined && valuesOf(type) !== undefined);
}
