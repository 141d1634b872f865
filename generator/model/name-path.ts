/** Elements of a table, and of the objects in it. */
import type { Field, Shape } from './model.js';

/** An element of a table or of an object in it: the names of the objects that lead to it, and its own. */
export type NamePath = readonly [string, ...string[]];

/** The path as a definition writes it: `period.from`. */
export function dotted(path: NamePath): string {
  return path.join('.');
}

/** The elements along a path, of which the last is the one that it names. */
export function fieldsAlong(shape: Pick<Shape, 'name' | 'fields'>, path: readonly string[]): readonly Field[] {
  const [name, ...rest] = path;
  const field = shape.fields.find((candidate) => candidate.name === name);
  if (!field) throw new Error(`${shape.name} has no ${name ?? 'element'}`);
  if (rest.length === 0) return [field];
  if (field.type.kind !== 'object') throw new Error(`${field.name} is not an object`);
  return [field, ...fieldsAlong(field.type.shape, rest)];
}

/** The element that a path names. */
export function elementAt(shape: Pick<Shape, 'name' | 'fields'>, path: NamePath): Field {
  const [field] = fieldsAlong(shape, path).slice(-1);
  if (!field) throw new Error(`${shape.name} has no ${dotted(path)}`);
  return field;
}
