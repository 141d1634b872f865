/** Payloads about the rules of the entries of an array: that they differ, ascend, are so many, and add up. */
import type { AscendingCheck, CountCheck, Field, NamePath, Shape, TableRule, UniqueCheck } from '../model/model.js';
import { dotted, elementAt } from '../model/name-path.js';
import { entryShape } from '../model/table-rules.js';
import { isNumeric } from '../model/value-types.js';
import { completed } from './additions.js';
import { entryWith, furtherEntries, inOrder, isElements, leastEntries, manyValues } from './arrays.js';
import { assignmentFor } from './cases.js';
import { type Elements, ownValue, type PayloadContext } from './payload-context.js';
import { changeAt, placed } from './reached.js';
import { impliedValue, valuesInOrder } from './table-rule-changes.js';
import { type Plan, SHOWN } from './table-rule-plan.js';

/** Entries with these values of an element, or the values themselves; they keep the other rules of the array. */
function entriesWith(
  context: PayloadContext,
  array: Field,
  by: NamePath | undefined,
  values: readonly unknown[],
): readonly unknown[] {
  const shape = entryShape(array);
  if (!by || !shape) return values;
  return furtherEntries(context, array, [], values.length).map((entry, index) =>
    isElements(entry) ? entryWith(context, array, changeAt(context, shape, entry, [by, values[index]]), entry) : entry,
  );
}

export function uniquePlans(context: PayloadContext, shape: Shape, rule: UniqueCheck): readonly Plan[] {
  const { by } = rule;
  const array = elementAt(shape, rule.array);
  const inner = entryShape(array);
  const [first] = by;
  const element = inner && first ? elementAt(inner, first) : array;
  const least = Math.max(2, leastEntries(context, array));
  const values = manyValues(context, element, least + 1);
  const plan = (name: string, note: string, entries: readonly unknown[]): Plan => ({
    name,
    note,
    given: placed(context, shape, [[rule.array, entries]]),
  });
  const entries = inOrder(context, array, entriesWith(context, array, first, values.slice(0, least)));
  const [one] = entries;
  const again = by.length > 1 ? one : entriesWith(context, array, first, [values[0]])[0];
  const { type } = array;
  const others = type.kind === 'alternatives' && first && dotted(first) !== type.by ? type.of.slice(1) : [];
  const elsewhere = others.map(({ values: [told] }) =>
    entryWith(context, array, {
      ...(isElements(one) &&
        pick(
          one,
          by.map(([name]) => name),
        )),
      ...(type.kind === 'alternatives' && { [type.by]: told }),
    }),
  );
  const folded = typeof one === 'string' && array.wire.foldCase && context.form === 'wire' ? [one.toLowerCase()] : [];
  return [
    plan('one-entry', 'a single entry', entries.slice(0, 1)),
    plan('different', 'entries that differ', entries),
    plan('repeated', 'the first entry again', [...entries.slice(0, 1), ...entries.slice(0, 1), ...entries.slice(1)]),
    ...(again === undefined
      ? []
      : [plan('repeated-later', 'the first entry again behind others', [...entries, again])]),
    ...elsewhere.map((entry, index) =>
      plan(`repeated-in-table-${index + 2}`, 'the first entry again, in another table', [...entries, entry]),
    ),
    ...folded.map((spelled) => plan('other-case', 'the first entry again in another case', [...entries, spelled])),
  ];
}

/** Some elements of an object. */
function pick(elements: Elements, names: readonly string[]): Elements {
  return Object.fromEntries(names.map((name) => [name, ownValue(elements, name)]));
}

export function ascendingPlans(context: PayloadContext, shape: Shape, rule: AscendingCheck): readonly Plan[] {
  const { by } = rule;
  const array = elementAt(shape, rule.array);
  const inner = entryShape(array);
  const element = inner && by ? elementAt(inner, by) : array;
  const values = valuesInOrder(context, element);
  const spread = values.slice(0, Math.max(SHOWN, leastEntries(context, array)));
  const plan = (name: string, note: string, chosen: readonly unknown[]): Plan => ({
    name,
    note,
    given: placed(context, shape, [[rule.array, entriesWith(context, array, by, chosen)]]),
  });
  return [
    plan('ascending', 'each entry is more than the one before', spread),
    plan('descending', 'each entry is less than the one before', spread.toReversed()),
    plan('last-too-small', 'the last entry is less than the one before', [...spread.slice(1), ...spread.slice(0, 1)]),
    plan('equal', 'two equal entries', [...spread.slice(0, 1), ...spread]),
  ];
}

