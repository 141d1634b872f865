/** Arrays of several sizes, where a condition says how many entries there are. */
import type { Field, Scalar } from '../model/model.js';
import { isScalar } from '../model/value-types.js';
import { elementOf, entries, entriesOf, type PayloadContext } from './payload-context.js';
import { manyOf, weightOf } from './weight.js';

/** The arrays that may keep what conditions say of one; of single values, one for each of them. */
export function arraysFor(context: PayloadContext, field: Field): readonly unknown[] {
  const sizes = sizesIn(field);
  if (!isScalar(field.type)) return arraysOf(context, field, sizes);
  if (sizes.length === 0) return entries(context, field).map((value) => elementOf(context, field, value));
  const first = sizes.includes(0) ? [[]] : [];
  const filled = sizes
    .filter((size) => size > 0)
    .flatMap((size) => entries(context, field).map((value) => filledWith(context, field, value, size)));
  return [...first, ...filled];
}

/** Arrays of so many valid entries each. */
export function arraysOf(context: PayloadContext, field: Field, sizes: readonly number[]): readonly unknown[] {
  return sizes.map((size) => entriesOf(context, field, size));
}

/** The numbers of entries that are named, and none if there may be none. */
function sizesIn({ array, ranges }: Field): readonly number[] {
  const { minItems: least = 0, maxItems: most = Infinity } = array ?? {};
  const named = ranges.flatMap(({ minItems, maxItems }) => [minItems ?? [], maxItems ?? []].flat());
  if (named.length === 0) return [];
  return [...new Set([least, ...named])].filter((size) => size >= least && size <= most);
}

/** An array of this value; of different ones where a rule asks for that. */
function filledWith(context: PayloadContext, field: Field, value: Scalar, size: number): unknown {
  if (!context.arrayRules.has(field)) return manyOf(size, weightOf(value, context.weights), () => value);
  const others = entriesOf(context, field, size - 1, [value]);
  return Array.isArray(others) ? [value, ...(others as readonly unknown[])] : others;
}
