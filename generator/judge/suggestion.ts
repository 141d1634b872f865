import { nearest } from '../diagnostics/nearest.js';
import type { Shape } from '../model/model.js';

/** What the emitted validators suggest: no longer names, and no letter beyond ASCII is another one. */
export function suggestion(shape: Shape, name: string): string | undefined {
  const known = shape.fields.map((field): [string, undefined] => [field.name, undefined]);
  // In the order in which they find them, that of the keys of an object.
  const names = Object.keys(Object.fromEntries(known)).filter(({ length }) => length <= 32);
  return nearest(name.replace(/[^\0-\x7f]/g, '\0'), names);
}
