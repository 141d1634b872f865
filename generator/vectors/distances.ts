/** Values of two elements that are so far from each other. */
import { rounded } from '../exact-number.js';
import { inSeconds, textAt } from '../judge/moments.js';
import { compareKeys } from '../judge/order.js';
import type { DistanceCheck, Field, Scalar, Shape, ValueType } from '../model/model.js';
import { dotted, elementAt } from '../model/name-path.js';
import { orderOf } from '../model/table-rules.js';
import { isNumeric } from '../model/value-types.js';
import { manyValues } from './arrays.js';
import { brokenByEntry, type Elements, type PayloadContext } from './payload-context.js';
import { type Placed, placed, valueAt } from './reached.js';
import { type Plan, SHOWN } from './table-rule-plan.js';

const DAY = 86_400;

/** At each bound, and hardly on either side of it; and one of the two absent. */
export function distancePlans(context: PayloadContext, shape: Shape, rule: DistanceCheck): readonly Plan[] {
  const [from, to] = rule.paths;
  const [first, second] = [elementAt(shape, from), elementAt(shape, to)];
  const plan = (name: string, one: unknown, other: unknown): Plan => ({
    name: `${dotted(to)}-${name}`,
    note: `${dotted(to)} is ${name.replace(/-\d+$/, '').replaceAll('-', ' ')}`,
    given: placed(context, shape, [
      [from, one],
      [to, other],
    ]),
  });
  const isBroken = brokenByEntry(context, first);
  const own = [...(isNumeric(first.type) ? [0.1] : []), ...manyValues(context, first, SHOWN)];
  const values = own.filter((value) => isBroken(value).length === 0);
  const steps = stepsOf(first);
  const pairs = values.flatMap((value, index) =>
    (['min', 'max'] as const).flatMap((key) => {
      const by = rule[key]?.by;
      if (by === undefined) return [];
      const distances = [
        [`at-${key}`, by] as const,
        ...steps.flatMap((step, at) => [
          [`below-${key}-${at + 1}`, by - step] as const,
          [`above-${key}-${at + 1}`, by + step] as const,
        ]),
        [`${key}-the-other-way`, -by] as const,
      ];
      return distances.flatMap(([name, distance]) => {
        const other = valueBehind(context, [first, value], second, distance);
        return other === undefined ? [] : [plan(`${name}-${index + 1}`, value, other)];
      });
    }),
  );
  const [value] = values;
  const [other] = manyValues(context, second, 1);
  return [...pairs, plan('absent', value, undefined), plan('alone', undefined, other)];
}

/** Values that keep the rule; where both elements may change, also of others than they have. */
export function distanceWays(
  context: PayloadContext,
  shape: Shape,
  { paths: [from, to], min, max }: DistanceCheck,
  elements: Elements,
  locked: ReadonlySet<string>,
): readonly (readonly Placed[])[] {
  const by = (min ?? max)?.by ?? 0;
  const [first, second] = [elementAt(shape, from), elementAt(shape, to)];
  const [value, other] = [valueAt(elements, from), valueAt(elements, to)];
  if (value === undefined || other === undefined) return [];
  const isFree = { from: !locked.has(from[0]), to: !locked.has(to[0]) };
  const behind = (one: unknown): unknown => valueBehind(context, [first, one], second, by);
  const before = valueBehind(context, [second, other], first, -by);
  const both = isFree.from && isFree.to ? manyValues(context, first, SHOWN) : [];
  return [
    ...(isFree.to ? [[[from, value] as const, [to, behind(value)] as const]] : []),
    ...(isFree.from ? [[[from, before] as const, [to, other] as const]] : []),
    ...both.map((one) => [[from, one] as const, [to, behind(one)] as const]),
  ].filter((way) => way.every(([, one]) => one !== undefined));
}

/** The least differences of distances that are looked at. */
function stepsOf({ type }: Field): readonly number[] {
  if (type.kind === 'decimal') return [1, 1e-9];
  return type.kind === 'text' && orderOf(type)?.kind === 'date' ? [DAY] : [1];
}

/** The value of an element that is so far behind one of another element, if it is valid. */
function valueBehind(
  context: PayloadContext,
  [from, value]: readonly [Field, unknown],
  to: Field,
  by: number,
): Scalar | undefined {
  const found = behind(from.type, value, to.type, by);
  return found !== undefined && brokenByEntry(context, to)(found).length === 0 ? found : undefined;
}

function behind(from: ValueType, value: unknown, to: ValueType, by: number): Scalar | undefined {
  if (typeof value === 'number') return rounded(value + by);
  const [seconds, ...fraction] = inSeconds(from, value) ?? [];
  if (seconds === undefined) return undefined;
  const wanted = [seconds + by, ...fraction];
  const text = textAt(to, seconds + by);
  const key = text === undefined ? undefined : inSeconds(to, text);
  // A time of the next day, or a fraction that the form has no digits for, is another one.
  return key && compareKeys(key, wanted) === 0 ? text : undefined;
}
