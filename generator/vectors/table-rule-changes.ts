/** What to change in an object so that it keeps a rule of its table. */
import { compareKeys, type OrderKey, orderKey } from '../judge/order.js';
import type { Field, NamePath, Scalar, Shape, TableRule } from '../model/model.js';
import { elementAt } from '../model/name-path.js';
import { elementsOf, entryShape } from '../model/table-rules.js';
import { isNumeric } from '../model/value-types.js';
import { isElements, manyValues } from './arrays.js';
import { additionWays, sumOf } from './additions.js';
import { distanceWays } from './distances.js';
import { holdsFor } from './holds.js';
import { branchesWithout } from './rule-conditions.js';
import { changesFor } from './settle.js';
import type { Tie } from './ties.js';
import { broken, brokenByEntry, type Elements, ownValue, type PayloadContext, sample } from './payload-context.js';
import { changeAt, type Placed, valueAt } from './reached.js';

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

/** Changes of elements that are not locked; with most of them the rule is kept, or asks nothing. */
export function changesForRule(
  context: PayloadContext,
  tie: Tie,
  rule: TableRule,
  elements: Elements,
  locked: ReadonlySet<string>,
): readonly Elements[] {
  const own = changesToKeep(context, tie, rule, elements, locked);
  if (!rule.when) return own;
  return [...own, ...changesFor(context, tie, { branches: branchesWithout(rule.when, tie.shape) }, elements, locked)];
}

function changesToKeep(
  context: PayloadContext,
  tie: Tie,
  rule: TableRule,
  elements: Elements,
  locked: ReadonlySet<string>,
): readonly Elements[] {
  const fields = elementsOf(rule).flatMap((name) => tie.byName.get(name) ?? []);
  const object: Changed = { context, shape: tie.shape, elements, locked };
  switch (rule.check) {
    case 'exactlyOne':
    case 'atLeastOne':
    case 'atMostOne':
    case 'together':
      return givenChanges(context, tie, rule.check, fields, elements, locked);
    case 'order':
    case 'before':
      return ordered(object, rule.paths, rule.check === 'before');
    case 'distance':
      return distanceWays(context, tie.shape, rule, elements, locked).flatMap((way) => changing(object, way));
    case 'different':
      return differing(object, rule.paths);
    case 'same':
      return alike(object, rule.paths);
    case 'addition':
      return additionWays(context, tie.shape, rule, elements, locked).flatMap((way) => changing(object, way));
    case 'sum':
    case 'concatenation':
      return implied(object, rule);
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

/** An object that is changed, without the elements that are locked. */
interface Changed {
  readonly context: PayloadContext;
  readonly shape: Shape;
  readonly elements: Elements;
  readonly locked: ReadonlySet<string>;
}

/**
 * Each element gets the least value that is not before the one in front of it; or else it keeps its own if that is not before,
 * since the least one may break a rule of the object that holds it.
 */
function ordered(object: Changed, paths: readonly NamePath[], isStrict: boolean): Ways {
  return [false, true].flatMap((isKept) => orderedWay(object, paths, isStrict, isKept));
}

function orderedWay(
  { context, shape, elements, locked }: Changed,
  paths: readonly NamePath[],
  isStrict: boolean,
  isKept: boolean,
): Ways {
  const values: Placed[] = [];
  let last: OrderKey | undefined;
  for (const path of paths) {
    const own = valueAt(elements, path);
    if (own === undefined) continue;
    const field = elementAt(shape, path);
    const isBehind = (value: unknown): boolean => {
      const key = orderKey(field.type, value);
      const difference = key && last ? compareKeys(last, key) : -1;
      return key !== undefined && (difference < 0 || (difference === 0 && !isStrict));
    };
    const isOwn = locked.has(path[0]) || (isKept && isBehind(own));
    const value = isOwn ? own : valuesInOrder(context, field, elements).find(isBehind);
    if (value === undefined) return [];
    values.push([path, value]);
    last = orderKey(field.type, value) ?? last;
  }
  return changing({ context, shape, elements, locked }, values);
}

/** The last of the elements that may be changed gets a value that none of the others has. */
function differing({ context, shape, elements, locked }: Changed, paths: readonly NamePath[]): Ways {
  const given = paths.filter((path) => valueAt(elements, path) !== undefined);
  const values: Placed[] = [];
  const taken = new Set(given.filter(([name]) => locked.has(name)).map((path) => valueAt(elements, path)));
  for (const path of given) {
    if (locked.has(path[0])) continue;
    const others = manyValues(context, elementAt(shape, path), given.length);
    const value = [valueAt(elements, path), ...others].find((one) => !taken.has(one));
    if (value === undefined) return [];
    taken.add(value);
    values.push([path, value]);
  }
  return changing({ context, shape, elements, locked }, values);
}

/** All get the value of one of them, of the locked one if there is one. */
function alike(object: Changed, paths: readonly NamePath[]): Ways {
  const { context, shape, elements, locked } = object;
  const given = paths.filter((path) => valueAt(elements, path) !== undefined);
  const kept = given.find(([name]) => locked.has(name));
  const free = given.filter(([name]) => !locked.has(name));
  const isValid = (value: unknown): boolean =>
    isPlain(value) && free.every((path) => brokenByEntry(context, elementAt(shape, path))(value).length === 0);
  const values = (kept ? [kept] : given).flatMap((path) => [
    valueAt(elements, path),
    ...(kept ? [] : manyValues(context, elementAt(shape, path), MOST_WAYS)),
  ]);
  const [value] = values.filter(isValid);
  return value === undefined
    ? []
    : changing(
        object,
        free.map((path) => [path, value]),
      );
}

function isPlain(value: unknown): value is Scalar {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

/** The total, or the text that is made up of others, if the element can have that value. */
function implied(object: Changed, rule: Implying): Ways {
  const { context, shape, elements, locked } = object;
  const { is } = rule;
  if (typeof is === 'number' || locked.has(is[0])) return [];
  const value = impliedValue(rule, shape, elements);
  if (value === undefined || brokenByEntry(context, elementAt(shape, is))(value).length > 0) return [];
  return [changeAt(context, shape, elements, [is, value])];
}

type Ways = readonly Elements[];

/** The change that gives elements these values; none if they have them. */
function changing({ context, shape, elements }: Changed, values: readonly Placed[]): Ways {
  let result = elements;
  for (const [path, value] of values) {
    if (valueAt(result, path) === value) continue;
    result = { ...result, ...changeAt(context, shape, result, [path, value]) };
  }
  const change = Object.entries(result).filter(([name, value]) => ownValue(elements, name) !== value);
  return change.length > 0 ? [Object.fromEntries(change)] : [];
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

type Implying = Extract<TableRule, { readonly check: 'sum' | 'concatenation' }>;

/** The value that a rule leaves an element no choice about. */
export function impliedValue(rule: Implying, shape: Shape, elements: Elements): Scalar | undefined {
  if (rule.check === 'concatenation') {
    const texts = rule.of.map((path) => valueAt(elements, path));
    return texts.every((text) => typeof text === 'string') ? texts.join('') : undefined;
  }
  const list = valueAt(elements, rule.array);
  if (!Array.isArray(list)) return undefined;
  const { of } = rule;
  const entry = entryShape(elementAt(shape, rule.array));
  const element = of && entry && elementAt(entry, of);
  const addends = (list as readonly unknown[]).map((one) => {
    const own = of === undefined ? one : isElements(one) ? valueAt(one, of) : undefined;
    return own === undefined && element?.fills ? element.default : own;
  });
  return sumOf(addends);
}
