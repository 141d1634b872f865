/**
 * Elements with the name of a property that every object inherits, such as `constructor`. To TypeScript, an object without
 * such an element still has the inherited function. No JSON value is a function, so its type stands for absence.
 */
import { isNumeric } from '../../../model/value-types.js';
import type { Field, Shape } from '../../../model/model.js';

/** The properties that the standard library declares for every object. */
const inherited: ReadonlySet<string> = new Set([
  'constructor',
  'toString',
  'toLocaleString',
  'valueOf',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
]);

/** `toString` -> `object['toString']`, the type of the inherited function; undefined for other names. */
export function inheritedType(name: string): string | undefined {
  return inherited.has(name) ? `object['${name}']` : undefined;
}

/** The properties that numbers, texts and arrays declare as well, so that they would fit a table with such an element. */
const ofOtherValues: ReadonlySet<string> = new Set(['toString', 'toLocaleString', 'valueOf']);

/** Types to intersect with the type of a table so that only objects fit it; none for most tables. */
export function objectsOnly({ fields }: Shape): readonly string[] {
  const isShared = fields.some(
    ({ name, presence, type, array }) =>
      (presence !== 'M' && ofOtherValues.has(name)) ||
      // Texts and arrays have a length, which is a number.
      (name === 'length' && array === undefined && isNumeric(type)),
  );
  return isShared ? ['object', '{ [Symbol.iterator]?: undefined }'] : [];
}

/**
 * The type of a nested object as the value of an element. The inherited function has properties, such as `name`, and could
 * fit the type of the object; without `apply` in the object, it does not.
 */
export function objectType({ name, array }: Field, { fields }: Shape, typeName: string): string {
  const isDistinct = array !== undefined || !inherited.has(name) || fields.some((field) => field.name === 'apply');
  return isDistinct ? typeName : `${typeName} & { apply?: undefined }`;
}
