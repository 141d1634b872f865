/** Walks over shapes. */
import { shapesIn } from './value-types.js';
import type { Shape } from './model.js';

/**
 * A shape and every shape that its elements refer to, each once, depth first in the order of the tables. The number of
 * paths through the tables may be exponential, so the walk remembers the shapes that it has visited.
 */
export function shapesFrom(root: Shape): readonly Shape[] {
  const found = new Set<Shape>();
  const rest = [root];
  for (let shape = rest.pop(); shape; shape = rest.pop()) {
    if (found.has(shape)) continue;
    found.add(shape);
    const next = shape.fields.flatMap(({ type }) => [...shapesIn(type)]);
    rest.push(...next.reverse());
  }
  return [...found];
}
