/** Tables of which an element has one, told apart by the value of one of their elements. */
import { defined } from '../defined.js';
import type { Alternative, AlternativesType, Field, Message, Shape } from './model.js';
import { innermost, shapesIn } from './value-types.js';

/** The element of a table that tells it from the others. */
export function tellingField({ by }: AlternativesType, { shape }: Alternative): Field {
  return defined(
    shape.fields.find(({ name }) => name === by),
    `${by} of ${shape.name}`,
  );
}

/** Whether the element alone says of which table a value is, so that a value with another one is of another table or of none. */
export function tellsItsTable({ shapes, root }: Message, shape: Shape, field: Field): boolean {
  if (field.type.kind !== 'enum' || field.presence !== 'M' || shape === root) return false;
  const holders = shapes.flatMap(({ fields }) => fields).filter(({ type }) => shapesIn(type).includes(shape));
  return holders.every(({ type }) => {
    const inner = innermost(type);
    return inner.kind === 'alternatives' && inner.by === field.name;
  });
}
