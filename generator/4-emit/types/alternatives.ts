/** A condition as alternatives, each a list of restrictions on the elements that it speaks of. */
import type { Branch, Condition, Shape } from '../../model.js';

/** The ways in which a condition can hold, or with `false` can fail to. */
export function alternatives(shape: Shape, condition: Condition, holds: boolean): readonly Branch[] {
  switch (condition.kind) {
    case 'present':
      return [[{ field: condition.field, absent: !holds, present: holds ? 'any' : 'none' }]];
    case 'in': {
      const { field, values } = condition;
      const fallback = shape.fields.find(({ name, fills }) => name === field && fills)?.default;
      const takesAbsent = fallback !== undefined && values.includes(fallback);
      return [[{ field, absent: takesAbsent === holds, present: holds ? { only: values } : { except: values } }]];
    }
    case 'not':
      return alternatives(shape, condition.of, !holds);
    case 'all':
    case 'any': {
      const parts = condition.of.map((part) => alternatives(shape, part, holds));
      // All of some hold: one alternative of each. Not all of them hold: an alternative of any.
      const isEach = (condition.kind === 'all') === holds;
      return isEach ? parts.reduce(combined, [[]]) : parts.flat();
    }
  }
}

/** [a, b], [c] -> [ac, bc]; a restriction that both make counts once, since types cannot restrict one element twice */
function combined(some: readonly Branch[], others: readonly Branch[]): readonly Branch[] {
  return some.flatMap((branch) =>
    others.map((other) => [...branch, ...other.filter(({ field }) => !branch.some((term) => term.field === field))]),
  );
}
