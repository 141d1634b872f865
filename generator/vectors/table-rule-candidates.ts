/** Payloads that keep a rule of a table and that break it. */
import { elementBlanks } from '../model/blanks.js';
import type { Field, Scalar, Shape, TableRule } from '../model/model.js';
import { elementsOf, entryShape } from '../model/table-rules.js';
import { isNumeric } from '../model/value-types.js';
import { fieldNamed, furtherEntries, inOrder, isElements, leastEntries, manyValues } from './arrays.js';
import type { Candidate } from './candidate.js';
import { assignmentFor } from './cases.js';
import {
  messageAround,
  type Elements,
  type PayloadContext,
  sample,
  smallest,
  weightAround,
} from './payload-context.js';
import { impliedValue, valuesInOrder } from './table-rule-changes.js';
import { weightOfParts } from './weight.js';

/** Elements of a payload with a name and what they show; undefined means absent. */
interface Plan {
  readonly name: string;
  readonly note: string;
  readonly given: Elements;
}

export function tableRuleCandidates(context: PayloadContext, shape: Shape, rule: TableRule): readonly Candidate[] {
  return plansFor(context, shape, rule).map(({ name, note, given }) => ({
    about: rule.id,
    name,
    weight: weightAround(context, shape) + weightOfParts(given, context.weights),
    input: () => messageAround(context, shape, whole(context, shape, given)),
    expects: 'any',
    note,
  }));
}

/** The smallest object with the elements; those that are undefined are left out. */
function whole(context: PayloadContext, shape: Shape, given: Elements): Elements {
  const all = Object.entries({ ...smallest(context, shape, means(given)), ...given });
  return Object.fromEntries(all.filter(([, value]) => value !== undefined));
}

/** What the elements are read as: blanks as absent. */
function means(given: Elements): Elements {
  const isBlank = (value: unknown): boolean => elementBlanks.some((blank) => blank.value === value);
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, isBlank(value) ? undefined : value]));
}

function plansFor(context: PayloadContext, shape: Shape, rule: TableRule): readonly Plan[] {
  const fields = elementsOf(rule).map((name) => fieldNamed(shape, name));
  switch (rule.check) {
    case 'exactlyOne':
    case 'atLeastOne':
    case 'atMostOne':
    case 'together':
      return givenPlans(context, shape, fields);
    case 'order':
    case 'before':
      return orderPlans(context, fields);
    case 'unique':
      return uniquePlans(context, fieldNamed(shape, rule.array), rule.by);
    case 'ascending':
      return ascendingPlans(context, fieldNamed(shape, rule.array), rule.by);
    case 'count':
      return countPlans(context, fieldNamed(shape, rule.array), rule);
    case 'sum':
      return sumPlans(context, shape, rule);
    case 'concatenation':
      return concatenationPlans(context, shape, rule);
  }
}

/** None, each alone, each with the next one, all but each, and all; blank ones besides. */
function givenPlans(context: PayloadContext, shape: Shape, fields: readonly Field[]): readonly Plan[] {
  const [first] = fields;
  // None of them is ignored.
  const counting = fields.flatMap((field) => (field.ignored ? [{ field, ignored: field.ignored }] : []));
  const base = counting.reduce<Elements>(
    (given, { field, ignored }) => ({ ...assignmentFor(context, shape, field, ignored, false), ...given }),
    {},
  );
  const plan = (name: string, note: string, isGiven: (index: number) => boolean, more: Elements = {}): Plan => ({
    name,
    note,
    given: {
      ...base,
      ...Object.fromEntries(fields.map((field, at) => [field.name, isGiven(at) ? sample(context, field) : undefined])),
      ...more,
    },
  });
  const blanks = fields.flatMap((field) =>
    context.form === 'wire' && field.wire.blank !== 'error' ? elementBlanks.map((blank) => ({ field, blank })) : [],
  );
  const ignorable = fields.flatMap((field) => {
    const given = field.ignored && assignmentFor(context, shape, field, field.ignored, true);
    return given ? [{ field, given }] : [];
  });
  return [
    plan('none', 'none is given', () => false),
    ...fields.map(({ name }, at) => plan(`only-${name}`, `only ${name} is given`, (index) => index === at)),
    ...fields
      .slice(1)
      .map(({ name }, at) =>
        plan(`two-to-${name}`, `${name} and the one before it`, (index) => index === at || index === at + 1),
      ),
    plan('all', 'all are given', () => true),
    plan('all-but-one', `all but ${first?.name ?? ''} are given`, (index) => index > 0),
    ...blanks.map(({ field, blank }) =>
      plan(
        `${blank.name}-${field.name}`,
        `${field.name} is ${blank.name}, another one is given`,
        (index) => fields[index] === (field === first ? fields[1] : first),
        {
          [field.name]: blank.value,
        },
      ),
    ),
    ...ignorable.flatMap(({ field, given }) => [
      plan(`ignored-${field.name}`, `${field.name} is given but ignored`, (index) => fields[index] === field, given),
      plan(
        `ignored-${field.name}-and-another`,
        `${field.name} is ignored, another one is given`,
        (index) => fields[index] === field || fields[index] === (field === first ? fields[1] : first),
        given,
      ),
    ]),
  ];
}

