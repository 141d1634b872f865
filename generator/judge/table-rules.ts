/** Judges the rules of a table as a whole, on the canonical form of an object. */
import type { Condition, DistanceCheck, Field, NamePath, Shape, TableRule } from '../model/model.js';
import { entryShape, pathsOf, tableRulesOf } from '../model/table-rules.js';
import { inSeconds } from './moments.js';
import { compareKeys, isApart, type OrderKey, orderKey } from './order.js';
import { isOfType } from './scalars.js';
import { isArray, isPlainObject, ownElements } from './values.js';

/** An object of the table, as its rules see it. */
export interface Judged {
  readonly shape: Shape;
  /** The elements in canonical form, those that are ignored among them. */
  readonly canonical: Readonly<Record<string, unknown>>;
  /** Whether an element of the table is given and not ignored. */
  readonly isGiven: (field: Field) => boolean;
  /** Whether a condition holds for the elements of an entry in canonical form. */
  readonly holds: (shape: Shape, entry: ReadonlyMap<string, unknown>, condition: Condition) => boolean;
}

/** Where a broken rule is reported: at elements and entries below the object, or at the object itself. */
export interface Broken {
  readonly rule: TableRule;
  readonly path: readonly (string | number)[];
}

/** The rules that the object breaks, each once, or at each element inside that breaks it. A value that is not of its type is for other rules. */
export function brokenTableRules(judged: Judged): readonly Broken[] {
  const isAsked = ({ when }: TableRule): boolean =>
    !when || judged.holds(judged.shape, ownElements(judged.canonical), when);
  return tableRulesOf(judged.shape)
    .filter(isAsked)
    .flatMap((rule) => {
      const path = brokenAt(judged, rule);
      const paths = rule.check === 'inside' ? brokenInside(judged, rule) : path ? [path] : [];
      return paths.map((one) => ({ rule, path: one }));
    });
}

function brokenAt(judged: Judged, rule: TableRule): Broken['path'] | undefined {
  const paths = pathsOf(rule);
  const given = (names: readonly string[]): number =>
    names.filter((name) => judged.isGiven(fieldOf(judged.shape, name))).length;
  switch (rule.check) {
    case 'exactlyOne':
      return given(rule.fields) === 1 ? undefined : [];
    case 'atLeastOne':
      return given(rule.fields) >= 1 ? undefined : [];
    case 'atMostOne':
      return given(rule.fields) <= 1 ? undefined : [];
    case 'together':
      return [0, rule.fields.length].includes(given(rule.fields)) ? undefined : [];
    case 'order':
    case 'before': {
      const keys = paths.map((path) => valueAt(judged, path)).map(({ type, value }) => orderKey(type, value));
      const at = firstDescent(keys, rule.check === 'before');
      return at === undefined ? undefined : itemAt(paths, at);
    }
    case 'distance': {
      const [from, to] = rule.paths;
      return isFarEnough(valueAt(judged, from), valueAt(judged, to), rule) ? undefined : to;
    }
    case 'different': {
      const keys = paths.map((path) => sameKey([valueAt(judged, path).value]));
      const at = keys.findIndex((key, index) => key !== undefined && keys.indexOf(key) < index);
      return at < 0 ? undefined : itemAt(paths, at);
    }
    case 'same': {
      const of = paths.map((path) => valueAt(judged, path));
      const values = of.map(({ type, value }) => (hasItsKind(type, value) ? value : undefined));
      const first = values.find((value) => value !== undefined);
      const at = values.findIndex((value) => value !== undefined && sameKey([value]) !== sameKey([first]));
      return at < 0 ? undefined : itemAt(paths, at);
    }
    case 'ascending': {
      const keys = valuesIn(judged, rule.array, rule.by).map(({ type, value }) => orderKey(type, value));
      const at = firstDescent(keys, false);
      return at === undefined ? undefined : [...rule.array, at];
    }
    case 'unique': {
      const at = firstRepeat(judged, rule.array, rule.by);
      return at === undefined ? undefined : [...rule.array, at];
    }
    case 'count': {
      const shape = entryShape(valueAt(judged, rule.array).field);
      const entries = entriesOf(judged, rule.array);
      if (!entries || !shape) return undefined;
      const count = entries.filter(
        (entry) => isPlainObject(entry) && judged.holds(shape, ownElements(entry), rule.where),
      ).length;
      return count < (rule.min ?? 0) || count > (rule.max ?? Infinity) ? rule.array : undefined;
    }
    case 'sum': {
      const addends = valuesIn(judged, rule.array, rule.of).filter(({ value }) => value !== undefined);
      if (!entriesOf(judged, rule.array) || addsUp(judged, addends, rule.is)) return undefined;
      return typeof rule.is === 'number' ? rule.array : rule.is;
    }
    case 'addition': {
      const addends = rule.of.map((path) => valueAt(judged, path)).filter(({ value }) => value !== undefined);
      if (addends.length === 0 || addsUp(judged, addends, rule.is)) return undefined;
      return typeof rule.is === 'number' ? [] : rule.is;
    }
    case 'concatenation': {
      const texts = paths.map((path) => valueAt(judged, path).value);
      if (!texts.every((text) => typeof text === 'string') || texts.at(-1) === '') return undefined;
      return texts.slice(0, -1).join('') === texts.at(-1) ? undefined : rule.is;
    }
    case 'givenInside':
      return judged.holds(judged.shape, ownElements(judged.canonical), rule.broken) ? [] : undefined;
    case 'inside':
      return undefined;
  }
}

