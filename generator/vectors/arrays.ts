/** Arrays that keep the rules of their table: entries that differ, ascend, and meet a condition so often. */
import { compareKeys, orderKey } from '../judge/order.js';
import { defined } from '../defined.js';
import { groupedBy } from '../grouped.js';
import type { Alternative, Field, Scalar, Shape, TableRule } from '../model/model.js';
import { dotted, elementAt } from '../model/name-path.js';
import { entryShape, tableRulesOf } from '../model/table-rules.js';
import { formatOfTexts, isNumeric, isScalar } from '../model/value-types.js';
import { assignmentFor } from './cases.js';
import { holdsFor } from './holds.js';
import { changeAt, valueAt } from './reached.js';
import { brokenByEntry, type Elements, entries, entry, type PayloadContext, smallest } from './payload-context.js';

type About<Check extends TableRule['check']> = Extract<TableRule, { readonly check: Check }>;

/** The rules about the entries of one array. */
export interface ArrayRules {
  readonly unique: readonly About<'unique'>[];
  readonly ascending: readonly About<'ascending'>[];
  readonly count: readonly About<'count'>[];
}

/** The rules by array; most arrays have none. */
export function arrayRulesOf(shapes: readonly Shape[]): ReadonlyMap<Field, ArrayRules> {
  const rules = shapes.flatMap((shape) =>
    tableRulesOf(shape).flatMap((rule) =>
      rule.check === 'unique' || rule.check === 'ascending' || rule.check === 'count'
        ? [{ rule, array: elementAt(shape, rule.array) }]
        : [],
    ),
  );
  const byArray = groupedBy(rules, ({ array }) => array);
  return new Map(
    [...byArray].map(([array, found]): readonly [Field, ArrayRules] => {
      const own = found.map(({ rule }) => rule);
      return [
        array,
        {
          unique: own.filter((rule) => rule.check === 'unique'),
          ascending: own.filter((rule) => rule.check === 'ascending'),
          count: own.filter((rule) => rule.check === 'count'),
        },
      ];
    }),
  );
}

/** How many entries an array of the element has at least. */
export function leastEntries(context: PayloadContext, field: Field): number {
  const counts = context.arrayRules.get(field)?.count ?? [];
  return Math.max(field.array?.minItems ?? 0, ...counts.map(({ min = 0 }) => min));
}

/**
 * Entries to follow those that are there, so that together they keep the rules of the array; as far as that is possible.
 *
 * @param change the elements that every new entry has
 */
export function furtherEntries(
  context: PayloadContext,
  field: Field,
  first: readonly unknown[],
  count: number,
): readonly unknown[] {
  const rules = context.arrayRules.get(field);
  const shape = entryShape(field);
  if (!rules) return Array.from({ length: count }, () => entry(context, field));
  if (!shape) {
    const values = rules.unique.length > 0 ? manyValues(context, field, count, first) : [];
    return Array.from({ length: count }, (_, index) => values[index] ?? entry(context, field));
  }
  const varied = new Map(rules.unique.flatMap(({ by }) => by.slice(0, 1)).map((path) => [dotted(path), path]));
  const ranges = [...varied.values()].map((path) => {
    const taken = first.map((one) => (isElements(one) ? valueAt(one, path) : undefined));
    return [path, manyValues(context, elementAt(shape, path), count, taken)] as const;
  });
  return Array.from({ length: count }, (_, index) => {
    let elements = meeting(context, shape, rules, first, index);
    for (const [path, values] of ranges)
      if (index < values.length)
        elements = { ...elements, ...changeAt(context, shape, elements, [path, values[index]]) };
    return entryWith(context, field, elements);
  });
}

/** The smallest entry of an array of objects with these elements, and with those of another entry of the same table. */
export function entryWith(context: PayloadContext, field: Field, elements: Elements, other: Elements = {}): Elements {
  const { type } = field;
  if (type.kind === 'object') return smallest(context, type.shape, { ...other, ...elements });
  if (type.kind !== 'alternatives') throw new Error(`${field.name} has no objects`);
  const { by, of } = type;
  const isToldBy = (elements: Elements): Alternative | undefined =>
    of.find(({ values }) => values.some((value) => value === elements[by]));
  const told = defined(isToldBy({ ...other, ...elements }) ?? of[0], 'an alternative');
  const kept = isToldBy(other) === told ? other : {};
  return smallest(context, told.shape, { ...kept, ...elements });
}

/** The elements by which a further entry meets the conditions that are counted, or does not. */
function meeting(
  context: PayloadContext,
  shape: Shape,
  { count }: ArrayRules,
  first: readonly unknown[],
  index: number,
): Elements {
  const fields = new Map(shape.fields.map((field) => [field.name, field]));
  return Object.assign(
    {},
    ...count.map(({ where, min = 0 }) => {
      const met = first.filter((one) => isElements(one) && holdsFor(where, fields, one)).length;
      const [anyField] = shape.fields;
      return anyField ? assignmentFor(context, shape, anyField, where, met + index < min) : {};
    }),
  ) as Elements;
}

export function isElements(value: unknown): value is Elements {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Sorts entries as the rules of the array ask. */
export function inOrder(context: PayloadContext, field: Field, all: readonly unknown[]): readonly unknown[] {
  const [rule] = context.arrayRules.get(field)?.ascending ?? [];
  if (!rule || all.length < 2) return all;
  const shape = entryShape(field);
  const { by } = rule;
  const { type } = by && shape ? elementAt(shape, by) : field;
  const keyOf = (one: unknown): ReturnType<typeof orderKey> =>
    orderKey(type, by ? (isElements(one) ? valueAt(one, by) : undefined) : one);
  return [...all].sort((a, b) => {
    const [one, other] = [keyOf(a), keyOf(b)];
    return one && other ? compareKeys(one, other) : 0;
  });
}

export function fieldNamed({ name, fields }: Shape, wanted: string): Field {
  const field = fields.find((candidate) => candidate.name === wanted);
  if (!field) throw new Error(`${name} has no ${wanted}`);
  return field;
}

/** Different valid values of an element, none of those that are taken; fewer if there are not so many. */
export function manyValues(
  context: PayloadContext,
  field: Field,
  count: number,
  taken: readonly unknown[] = [],
): readonly Scalar[] {
  if (!isScalar(field.type)) return [];
  const used = new Set(taken);
  const known = entries(context, field).filter((value) => !used.has(value));
  if (known.length >= count) return known.slice(0, count);
  for (const value of known) used.add(value);
  const isBroken = brokenByEntry(context, field);
  const more: Scalar[] = [];
  // Of ten times as many, enough are free and of the type, or the type has no more.
  for (let number = 1; number <= count * 10 && known.length + more.length < count; number++) {
    const value = nthValue(field, number, known[0]);
    if (value !== undefined && !used.has(value) && isBroken(value).length === 0) more.push(value);
  }
  return [...known, ...more];
}

/** @param first a value that is valid, if one is known */
function nthValue({ type }: Field, number: number, first: Scalar | undefined): Scalar | undefined {
  if (isNumeric(type)) return Math.ceil(type.minimum ?? 0) + number;
  if (type.kind !== 'text') return undefined;
  const plainest = type.isDigits ? first : formatOfTexts(type)?.right[0]?.value;
  // 15062001 -> 15060001, 15060002: whether it still is of the form is asked later.
  return typeof plainest === 'string'
    ? plainest.replace(/\d{1,4}$/, (digits) => String(number).padStart(digits.length, '0').slice(-digits.length))
    : `a${number}`;
}
