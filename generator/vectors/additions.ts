/** Values of elements that add up to another one. */
import { rounded } from '../exact-number.js';
import type { AdditionCheck, Field, NamePath, Shape } from '../model/model.js';
import { dotted, elementAt } from '../model/name-path.js';
import { brokenByEntry, type Elements, type PayloadContext } from './payload-context.js';
import { type Placed, placed, valueAt } from './reached.js';
import type { Plan } from './table-rule-plan.js';

/** Whole addends, decimals and large ones: their sum, and hardly more; without each of them, and without the total. */
export function additionPlans(context: PayloadContext, shape: Shape, rule: AdditionCheck): readonly Plan[] {
  const { of, is } = rule;
  const fields = of.map((path) => elementAt(shape, path));
  const lists: readonly (readonly [string, readonly number[]])[] = [
    ['whole', of.map((_, index) => index + 1)],
    ['decimals', of.map((_, index) => (index + 1) / 10)],
    ['large', of.map((_, index) => (index === 0 ? 1e21 : 0.07))],
    ['least', fields.map(({ type }) => ('minimum' in type ? (type.minimum ?? 0) : 0))],
  ];
  const plan = (name: string, note: string, values: readonly Placed[]): Plan => ({
    name,
    note,
    given: placed(context, shape, values),
  });
  const fitting = lists
    .map(([name, numbers]) => [name, typeof is === 'number' ? completed(numbers, is) : numbers] as const)
    .filter(([, numbers]) => numbers.every((number, index) => fits(context, fields[index], number)));
  return fitting.flatMap(([name, numbers]) => {
    const addends = of.map((path, index): Placed => [path, numbers[index]]);
    const without = addends.slice(0, name === 'whole' ? undefined : 0).map((_, left) => {
      const rest = addends.map(([path, value], index): Placed => [path, index === left ? undefined : value]);
      return [of[left], rest] as const;
    });
    if (typeof is === 'number') {
      const more = addends.map(([path, value], index): Placed => [path, index === 0 ? Number(value) + 1 : value]);
      return [
        plan(`${name}-right`, 'the right sum', addends),
        plan(`${name}-one-more`, 'one more than the sum', more),
        ...without.map(([path, rest]) => plan(`without-${nameOf(path)}`, `${nameOf(path)} is absent`, rest)),
      ];
    }
    const withTotal = (values: readonly Placed[], more = 0): readonly Placed[] => [
      ...values,
      [is, sumOf(values.map(([, value]) => value)) + more],
    ];
    return [
      plan(`${name}-right`, 'the sum', withTotal(addends)),
      plan(`${name}-one-more`, 'one more than the sum', withTotal(addends, 1)),
      plan(`${name}-hardly-more`, 'hardly more than the sum', withTotal(addends, 1e-9)),
      ...without.flatMap(([path, rest]) => [
        plan(`without-${nameOf(path)}`, `the sum without ${nameOf(path)}`, withTotal(rest)),
        plan(`without-${nameOf(path)}-wrong`, `a sum without ${nameOf(path)}, which is absent`, [
          ...rest,
          [is, sumOf(numbers)],
        ]),
      ]),
      plan(`${name}-alone`, 'the total alone', [...of.map((path): Placed => [path, undefined]), [is, sumOf(numbers)]]),
      plan(`${name}-without-total`, 'no total', [...addends, [is, undefined]]),
    ];
  });
}

/** The total, or one of the addends, gets the value that is left for it; or all addends are left out. */
export function additionWays(
  context: PayloadContext,
  shape: Shape,
  { of, is }: AdditionCheck,
  elements: Elements,
  locked: ReadonlySet<string>,
): readonly (readonly Placed[])[] {
  const own = (path: NamePath): unknown => valueAt(elements, path);
  const isFree = ([name]: NamePath): boolean => !locked.has(name);
  const sum = sumOf(of.map(own));
  const total = typeof is === 'number' ? is : own(is);
  const ways: (readonly [NamePath, number])[] = typeof is === 'number' || !isFree(is) ? [] : [[is, sum]];
  for (const path of of) {
    const value = own(path);
    if (typeof value !== 'number' || typeof total !== 'number' || !isFree(path)) continue;
    ways.push([path, rounded(total - sum + value)]);
  }
  const fitting = ways.filter(([path, value]) => fits(context, elementAt(shape, path), value));
  const given = of.filter((path) => own(path) !== undefined);
  const without = given.every(isFree) ? [given.map((path): Placed => [path, undefined])] : [];
  return [...fitting.map((way) => [way]), ...without];
}

function nameOf(path: NamePath | undefined): string {
  return path ? dotted(path) : '';
}

function fits(context: PayloadContext, field: Field | undefined, value: number | undefined): boolean {
  return field !== undefined && value !== undefined && brokenByEntry(context, field)(value).length === 0;
}

/** The last number makes up what is missing. */
export function completed(numbers: readonly number[], total: number): readonly number[] {
  const others = numbers.slice(0, -1);
  return numbers.length === 0 ? [] : [...others, rounded(total - sumOf(others))];
}

/** The sum of the numbers among values. */
export function sumOf(values: readonly unknown[]): number {
  return rounded(values.filter((value) => typeof value === 'number').reduce((sum, value) => sum + value, 0));
}