/** Values of an element that show an order: not too many. */
const SHOWN = 4;

/** For each two neighbours: ascending, equal, descending, and one of them absent. */
function orderPlans(context: PayloadContext, fields: readonly Field[]): readonly Plan[] {
  return fields.slice(1).flatMap((second, at) => {
    const first = fields[at];
    if (!first) return [];
    const both = valuesInOrder(context, first).filter((value) => valuesInOrder(context, second).includes(value));
    const values = both.length > 1 ? both : valuesInOrder(context, first);
    const plan = (name: string, one: Scalar | undefined, other: Scalar | undefined): Plan => ({
      name: `${second.name}-${name}`,
      note: `${second.name} is ${name.replace(/-\d+$/, '')}`,
      given: { [first.name]: one, [second.name]: other },
    });
    const pairs = values.slice(1, SHOWN).map((value, index) => [values[index], value] as const);
    return [
      ...pairs.map(([low, high], index) => plan(`greater-${index + 1}`, low, high)),
      ...pairs.map(([low, high], index) => plan(`less-${index + 1}`, high, low)),
      ...values.slice(0, 1).map((value) => plan('equal', value, value)),
      ...values.slice(0, 1).flatMap((value) => [plan('absent', value, undefined), plan('alone', undefined, value)]),
    ];
  });
}

/** Entries with these values of an element, or the values themselves; they keep the other rules of the array. */
function entriesWith(
  context: PayloadContext,
  array: Field,
  by: string | undefined,
  values: readonly unknown[],
): readonly unknown[] {
  const shape = entryShape(array);
  if (by === undefined || !shape) return values;
  return furtherEntries(context, array, [], values.length).map((entry, index) =>
    isElements(entry) ? smallest(context, shape, { ...entry, [by]: values[index] }) : entry,
  );
}

function uniquePlans(context: PayloadContext, array: Field, by: readonly string[]): readonly Plan[] {
  const shape = entryShape(array);
  const [first] = by;
  const element = shape && first !== undefined ? fieldNamed(shape, first) : array;
  const least = Math.max(2, leastEntries(context, array));
  const values = manyValues(context, element, least + 1);
  const plan = (name: string, note: string, entries: readonly unknown[]): Plan => ({
    name,
    note,
    given: { [array.name]: entries },
  });
  const entries = inOrder(context, array, entriesWith(context, array, first, values.slice(0, least)));
  const [one] = entries;
  const again = by.length > 1 ? one : entriesWith(context, array, first, [values[0]])[0];
  const folded = typeof one === 'string' && array.wire.foldCase && context.form === 'wire' ? [one.toLowerCase()] : [];
  return [
    plan('one-entry', 'a single entry', entries.slice(0, 1)),
    plan('different', 'entries that differ', entries),
    plan('repeated', 'the first entry again', [...entries.slice(0, 1), ...entries.slice(0, 1), ...entries.slice(1)]),
    ...(again === undefined
      ? []
      : [plan('repeated-later', 'the first entry again behind others', [...entries, again])]),
    ...folded.map((spelled) => plan('other-case', 'the first entry again in another case', [...entries, spelled])),
  ];
}

function ascendingPlans(context: PayloadContext, array: Field, by: string | undefined): readonly Plan[] {
  const shape = entryShape(array);
  const element = shape && by !== undefined ? fieldNamed(shape, by) : array;
  const values = valuesInOrder(context, element);
  const spread = values.slice(0, Math.max(SHOWN, leastEntries(context, array)));
  const plan = (name: string, note: string, chosen: readonly unknown[]): Plan => ({
    name,
    note,
    given: { [array.name]: entriesWith(context, array, by, chosen) },
  });
  return [
    plan('ascending', 'each entry is more than the one before', spread),
    plan('descending', 'each entry is less than the one before', spread.toReversed()),
    plan('last-too-small', 'the last entry is less than the one before', [...spread.slice(1), ...spread.slice(0, 1)]),
    plan('equal', 'two equal entries', [...spread.slice(0, 1), ...spread]),
  ];
}

