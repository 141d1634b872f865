/** What to change in an object so that it keeps a rule of its table. */
import { compareKeys, type OrderKey, orderKey } from '../judge/order.js';
import type { Field, Scalar, TableRule } from '../model/model.js';
import { elementsOf, entryShape } from '../model/table-rules.js';
import { isNumeric } from '../model/value-types.js';
import { isElements, manyValues } from './arrays.js';
import { holdsFor } from './holds.js';
import { changesFor } from './settle.js';
import type { Tie } from './ties.js';
import { broken, brokenByEntry, type Elements, ownValue, type PayloadContext, sample } from './payload-context.js';

/** More ways to keep a rule are not tried. */
const MOST_WAYS = 8;

/** Whether the elements break a rule of the table; other rules do not matter. */
export function breaksRule(context: PayloadContext, tie: Tie, rule: TableRule, elements: Elements): boolean {
  const alone = tie.rules.get(rule);
  if (!alone) return false;
  // Only what the rule depends on, since a table may have many more elements.
  const own = Object.fromEntries(alone.fields.map(({ name }) => [name, ownValue(elements, name)]));
  return broken(context, alone, own).some(({ rule: id }) => id === rule.id);
}

/** Changes of elements that are not locked; with most of them the rule is kept. */
export function changesForRule(
  context: PayloadContext,
  tie: Tie,
  rule: TableRule,
  elements: Elements,
  locked: ReadonlySet<string>,
): readonly Elements[] {
  const fields = elementsOf(rule).flatMap((name) => tie.byName.get(name) ?? []);
  switch (rule.check) {
    case 'exactlyOne':
    case 'atLeastOne':
    case 'atMostOne':
    case 'together':
      return givenChanges(context, tie, rule.check, fields, elements, locked);
    case 'order':
    case 'before':
      return ordered(context, fields, rule.check === 'before', elements, locked);
    case 'different':
      return differing(context, fields, elements, locked);
    case 'sum':
      return typeof rule.is !== 'string' || locked.has(rule.is) ? [] : changed(context, tie, rule, elements);
    case 'concatenation':
      return locked.has(rule.is) ? [] : changed(context, tie, rule, elements);
    case 'givenInside':
    case 'inside':
      return changesFor(context, tie, rule, elements, locked);
    case 'unique':
    case 'ascending':
    case 'count':
      // Arrays keep them from the start.
      return [];
  }
}

function givenChanges(
  context: PayloadContext,
  tie: Tie,
  check: 'exactlyOne' | 'atLeastOne' | 'atMostOne' | 'together',
  fields: readonly Field[],
  elements: Elements,
  locked: ReadonlySet<string>,
): readonly Elements[] {
  const all = tie.byName;
  const counts = ({ name, ignored }: Field): boolean => {
    const value = ownValue(elements, name);
    return value !== undefined && value !== null && !(ignored && holdsFor(ignored, all, elements));
  };
  const given = fields.filter(counts);
  const free = fields.filter((field) => !given.includes(field) && !locked.has(field.name));
  const removable = given.filter(({ name }) => !locked.has(name));
  const give = (some: readonly Field[]): Elements =>
    Object.fromEntries(some.map((field) => [field.name, sample(context, field)]));
  const take = (some: readonly Field[]): Elements => Object.fromEntries(some.map(({ name }) => [name, undefined]));
  const isChange = (change: Elements): boolean => Object.keys(change).length > 0;
  if (check === 'together') return [take(removable), give(free)].filter(isChange);
  if (given.length === 0) return free.slice(0, MOST_WAYS).map((field) => give([field]));
  const kept = given.length > removable.length ? [undefined] : removable.slice(0, MOST_WAYS);
  return kept.map((one) => take(removable.filter((field) => field !== one))).filter(isChange);
}

