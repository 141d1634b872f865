/** Tables of which an element has one, told apart by the value of one of their elements. */
import { defined } from '../defined.js';
import { addTo } from '../grouped.js';
import type { Alternative, AlternativesType, Field, Message, Shape } from './model.js';
import { innermost, shapesIn } from './value-types.js';

/** The element of a table that tells it from the others. */
export function tellingField({ by }: AlternativesType, { shape }: Alternative): Field {
  return defined(
    shape.fields.find(({ name }) => name === by),
    `${by} of ${shape.name}`,
  );
}

/** The elements that alone say of which table a value is: a value with another one is of another table, or of none. */
export function tellingFields({ shapes, root }: Message): ReadonlySet<Field> {
  const told = new Map<Shape, (string | undefined)[]>();
  for (const { type } of shapes.flatMap(({ fields }) => fields)) {
    const inner = innermost(type);
    for (const shape of shapesIn(type)) addTo(told, shape, inner.kind === 'alternatives' ? inner.by : undefined);
  }
  return new Set(
    shapes
      .filter((shape) => shape !== root)
      .flatMap((shape) => {
        const by = told.get(shape) ?? [];
        return shape.fields.filter(
          ({ name, type, presence }) => type.kind === 'enum' && presence === 'M' && by.every((one) => one === name),
        );
      }),
  );
}
