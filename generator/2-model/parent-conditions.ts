/** Conditions of a row on elements of the tables around it, as cases with one part for each of these tables. */
import type { ConditionDefinition, FieldDefinition, NarrowingDefinition } from '../1-load/definition.js';
import { asksParent } from './condition-parts.js';
import { narrowingsOf } from './effects.js';
import { inside, type Place } from './scope.js';

/** A part of a condition, in the table that it is about. */
export interface Part {
  readonly condition: ConditionDefinition;
  readonly place: Place;
  readonly isNegated: boolean;
}

/** Parts that are true together: those of the row's own table first, then those of its parent, and so on. */
export type PartCase = readonly (readonly Part[])[];

/** What follows for an element while one of the cases is true. */
export interface ParentDemand {
  readonly effect: 'mandatory' | 'forbidden' | { readonly narrowing: NarrowingDefinition };
  readonly cases: readonly PartCase[];
  readonly place: Place;
}

/** Cases beyond this number are not written on any page. */
const MOST_CASES = 64;

/** What a row demands that depends on a table around its own. */
export function parentDemands(definition: FieldDefinition, row: Place): readonly ParentDemand[] {
  const { when, unless, forbidden, otherwise } = definition;
  const asked = (key: 'when' | 'unless' | 'forbidden', isNegated = false): readonly PartCase[] => {
    const condition = definition[key];
    return condition === undefined ? [[]] : casesOf({ condition, place: inside(row, key), isNegated });
  };
  const isMandatoryThere = [when, unless].some((one) => one !== undefined && asksParent(one));
  const place = inside(row, when !== undefined && asksParent(when) ? 'when' : 'unless');
  const mandatory: readonly ParentDemand[] = isMandatoryThere
    ? [{ effect: 'mandatory', cases: both(asked('when'), asked('unless', true)), place }]
    : [];
  const opposite = [...(when ? asked('when', true) : []), ...(unless ? asked('unless') : [])];
  const forbiddenThere: readonly ParentDemand[] =
    forbidden !== undefined && asksParent(forbidden)
      ? [{ effect: 'forbidden', cases: asked('forbidden'), place: inside(row, 'forbidden') }]
      : isMandatoryThere && otherwise === 'forbidden'
        ? [{ effect: 'forbidden', cases: opposite, place }]
        : [];
  const narrowed = narrowingsOf(definition).flatMap(({ narrowing, path }): readonly ParentDemand[] => {
    const where = inside(row, ...path);
    if (!asksParent(narrowing.when)) return [];
    const cases = casesOf({ condition: narrowing.when, place: inside(where, 'when'), isNegated: false });
    return [{ effect: { narrowing }, cases, place: where }];
  });
  return [...mandatory, ...forbiddenThere, ...narrowed];
}

/** Whether there are more cases than {@link MOST_CASES}. */
export function areTooMany(cases: readonly PartCase[]): boolean {
  return cases.length > MOST_CASES;
}

/** The number of tables that a row's cases look up to. */
export function levelsOf(cases: readonly PartCase[]): number {
  return Math.max(0, ...cases.map((one) => one.length - 1));
}

/** The alternatives in which a condition is true, or false; one that asks nothing of a parent stays whole. */
function casesOf({ condition, place, isNegated }: Part, level = 0): readonly PartCase[] {
  if (typeof condition !== 'string' && asksParent(condition)) {
    if ('parent' in condition)
      return casesOf({ condition: condition.parent, place: inside(place, 'parent'), isNegated }, level + 1);
    if ('not' in condition)
      return casesOf({ condition: condition.not, place: inside(place, 'not'), isNegated: !isNegated }, level);
    const key = 'all' in condition ? 'all' : 'any';
    const parts = ('all' in condition ? condition.all : 'any' in condition ? condition.any : []).map((part, index) =>
      casesOf({ condition: part, place: inside(place, key, index), isNegated }, level),
    );
    return (key === 'all') === !isNegated ? parts.reduce(both, [[]]) : parts.flat();
  }
  return [[...Array.from({ length: level }, () => []), [{ condition, place, isNegated }]]];
}

/** Each case of the one together with each of the other; enough of them to see that they are too many. */
function both(some: readonly PartCase[], others: readonly PartCase[]): readonly PartCase[] {
  return some.flatMap((one) => others.map((other) => merged(one, other))).slice(0, MOST_CASES + 1);
}

function merged(one: PartCase, other: PartCase): PartCase {
  return Array.from({ length: Math.max(one.length, other.length) }, (_, level) => [
    ...(one[level] ?? []),
    ...(other[level] ?? []),
  ]);
}
