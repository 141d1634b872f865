/** The one walk over shapes. */
import type { Shape } from './model.js';

/**
 * A shape and every shape that its elements lead to, each once, depth first in the tables' order. Tables may refer to
 * each other along many ways, so a walk that does not remember where it was takes a step for every way there is.
 */
export function shapesFrom(root: Shape): readonly Shape[] {
  const found = new Set<Shape>();
  const rest = [root];
  for (let shape = rest.pop(); shape; shape = rest.pop()) {
    if (found.has(shape)) continue;
    found.add(shape);
    const next = shape.fields.flatMap(({ type }) => (type.kind === 'object' ? type.shape : []));
    rest.push(...next.reverse());
  }
  return [...found];
}