/** Each element gets the least value that is not before the one in front of it. */
function ordered(
  context: PayloadContext,
  fields: readonly Field[],
  isStrict: boolean,
  elements: Elements,
  locked: ReadonlySet<string>,
): readonly Elements[] {
  const given = fields.filter(({ name }) => ownValue(elements, name) !== undefined);
  const change: Record<string, unknown> = {};
  let last: OrderKey | undefined;
  for (const field of given) {
    const isBehind = (value: unknown): boolean => {
      const key = orderKey(field.type, value);
      const difference = key && last ? compareKeys(last, key) : -1;
      return key !== undefined && (difference < 0 || (difference === 0 && !isStrict));
    };
    const own = ownValue(elements, field.name);
    const value = locked.has(field.name) ? own : valuesInOrder(context, field, elements).find(isBehind);
    if (value === undefined) return [];
    if (value !== own) change[field.name] = value;
    last = orderKey(field.type, value) ?? last;
  }
  return Object.keys(change).length > 0 ? [change] : [];
}

/** The last of the elements that may be changed gets a value that none of the others has. */
function differing(
  context: PayloadContext,
  fields: readonly Field[],
  elements: Elements,
  locked: ReadonlySet<string>,
): readonly Elements[] {
  const given = fields.filter(({ name }) => ownValue(elements, name) !== undefined);
  const change: Record<string, unknown> = {};
  const taken = new Set(given.filter(({ name }) => locked.has(name)).map(({ name }) => ownValue(elements, name)));
  for (const field of given) {
    if (locked.has(field.name)) continue;
    const own = ownValue(elements, field.name);
    const value = [own, ...manyValues(context, field, given.length)].find((one) => !taken.has(one));
    if (value === undefined) return [];
    taken.add(value);
    if (value !== own) change[field.name] = value;
  }
  return Object.keys(change).length > 0 ? [change] : [];
}

/** Valid values in their order; of numbers also those next to the other elements. */
export function valuesInOrder(context: PayloadContext, field: Field, elements: Elements = {}): readonly Scalar[] {
  const numbers = isNumeric(field.type) ? Object.values(elements).filter((value) => typeof value === 'number') : [];
  const isBroken = brokenByEntry(context, field);
  const near = numbers.flatMap((number) => [number, number + 1]).filter((value) => isBroken(value).length === 0);
  const keyed = [...new Set([...manyValues(context, field, 16), ...near])].flatMap((value) => {
    const key = orderKey(field.type, value);
    return key ? [{ value, key }] : [];
  });
  return keyed.sort((a, b) => compareKeys(a.key, b.key)).map(({ value }) => value);
}

/** The total, or the text that is made up of others, if the element can have that value. */
function changed(
  context: PayloadContext,
  tie: Tie,
  rule: Extract<TableRule, { readonly check: 'sum' | 'concatenation' }>,
  elements: Elements,
): readonly Elements[] {
  const name = String(rule.is);
  const field = tie.byName.get(name);
  const value = impliedValue(rule, tie.fields, elements);
  if (!field || value === undefined || brokenByEntry(context, field)(value).length > 0) return [];
  return [{ [name]: value }];
}

/** The value that a rule leaves an element no choice about. */
export function impliedValue(
  rule: Extract<TableRule, { readonly check: 'sum' | 'concatenation' }>,
  fields: readonly Field[],
  elements: Elements,
): Scalar | undefined {
  if (rule.check === 'concatenation') {
    const texts = rule.of.map((name) => ownValue(elements, name));
    return texts.every((text) => typeof text === 'string') ? texts.join('') : undefined;
  }
  const shape = entryShape(fields.find(({ name }) => name === rule.array));
  const list = ownValue(elements, rule.array);
  if (!Array.isArray(list)) return undefined;
  const { of } = rule;
  const element = shape?.fields.find(({ name }) => name === of);
  const addends = (list as readonly unknown[]).map((one) => {
    const own = of === undefined ? one : isElements(one) ? ownValue(one, of) : undefined;
    return own === undefined && element?.fills ? element.default : own;
  });
  const numbers = addends.filter((value) => typeof value === 'number');
  // Rounded to what a double of such a size holds, so that 0.1 and 0.2 are 0.3.
  return Number(numbers.reduce((sum, number) => sum + number, 0).toPrecision(15));
}
