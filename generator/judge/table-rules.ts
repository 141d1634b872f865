/** Judges the rules of a table as a whole, on the canonical form of an object. */
import type { Condition, Field, Shape, TableRule } from '../model/model.js';
import { elementsOf, entryShape, tableRulesOf } from '../model/table-rules.js';
import { compareKeys, type OrderKey, orderKey } from './order.js';
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
  return tableRulesOf(judged.shape).flatMap((rule) => {
    const path = brokenAt(judged, rule);
    const paths = rule.check === 'inside' ? brokenInside(judged, rule) : path ? [path] : [];
    return paths.map((one) => ({ rule, path: one }));
  });
}

function brokenAt(judged: Judged, rule: TableRule): Broken['path'] | undefined {
  const fields = elementsOf(rule).map((name) => fieldOf(judged.shape, name));
  const given = fields.filter(judged.isGiven).length;
  switch (rule.check) {
    case 'exactlyOne':
      return given === 1 ? undefined : [];
    case 'atLeastOne':
      return given >= 1 ? undefined : [];
    case 'atMostOne':
      return given <= 1 ? undefined : [];
    case 'together':
      return given === 0 || given === fields.length ? undefined : [];
    case 'order':
    case 'before': {
      const keys = fields.map((field) => orderKey(field.type, valueOf(judged, field)));
      const at = firstDescent(keys, rule.check === 'before');
      return at === undefined ? undefined : [elementAt(fields, at).name];
    }
    case 'different': {
      const keys = fields.map((field) => sameKey([valueOf(judged, field)]));
      const at = keys.findIndex((key, index) => key !== undefined && keys.indexOf(key) < index);
      return at < 0 ? undefined : [elementAt(fields, at).name];
    }
    case 'ascending': {
      const keys = valuesIn(judged, rule.array, rule.by).map(({ type, value }) => orderKey(type, value));
      const at = firstDescent(keys, false);
      return at === undefined ? undefined : [rule.array, at];
    }
    case 'unique': {
      const at = firstRepeat(judged, rule.array, rule.by);
      return at === undefined ? undefined : [rule.array, at];
    }
    case 'count': {
      const shape = entryShape(fieldOf(judged.shape, rule.array));
      const entries = entriesOf(judged, rule.array);
      if (!entries || !shape) return undefined;
      const count = entries.filter(
        (entry) => isPlainObject(entry) && judged.holds(shape, ownElements(entry), rule.where),
      ).length;
      return count < (rule.min ?? 0) || count > (rule.max ?? Infinity) ? [rule.array] : undefined;
    }
    case 'sum': {
      const addends = valuesIn(judged, rule.array, rule.of).filter(({ value }) => value !== undefined);
      const total = totalOf(judged, rule.is);
      if (!entriesOf(judged, rule.array) || ![...addends, total].every(isOfItsType)) return undefined;
      const sum = addends.reduce((all, { value }) => all + units(value), 0n);
      return sum === units(total.value) ? undefined : [typeof rule.is === 'number' ? rule.array : rule.is];
    }
    case 'concatenation': {
      const texts = fields.map((field) => valueOf(judged, field));
      if (!texts.every((text) => typeof text === 'string') || texts.at(-1) === '') return undefined;
      return texts.slice(0, -1).join('') === texts.at(-1) ? undefined : [rule.is];
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

function elementAt<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new Error(`There is no item ${index}`);
  return item;
}

/** The value of an element that is given, or its default. */
function valueOf(judged: Judged, field: Field): unknown {
  const isIgnored = field.ignored && judged.holds(judged.shape, ownElements(judged.canonical), field.ignored);
  return isIgnored ? undefined : orDefault(field, ownElements(judged.canonical).get(field.name));
}

function orDefault(field: Field, value: unknown): unknown {
  const own = value === undefined && field.fills ? field.default : value;
  return own === null ? undefined : own;
}

function entriesOf(judged: Judged, array: string): readonly unknown[] | undefined {
  const value = valueOf(judged, fieldOf(judged.shape, array));
  return isArray(value) ? Array.from(value) : undefined;
}

/** The entries of an array, or an element of each, with their type; undefined where it is not given. */
function valuesIn(judged: Judged, array: string, of: string | undefined): readonly Pick<Typed, 'type' | 'value'>[] {
  const field = fieldOf(judged.shape, array);
  const entries = entriesOf(judged, array) ?? [];
  if (of === undefined) return entries.map((value) => ({ type: field.type, value: value ?? undefined }));
  return entries.map((entry) => elementOf(judged, field, entry, of));
}

interface Typed {
  readonly type: Field['type'];
  readonly value: unknown;
}

function elementOf(judged: Judged, array: Field, entry: unknown, name: string): Typed {
  const shape = entryShape(array);
  if (!shape) throw new Error(`${array.name} has no entries with elements`);
  const field = fieldOf(shape, name);
  if (!isPlainObject(entry)) return { type: field.type, value: undefined };
  const elements = ownElements(entry);
  const isIgnored = field.ignored && judged.holds(shape, elements, field.ignored);
  return { type: field.type, value: isIgnored ? undefined : orDefault(field, elements.get(name)) };
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
function firstRepeat(judged: Judged, array: string, by: readonly string[]): number | undefined {
  const field = fieldOf(judged.shape, array);
  const seen = new Set<string>();
  for (const [index, entry] of (entriesOf(judged, array) ?? []).entries()) {
    const values =
      by.length === 0 ? [entry ?? undefined] : by.map((name) => elementOf(judged, field, entry, name).value);
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

function totalOf(judged: Judged, is: string | number): Typed {
  if (typeof is === 'number') return { type: { kind: 'decimal' }, value: is };
  const field = fieldOf(judged.shape, is);
  return { type: field.type, value: valueOf(judged, field) };
}

function isOfItsType({ type, value }: Typed): boolean {
  return (type.kind === 'integer' || type.kind === 'decimal') && isOfType[type.kind](value);
}

/** A number as a multiple of the smallest unit that any number has: 0.1 is exactly ten times 0.01. */
function units(value: unknown): bigint {
  const [mantissa = '', power = '0'] = String(value).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return BigInt(`${whole}${fraction}`) * 10n ** BigInt(Number(power) - fraction.length + 400);
}
