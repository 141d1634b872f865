/** The elements that lead from the body of a message to its tables. */
import { defined } from '../defined.js';
import type { Field, Message, Shape } from '../model/model.js';
import { rootsOf } from '../model/outcomes.js';
import { innermost, shapesIn } from '../model/value-types.js';

export interface Step {
  readonly shape: Shape;
  readonly field: Field;
}

export type Ways = ReadonlyMap<Shape, readonly Step[]>;

/** A way to each table, the first in the order of the tables. */
export function waysOf(message: Message): Ways {
  const ways = new Map<Shape, readonly Step[]>();
  const visit = (shape: Shape, way: readonly Step[]): void => {
    if (ways.has(shape)) return;
    ways.set(shape, way);
    for (const field of shape.fields) {
      for (const inner of shapesIn(field.type)) visit(inner, [...way, { shape, field }]);
    }
  };
  for (const root of rootsOf(message)) visit(root, []);
  return ways;
}

/**
 * The way to a table.
 *
 * @param about the element that a payload is about: where it tells of which table a value is, a wrong value of it breaks
 *   the rule of the element around, so that its own rules only show on another way
 */
export function wayTo(
  { message, ways }: { readonly message: Message; readonly ways: Ways },
  shape: Shape,
  about?: Field,
): readonly Step[] {
  const first = defined(ways.get(shape), `a way to ${shape.name}`);
  const isTold = ({ field: { type } }: Step): boolean => {
    const inner = innermost(type);
    return inner.kind === 'alternatives' && inner.by === about?.name;
  };
  if (!first.slice(-1).some(isTold)) return first;
  const steps = message.shapes.flatMap((outer) => outer.fields.map((field): Step => ({ shape: outer, field })));
  const other = steps.find((step) => shapesIn(step.field.type).includes(shape) && !isTold(step));
  return other ? [...defined(ways.get(other.shape), `a way to ${other.shape.name}`), other] : first;
}
