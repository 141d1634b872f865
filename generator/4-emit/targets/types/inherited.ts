/**
 * Elements whose names every object has to TypeScript, such as `constructor`. An object without the element has a
 * function there, which no JSON value is: it stands for the element's absence.
 */
import type { Field, Shape } from '../../../model/model.js';

/** What the standard library declares of every object. */
const inherited: ReadonlySet<string> = new Set([
  'constructor',
  'toString',
  'toLocaleString',
  'valueOf',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
]);

/** `toString` -> `object['toString']`, the type of the function; undefined for a name that objects do not have. */
export function inheritedType(name: string): string | undefined {
  return inherited.has(name) ? `object['${name}']` : undefined;
}

/** What numbers, texts and lists declare of their own, and so have in common with a table that has such an element. */
const ofValues: ReadonlySet<string> = new Set(['toString', 'toLocaleString', 'valueOf']);

/** What a table's type has to say besides, so that nothing but an object fits it; mostly nothing. */
export function objectsOnly({ fields }: Shape): readonly string[] {
  const isShared = fields.some(({ name, presence }) => presence !== 'M' && ofValues.has(name));
  return isShared ? ['object', '{ [Symbol.iterator]?: undefined }'] : [];
}

/**
 * The type of an object that stands in such an element. A function has properties too, its `name` among them, and
 * would pass for an object of such elements; that it can be applied tells it apart.
 */
export function objectType({ name, array }: Field, { fields }: Shape, typeName: string): string {
  const isTold = array !== undefined || !inherited.has(name) || fields.some((field) => field.name === 'apply');
  return isTold ? typeName : `${typeName} & { apply?: undefined }`;
}