/** The element of each object inside for which all conditions of a case are true. */
function brokenInside(judged: Judged, rule: Extract<TableRule, { check: 'inside' }>): readonly Broken['path'][] {
  const search = (
    shape: Shape,
    elements: ReadonlyMap<string, unknown>,
    open: typeof rule.cases,
    path: Broken['path'],
    level: number,
  ): readonly Broken['path'][] => {
    const left = open.filter(({ [level]: own }) => !own || judged.holds(shape, elements, own));
    const step = rule.path[level];
    if (left.length === 0 || !step) return left.length === 0 ? [] : [[...path, rule.element]];
    const { type } = fieldOf(shape, step.name);
    const value = elements.get(step.name);
    if (type.kind !== 'object') return [];
    const within = (one: unknown, at: Broken['path']): readonly Broken['path'][] =>
      isPlainObject(one) ? search(type.shape, ownElements(one), left, at, level + 1) : [];
    const here = [...path, step.name];
    if (!step.isArray) return within(value, here);
    return isArray(value) ? Array.from(value).flatMap((one, index) => within(one, [...here, index])) : [];
  };
  return search(judged.shape, ownElements(judged.canonical), rule.cases, [], 0);
}

function fieldOf(shape: Shape, name: string): Field {
  const field = shape.fields.find((candidate) => candidate.name === name);
  if (!field) throw new Error(`${shape.name} has no ${name}`);
  return field;
}

function itemAt<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new Error(`There is no item ${index}`);
  return item;
}

function orDefault(field: Field, value: unknown): unknown {
  const own = value === undefined && field.fills ? field.default : value;
  return own === null ? undefined : own;
}

function entriesOf(judged: Judged, array: NamePath): readonly unknown[] | undefined {
  const { value } = valueAt(judged, array);
  return isArray(value) ? Array.from(value) : undefined;
}

/** The entries of an array, or an element of each, with their type; undefined where it is not given. */
function valuesIn(judged: Judged, array: NamePath, of: NamePath | undefined): readonly Typed[] {
  const { field, type } = valueAt(judged, array);
  const entries = entriesOf(judged, array) ?? [];
  if (of === undefined) return entries.map((value) => ({ field, type, value: value ?? undefined }));
  return entries.map((entry) => valueInEntry(judged, field, entry, of));
}

interface Typed {
  readonly field: Field;
  readonly type: Field['type'];
  readonly value: unknown;
}

/** The value of an element that is given, or its default. */
function valueAt(judged: Judged, path: NamePath): Typed {
  return valueIn(judged, judged.shape, judged.canonical, path);
}

function valueInEntry(judged: Judged, array: Field, entry: unknown, path: NamePath): Typed {
  const shape = entryShape(array);
  if (!shape) throw new Error(`${array.name} has no entries with elements`);
  return valueIn(judged, shape, entry, path);
}

