/** Groups of elements that conditions tie together. Elements of different groups do not depend on each other. */
import { groupedBy } from '../grouped.js';
import type { Condition, Field, Shape, TableRule } from '../model/model.js';
import { isNested } from '../model/value-types.js';
import { atomsOf, fieldsOf } from '../model/conditions.js';
import { askedBy, comparedBy, elementsOf, insideBy, tableRulesOf } from '../model/table-rules.js';
import { valuesNamed } from '../model/truth.js';

/** A group of elements of a table, and all conditions about them. */
export interface Tie {
  readonly fields: readonly Field[];
  /** The same by name. */
  readonly byName: ReadonlyMap<string, Field>;
  /** The values that conditions name, by element; conditions do not distinguish its other values. */
  readonly named: ReadonlyMap<string, ReadonlySet<unknown>>;
  /** The elements of which conditions ask more than a few values: a pattern, bounds, what is inside. */
  readonly seen: ReadonlySet<string>;
  /** The table with these elements only; the content of nested objects does not matter. */
  readonly shape: Shape;
  /** The rules of the table as a whole about these elements, each with a table that has no other rules. */
  readonly rules: ReadonlyMap<TableRule, Shape>;
  /** The elements whose values they compare. */
  readonly valued: ReadonlySet<string>;
}

/** Ties by element name; elements without conditions have none. */
export type Ties = ReadonlyMap<string, Tie>;

export function tiesOf(shape: Shape): Ties {
  const leaders = new Map<string, string>();
  const leaderOf = (name: string): string => {
    let leader = name;
    for (let next = leaders.get(leader); next !== undefined; next = leaders.get(leader)) leader = next;
    // Path compression: the next look-up takes one step.
    if (leader !== name) leaders.set(name, leader);
    return leader;
  };
  const tied = new Set<string>();
  const tie = (names: readonly string[]): void => {
    const [first = '', ...others] = names;
    for (const name of names) tied.add(name);
    for (const other of others) if (leaderOf(other) !== leaderOf(first)) leaders.set(leaderOf(other), leaderOf(first));
  };
  const withOwn = (name: string, condition: Condition): void => tie([name, ...fieldsOf(condition)]);
  for (const { demands } of shape.conditions) {
    for (const { field, when } of demands) withOwn(field, when);
    // The branches of a rule refer to all of its elements.
    tie(demands.map(({ field }) => field));
  }
  for (const { name, ignored, ranges } of shape.fields) {
    if (ignored) withOwn(name, ignored);
    for (const { when } of ranges) withOwn(name, when);
  }
  for (const rule of tableRulesOf(shape)) tie(elementsOf(rule));
  const groups = groupedBy(
    shape.fields.filter(({ name }) => tied.has(name)),
    ({ name }) => leaderOf(name),
  );
  return new Map(
    [...groups].flatMap(([leader, fields]) => {
      const conditions = shape.conditions.filter(
        ({ demands: [demand] }) => demand && leaderOf(demand.field) === leader,
      );
      const whens = [
        ...conditions.flatMap(({ demands }) => demands.map(({ when }) => when)),
        ...fields.flatMap(({ ignored, ranges }) => [...(ignored ? [ignored] : []), ...ranges.map(({ when }) => when)]),
      ];
      const tableRules = tableRulesOf(shape).filter((rule) =>
        elementsOf(rule).some((name) => leaderOf(name) === leader),
      );
      const asked = tableRules.flatMap(askedBy);
      const seen = new Set([...seenIn([...whens, ...asked]), ...tableRules.flatMap(insideBy)]);
      const valued = new Set(tableRules.flatMap(comparedBy));
      const inner = fields.map((field) => (valued.has(field.name) || seen.has(field.name) ? field : hollowed(field)));
      const group: Tie = {
        fields,
        byName: new Map(fields.map((field) => [field.name, field])),
        named: namedIn([...whens, ...asked]),
        seen,
        shape: { ...shape, fields: inner, conditions, tableRules },
        rules: new Map(tableRules.map((rule) => [rule, aloneWith(shape, inner, rule)])),
        valued,
      };
      return fields.map(({ name }) => [name, group] as const);
    }),
  );
}

/** The elements that atoms are about. */
export function seenIn(conditions: readonly Condition[]): ReadonlySet<string> {
  return new Set(conditions.flatMap(atomsOf).map(({ field }) => field));
}

/** The table with the elements that a rule names, and those on which it depends whether they are ignored. */
function aloneWith(shape: Shape, fields: readonly Field[], rule: TableRule): Shape {
  const named = new Set(elementsOf(rule));
  for (const { name, ignored } of fields)
    if (ignored && named.has(name)) for (const other of fieldsOf(ignored)) named.add(other);
  return { ...shape, fields: fields.filter(({ name }) => named.has(name)), conditions: [], tableRules: [rule] };
}

function namedIn(conditions: readonly Condition[]): Tie['named'] {
  const named = new Map<string, Set<unknown>>();
  for (const condition of conditions) {
    for (const name of fieldsOf(condition)) {
      const values = named.get(name) ?? new Set();
      for (const value of valuesNamed(condition, name)) values.add(value);
      named.set(name, values);
    }
  }
  return named;
}

/** Replaces a nested object by one that accepts any elements. */
function hollowed(field: Field): Field {
  const { type } = field;
  if (isNested(type)) return hollowed({ ...field, type: type.kind === 'map' ? { kind: 'free' } : { kind: 'any' } });
  if (type.kind === 'alternatives') return { ...field, type: { kind: 'free' } };
  if (type.kind !== 'object') return field;
  return { ...field, type: { kind: 'object', shape: { ...type.shape, fields: [], conditions: [], tableRules: [] } } };
}

/** A key for the given elements as conditions distinguish them; equal keys have the same solution. */
export function likeness({ fields, named, seen, valued }: Tie, given: Readonly<Record<string, unknown>>): string {
  const parts = fields
    .filter(({ name }) => Object.hasOwn(given, name))
    .map(({ name, ranges }) => {
      const value = given[name];
      if (value === undefined || value === null) return [name, String(value)];
      const isTold = valued.has(name) || seen.has(name) || ranges.length > 0 || named.get(name)?.has(value) === true;
      return isTold ? [name, 'is', value] : [name];
    });
  return JSON.stringify(parts);
}