function countPlans(
  context: PayloadContext,
  array: Field,
  { where, min = 0, max = Infinity }: Extract<TableRule, { readonly check: 'count' }>,
): readonly Plan[] {
  const shape = entryShape(array);
  const [anyField] = shape?.fields ?? [];
  if (!shape || !anyField) return [];
  const meets = assignmentFor(context, shape, anyField, where, true);
  const misses = assignmentFor(context, shape, anyField, where, false);
  const counts = [min - 1, min, max, max + 1].filter((count) => count >= 0 && count <= 100);
  return [...new Set(counts)].flatMap((count) => {
    const size = Math.max(count + 1, array.array?.minItems ?? 0);
    const bare = furtherEntries(context, array, [], size);
    const entries = bare.map((entry, index) =>
      isElements(entry) ? smallest(context, shape, { ...entry, ...(index < count ? meets : misses) }) : entry,
    );
    const plan = (name: string, note: string, chosen: readonly unknown[]): Plan => ({
      name,
      note,
      given: { [array.name]: chosen },
    });
    return [
      plan(`${count}-of-${size}`, `${count} of ${size} entries meet the condition`, entries),
      plan(`${count}-alone`, `${count} entries, all of which meet the condition`, entries.slice(0, count)),
    ];
  });
}

function sumPlans(
  context: PayloadContext,
  shape: Shape,
  rule: Extract<TableRule, { readonly check: 'sum' }>,
): readonly Plan[] {
  const array = fieldNamed(shape, rule.array);
  const inner = entryShape(array);
  const element = inner && rule.of !== undefined ? fieldNamed(inner, rule.of) : array;
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
    const addends = typeof is === 'number' ? scaled(numbers, is) : numbers;
    const list = entriesWith(context, array, rule.of, addends);
    const given = { [rule.array]: list };
    const total = impliedValue(rule, shape.fields, given);
    if (total === undefined) return [];
    const plan = (aspect: string, note: string, more: Elements): Plan => ({
      name: `${name}-${aspect}`,
      note: `${note} of ${addends.length} entries`,
      given: { ...given, ...more },
    });
    if (typeof is === 'number') {
      const wrong = entriesWith(context, array, rule.of, [...addends.slice(0, -1), (addends.at(-1) ?? 0) + 1]);
      return [plan('right', 'the right sum', {}), plan('wrong', 'a wrong sum', { [rule.array]: wrong })];
    }
    return [
      plan('right', 'the sum', { [is]: total }),
      plan('one-more', 'one more than the sum', { [is]: Number(total) + 1 }),
      ...(isNumeric(fieldNamed(shape, is).type) && !isWhole
        ? [plan('hardly-more', 'hardly more than the sum', { [is]: Number(total) + 1e-9 })]
        : []),
    ];
  });
}

/** The last number makes up what is missing. */
function scaled(numbers: readonly number[], total: number): readonly number[] {
  const rest = numbers.slice(0, -1).reduce((sum, number) => sum + number, 0);
  return numbers.length === 0 ? [] : [...numbers.slice(0, -1), Number((total - rest).toPrecision(15))];
}

function concatenationPlans(
  context: PayloadContext,
  shape: Shape,
  { of, is }: Extract<TableRule, { readonly check: 'concatenation' }>,
): readonly Plan[] {
  const parts = of.map((name) => fieldNamed(shape, name));
  const given = Object.fromEntries(parts.map((field) => [field.name, sample(context, field)]));
  const joined = Object.values(given).join('');
  const plan = (name: string, note: string, more: Elements): Plan => ({ name, note, given: { ...given, ...more } });
  const turned = Object.values(given).reverse().join('');
  const others = manyValues(context, fieldNamed(shape, is), 3).filter((value) => value !== joined);
  const optional = [...parts, fieldNamed(shape, is)].filter(({ presence }) => presence !== 'M');
  return [
    plan('joined', 'the texts one after the other', { [is]: joined }),
    plan('longer', 'one more character', { [is]: `${joined}0` }),
    plan('turned', 'the texts in another order', { [is]: turned }),
    plan('first-only', 'the first text alone', { [is]: Object.values(given)[0] }),
    plan('last-character', 'another last character', {
      [is]: `${joined.slice(0, -1)}${joined.endsWith('1') ? '2' : '1'}`,
    }),
    ...others.map((value, index) => plan(`other-${index + 1}`, 'another text', { [is]: value })),
    ...optional.map(({ name }) => plan(`without-${name}`, `${name} is absent`, { [is]: joined, [name]: undefined })),
  ];
}