/** The same in an object; what is not an object, or is ignored, has nothing inside. */
function valueIn(judged: Judged, shape: Shape, object: unknown, [name, ...rest]: NamePath): Typed {
  const field = fieldOf(shape, name);
  const elements = isPlainObject(object) ? ownElements(object) : undefined;
  const isSeen = elements && !(field.ignored && judged.holds(shape, elements, field.ignored));
  const value = isSeen ? orDefault(field, elements.get(name)) : undefined;
  const [next, ...others] = rest;
  if (next === undefined) return { field, type: field.type, value };
  if (field.type.kind !== 'object') throw new Error(`${name} is not an object`);
  return valueIn(judged, field.type.shape, value, [next, ...others]);
}

function isFarEnough(from: Typed, to: Typed, { min, max }: DistanceCheck): boolean {
  if (isOfItsType(from) && isOfItsType(to)) {
    const difference = units(to.value) - units(from.value);
    return !(min && difference < units(min.by)) && !(max && difference > units(max.by));
  }
  const [first, second] = [inSeconds(from.type, from.value), inSeconds(to.type, to.value)];
  if (!first || !second) return true;
  const isBehind = (seconds: number): number => compareKeys(second, [(first[0] ?? 0) + seconds, ...first.slice(1)]);
  return !(min && isBehind(min.by) < 0) && !(max && isBehind(max.by) > 0);
}

/** The index of the first key that is less than the last one before it, or not greater if `isStrict`. */
function firstDescent(keys: readonly (OrderKey | undefined)[], isStrict: boolean): number | undefined {
  let last: OrderKey | undefined;
  for (const [index, key] of keys.entries()) {
    if (!key) continue;
    const difference = last ? compareKeys(last, key) : -1;
    if (difference > 0 || (isStrict && difference === 0)) return index;
    last = key;
  }
  return undefined;
}

/** The index of the first entry that an earlier one equals. An entry with none of the elements equals no other. */
function firstRepeat(judged: Judged, array: NamePath, by: readonly NamePath[]): number | undefined {
  const { field } = valueAt(judged, array);
  const seen = new Set<string>();
  for (const [index, entry] of (entriesOf(judged, array) ?? []).entries()) {
    const values =
      by.length === 0 ? [entry ?? undefined] : by.map((path) => valueInEntry(judged, field, entry, path).value);
    const key = sameKey(values);
    if (key === undefined) continue;
    if (seen.has(key)) return index;
    seen.add(key);
  }
  return undefined;
}

/** What equal values have in common; undefined where none is given, or one is no single value. */
function sameKey(values: readonly unknown[]): string | undefined {
  if (values.every((value) => value === undefined) || values.some((value) => typeof value === 'object'))
    return undefined;
  // Zero and minus zero are one number.
  return JSON.stringify(values.map((value) => [typeof value, String(value)]));
}

/** Whether addends have the total; true where one of them, or the total, is not of its type or stands for something else. */
function addsUp(judged: Judged, addends: readonly Typed[], is: NamePath | number): boolean {
  const total = typeof is === 'number' ? ({ type: { kind: 'decimal' }, value: is } as const) : valueAt(judged, is);
  if (![...addends, total].every(isOfItsType)) return true;
  return addends.reduce((sum, { value }) => sum + units(value), 0n) === units(total.value);
}

/** Whether a value is a number, a boolean or a text as the type says, whatever else that demands. */
function hasItsKind({ kind }: Field['type'], value: unknown): boolean {
  if (kind === 'integer' || kind === 'decimal') return typeof value === 'number';
  return typeof value === (kind === 'boolean' ? 'boolean' : 'string');
}

function isOfItsType({ type, value }: Pick<Typed, 'type' | 'value'>): boolean {
  return (type.kind === 'integer' || type.kind === 'decimal') && isOfType[type.kind](value) && !isApart(type, value);
}

/** A number as a multiple of the smallest unit that any number has: 0.1 is exactly ten times 0.01. */
function units(value: unknown): bigint {
  const [mantissa = '', power = '0'] = String(value).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return BigInt(`${whole}${fraction}`) * 10n ** BigInt(Number(power) - fraction.length + 400);
}