export function countPlans(
  context: PayloadContext,
  shape: Shape,
  { array: path, where, min = 0, max = Infinity }: CountCheck,
): readonly Plan[] {
  const array = elementAt(shape, path);
  const inner = entryShape(array);
  const [anyField] = inner?.fields ?? [];
  if (!inner || !anyField) return [];
  const meets = assignmentFor(context, inner, anyField, where, true);
  const misses = assignmentFor(context, inner, anyField, where, false);
  const counts = [min - 1, min, max, max + 1].filter((count) => count >= 0 && count <= 100);
  return [...new Set(counts)].flatMap((count) => {
    const size = Math.max(count + 1, array.array?.minItems ?? 0);
    const bare = furtherEntries(context, array, [], size);
    const entries = bare.map((entry, index) =>
      isElements(entry) ? entryWith(context, array, (index < count ? meets : misses) ?? {}, entry) : entry,
    );
    const plan = (name: string, note: string, chosen: readonly unknown[]): Plan => ({
      name,
      note,
      given: placed(context, shape, [[path, chosen]]),
    });
    return [
      plan(`${count}-of-${size}`, `${count} of ${size} entries meet the condition`, entries),
      plan(`${count}-alone`, `${count} entries, all of which meet the condition`, entries.slice(0, count)),
    ];
  });
}

export function sumPlans(
  context: PayloadContext,
  shape: Shape,
  rule: Extract<TableRule, { readonly check: 'sum' }>,
): readonly Plan[] {
  const array = elementAt(shape, rule.array);
  const inner = entryShape(array);
  const element = inner && rule.of !== undefined ? elementAt(inner, rule.of) : array;
  const { is } = rule;
  const least = Math.max(leastEntries(context, array), 1);
  const isWhole = element.type.kind === 'integer';
  const lists: readonly (readonly [string, readonly number[]])[] = [
    ['one', Array.from({ length: least }, (_, index) => (index === 0 ? 1 : 0))],
    ['several', Array.from({ length: least + 1 }, (_, index) => index + 1)],
    ['decimals', isWhole ? [] : [0.1, 0.2, ...Array.from({ length: Math.max(least - 2, 0) }, () => 0)]],
    ['large', isWhole ? [] : [1e21, 0.07, ...Array.from({ length: Math.max(least - 2, 0) }, () => 0)]],
    ['none', []],
  ];
  return lists.flatMap(([name, numbers]) => {
    if (numbers.length === 0 && name !== 'none') return [];
    const addends = typeof is === 'number' ? completed(numbers, is) : numbers;
    const given = placed(context, shape, [[rule.array, entriesWith(context, array, rule.of, addends)]]);
    const total = impliedValue(rule, shape, given);
    if (total === undefined) return [];
    const plan = (aspect: string, note: string, more: Elements): Plan => ({
      name: `${name}-${aspect}`,
      note: `${note} of ${addends.length} entries`,
      given: { ...given, ...more },
    });
    if (typeof is === 'number') {
      const others = [...addends.slice(0, -1), (addends.at(-1) ?? 0) + 1];
      const wrong = changeAt(context, shape, given, [rule.array, entriesWith(context, array, rule.of, others)]);
      return [plan('right', 'the right sum', {}), plan('wrong', 'a wrong sum', wrong)];
    }
    const totalOf = (value: number): Elements => changeAt(context, shape, given, [is, value]);
    return [
      plan('right', 'the sum', totalOf(Number(total))),
      plan('one-more', 'one more than the sum', totalOf(Number(total) + 1)),
      ...(isNumeric(elementAt(shape, is).type) && !isWhole
        ? [plan('hardly-more', 'hardly more than the sum', totalOf(Number(total) + 1e-9))]
        : []),
    ];
  });
}
