/** Values of elements in the objects of a table. */
import { groupedBy } from '../grouped.js';
import type { Field, NamePath, Shape } from '../model/model.js';
import { isElements } from './arrays.js';
import { counting } from './cases.js';
import { type Elements, ownValue, type PayloadContext, smallest } from './payload-context.js';

/** An element and its value; undefined means absent. */
export type Placed = readonly [path: NamePath, value: unknown];

/** The value of an element; undefined where it or an object on the way is absent. */
export function valueAt(elements: Elements, [name, ...rest]: NamePath): unknown {
  const value = ownValue(elements, name);
  const [next, ...others] = rest;
  if (next === undefined) return value;
  return isElements(value) ? valueAt(value, [next, ...others]) : undefined;
}

/** Elements with these values, those of objects in the smallest object that counts. */
export function placed(context: PayloadContext, shape: Shape, values: readonly Placed[]): Elements {
  const groups = groupedBy(values, ([[first]]) => first);
  return Object.fromEntries(
    [...groups].map(([name, own]) => {
      const inner = own.flatMap(([[, next, ...others], value]): readonly Placed[] =>
        next === undefined ? [] : [[[next, ...others], value]],
      );
      const [plain] = own;
      if (inner.length === 0 || !plain) return [name, plain?.[1]];
      const table = innerShape(shape, name);
      const given = placed(context, table, inner);
      const fields = table.fields.filter((field) => Object.hasOwn(given, field.name));
      const counted = fields.reduce<Elements>((all, field) => ({ ...counting(context, table, field), ...all }), {});
      return [name, smallest(context, table, { ...counted, ...given })];
    }),
  );
}

/** The change of an object that gives an element a value; what else is in the objects on the way stays. */
export function changeAt(context: PayloadContext, shape: Shape, elements: Elements, [path, value]: Placed): Elements {
  const [name, next, ...others] = path;
  if (next === undefined) return { [name]: value };
  const table = innerShape(shape, name);
  const found = ownValue(elements, name);
  const own = isElements(found) ? found : smallest(context, table, {});
  const all = { ...own, ...changeAt(context, table, own, [[next, ...others], value]) };
  return { [name]: Object.fromEntries(Object.entries(all).filter(([, one]) => one !== undefined)) };
}

function innerShape({ name: table, fields }: Shape, name: string): Shape {
  const type: Field['type'] | undefined = fields.find((field) => field.name === name)?.type;
  if (type?.kind !== 'object') throw new Error(`${table} has no object ${name}`);
  return type.shape;
}
