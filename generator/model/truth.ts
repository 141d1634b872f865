/**
 * Truth tables of conditions: every element that they refer to has a few cases (absent, a named value, any other value),
 * and all combinations are evaluated. Conditions refer to few elements; {@link TOO_MANY} limits the others.
 */
import { limits } from '../limits.js';
import type { Atom, Bounds, Condition, Field, Scalar, Shape, ValueTest } from './model.js';
import { emptyOf } from './blanks.js';
import { atomsOf, fieldsOf, isWithin, leavesOf } from './conditions.js';
import { seenShape, valuesOf } from './value-types.js';

/** The states of an element that conditions distinguish. */
export type Case =
  /** Of an atom: it is true, or it is not. */
  | { readonly kind: 'yes' }
  | { readonly kind: 'no' }
  | { readonly kind: 'absent' }
  /** Empty. Only for an element with a default: absence stands for the default, null or an empty text does not. */
  | { readonly kind: 'null' }
  | { readonly kind: 'value'; readonly value: Scalar }
  | { readonly kind: 'other' };

/**
 * An element and its cases: absent first, then null, then the values in the order of the table, `other` last. Every value
 * of an enum is a case, unless there are {@link MANY_ALIKE} that no condition names; these are `other`.
 */
export interface Variable {
  readonly field: Field;
  /** Set for a variable that is not the element but an atom about it. */
  readonly atom?: Atom;
  readonly cases: readonly Case[];
}

/** One case for each variable, in the variables' order. */
export type Combination = readonly Case[];

/** Maximum number of combinations. */
export const TOO_MANY = limits.combinations;

const MANY_ALIKE = 16;

/** The variables of conditions, in the order of the table; `demanded` elements take part as given or absent. */
export function variablesOf(
  conditions: readonly Condition[],
  demanded: readonly string[],
  fields: readonly Field[],
): readonly Variable[] {
  const names = new Set([...demanded, ...conditions.flatMap(fieldsOf)]);
  const atoms = new Map(conditions.flatMap(atomsOf).map((atom) => [keyOf(atom), atom]));
  return fields
    .filter(({ name }) => names.has(name))
    .flatMap((field) => [
      { field, cases: casesOf(field, conditions) },
      ...[...atoms.values()]
        .filter((atom) => atom.field === field.name && !isDecided(atom, field))
        .map((atom) => ({ field, atom, cases: [{ kind: 'no' }, { kind: 'yes' }] as const })),
    ]);
}

type AtomInside = Extract<Atom, { readonly kind: 'child' | 'anyEntry' }>;

function keyOf(atom: Atom): string {
  return JSON.stringify(atom);
}

/** Whether an atom is about the value of an element, for which its default may stand. */
function isOfValue({ kind }: Atom): boolean {
  return kind === 'matches' || kind === 'within';
}

/** Whether every value of the element is a case of its own, so that the case tells whether the atom is true. */
function isDecided(atom: Atom, field: Field): boolean {
  return isOfValue(atom) && !field.array && valuesOf(field.type) !== undefined;
}

/** Whether an atom, or what is asked of an entry, is true of a value. */
export function isTrueOf(atom: Atom | ValueTest, value: Scalar | undefined): boolean {
  if (atom.kind === 'in') return value !== undefined && atom.values.includes(value);
  if (atom.kind === 'matches') return typeof value === 'string' && new RegExp(atom.pattern, 'u').test(value);
  return atom.kind === 'within' && typeof value === 'number' && isWithin(value, atom.bounds);
}

/** The value that a case stands for; undefined if there is none, or if the case leaves it open. */
function valueOf(found: Case, { fills, default: filled }: Field): Scalar | undefined {
  if (found.kind === 'value') return found.value;
  return found.kind === 'absent' && fills ? filled : undefined;
}

/** Whether the cases of elements and those of the atoms about them can occur together. */
export function isFeasible(variables: readonly Variable[], combination: Combination): boolean {
  return variables.every(({ atom, field }, index) => {
    if (!atom) return true;
    const own = caseFor(field.name, variables, combination);
    if (atom.kind === 'anyValue' && own.kind === 'other')
      return combination[index]?.kind !== 'yes' || mayHold(atom.of, deniedOf(field, variables, combination), field);
    if (own.kind !== 'other') return (combination[index]?.kind === 'yes') === isTrueOf(atom, valueOf(own, field));
    if (atom.kind === 'child' || atom.kind === 'anyEntry') return mayBeInside(atom, field, variables, combination);
    const bounds = variables.flatMap((other, at) =>
      other.field === field && other.atom?.kind === 'within'
        ? boundsIn(other.atom.bounds, combination[at]?.kind === 'yes')
        : [],
    );
    return atom.kind !== 'within' || leavesNumber(bounds);
  });
}

/** Whether what is asked of the same object, or of entries of the same array, can be true and false as in a combination. */
function mayBeInside(
  { kind, of }: AtomInside,
  field: Field,
  variables: readonly Variable[],
  combination: Combination,
): boolean {
  const shape = seenShape(field.type);
  const asked = variables.flatMap(({ atom, field: own }, index) =>
    own === field && atom?.kind === kind ? [{ of: atom.of, holds: combination[index]?.kind === 'yes' }] : [],
  );
  if (!shape || asked.length === 1) return true;
  const denied = asked.filter(({ holds }) => !holds).map(({ of }): Condition => ({ kind: 'not', of }));
  const told = asked.filter(({ holds }) => holds).map(({ of }) => of);
  if (kind === 'child') return canAllHold(shape, [...told, ...denied]) !== false;
  return !told.includes(of) || canAllHold(shape, [of, ...denied]) !== false;
}

/** Whether all conditions can be true at once; undefined when there are too many combinations to decide. */
export function canAllHold({ fields }: Pick<Shape, 'fields'>, conditions: readonly Condition[]): boolean | undefined {
  const variables = variablesOf(conditions, [], fields);
  if (countCombinations(variables) > TOO_MANY) return undefined;
  return combinationsOf(variables).some(
    (combination) =>
      isFeasible(variables, combination) && conditions.every((condition) => holds(condition, variables, combination)),
  );
}

/** What no entry of an array is, in a combination. */
function deniedOf(field: Field, variables: readonly Variable[], combination: Combination): readonly ValueTest[] {
  return variables.flatMap(({ atom, field: own }, index) =>
    own === field && atom?.kind === 'anyValue' && combination[index]?.kind === 'no' ? [atom.of] : [],
  );
}

/** Whether an entry may be as one test asks, and as none of the others does; where values are not listed, bounds decide. */
function mayHold(test: ValueTest, denied: readonly ValueTest[], { type }: Field): boolean {
  const values = test.kind === 'in' ? test.values : valuesOf(type)?.filter((value) => isTrueOf(test, value));
  if (values) return values.some((value) => denied.every((other) => !isTrueOf(other, value)));
  if (test.kind !== 'within') return true;
  return leavesNumber([
    test.bounds,
    ...denied.flatMap((other) => (other.kind === 'within' ? boundsIn(other.bounds, false) : [])),
  ]);
}

/** The bounds of a number that is within bounds, or is not; none where it may be on either side of them. */
function boundsIn({ minimum, maximum, above, below }: Bounds, holds: boolean): readonly Bounds[] {
  if (holds) return [keep({ minimum, maximum, above, below })];
  if ([minimum, maximum, above, below].filter((bound) => bound !== undefined).length > 1) return [];
  return [keep({ minimum: below, maximum: above, above: maximum, below: minimum })];
}

function keep(bounds: { readonly [Key in keyof Bounds]: number | undefined }): Bounds {
  return Object.fromEntries(Object.entries(bounds).filter(([, bound]) => bound !== undefined));
}

/** Whether a number is within all bounds. */
function leavesNumber(all: readonly Bounds[]): boolean {
  const least = Math.max(...all.flatMap(({ minimum = -Infinity, above = -Infinity }) => [minimum, above]), -Infinity);
  const most = Math.min(...all.flatMap(({ maximum = Infinity, below = Infinity }) => [maximum, below]), Infinity);
  return least < most || (least === most && all.every((bounds) => isWithin(least, bounds)));
}

function casesOf(field: Field, conditions: readonly Condition[]): readonly Case[] {
  // In conditions, what is empty is not given.
  if (field.type.kind === 'nothing') return [{ kind: 'absent' }];
  const named = [...new Set(conditions.flatMap((condition) => valuesNamed(condition, field.name, field)))];
  const isCompared = conditions.flatMap(atomsOf).some((atom) => atom.field === field.name && isOfValue(atom));
  if (named.length === 0 && !isCompared) return [{ kind: 'absent' }, { kind: 'other' }];
  const isNullApart = emptyOf(field) !== undefined && field.fills;
  const absent: readonly Case[] = [{ kind: 'absent' }, ...(isNullApart ? [{ kind: 'null' } as const] : [])];
  const all: readonly Scalar[] | undefined = field.array ? undefined : valuesOf(field.type);
  const told = new Set(named);
  const isListed = all !== undefined && all.filter((value) => !told.has(value)).length < MANY_ALIKE;
  const cases = (values: readonly Scalar[]): readonly Case[] => values.map((value) => ({ kind: 'value', value }));
  if (isListed) return [...absent, ...cases(all)];
  return [...absent, ...cases(all ? all.filter((value) => told.has(value)) : named), { kind: 'other' }];
}

/** The values of an element that a condition names, or that an atom about it is true of where they are listed. */
export function valuesNamed(condition: Condition, field: string, listed?: Field): readonly Scalar[] {
  const all = listed && !listed.array ? (valuesOf(listed.type) ?? []) : [];
  return leavesOf(condition).flatMap((leaf) => {
    if (leaf.field !== field) return [];
    if (leaf.kind === 'in') return leaf.values;
    return leaf.kind === 'matches' || leaf.kind === 'within' ? all.filter((value) => isTrueOf(leaf, value)) : [];
  });
}

export function countCombinations(variables: readonly Variable[]): number {
  return variables.reduce((product, { cases }) => product * cases.length, 1);
}

/** Every combination; the last variable changes fastest. */
export function combinationsOf(variables: readonly Variable[]): readonly Combination[] {
  // [[a, b], [c, d]] -> [[a, c], [a, d], [b, c], [b, d]]
  return variables.reduce<readonly Combination[]>(
    (rows, { cases }) => rows.flatMap((row) => cases.map((next) => [...row, next])),
    [[]],
  );
}

export function isThere({ kind }: Case): boolean {
  return kind === 'value' || kind === 'other';
}

/** Whether a condition is true in a combination; `in` compares with the default of an absent element. */
export function holds(condition: Condition, variables: readonly Variable[], combination: Combination): boolean {
  switch (condition.kind) {
    case 'present':
      return isThere(caseFor(condition.field, variables, combination));
    case 'in': {
      const found = caseFor(condition.field, variables, combination);
      const field = variables.find(({ field }) => field.name === condition.field)?.field;
      const value =
        found.kind === 'value' ? found.value : found.kind === 'absent' && field?.fills ? field.default : undefined;
      return value !== undefined && condition.values.includes(value);
    }
    case 'matches':
    case 'within':
    case 'child':
    case 'anyEntry':
    case 'anyValue': {
      const key = keyOf(condition);
      const index = variables.findIndex(({ atom }) => atom && keyOf(atom) === key);
      if (index >= 0) return combination[index]?.kind === 'yes';
      const own = variables.find(({ field }) => field.name === condition.field);
      const found = caseFor(condition.field, variables, combination);
      return own !== undefined && isTrueOf(condition, valueOf(found, own.field));
    }
    case 'not':
      return !holds(condition.of, variables, combination);
    case 'all':
      return condition.of.every((part) => holds(part, variables, combination));
    case 'any':
      return condition.of.some((part) => holds(part, variables, combination));
  }
}

function caseFor(field: string, variables: readonly Variable[], combination: Combination): Case {
  const found = combination[variables.findIndex((variable) => !variable.atom && variable.field.name === field)];
  if (!found) throw new Error(`There is no variable for ${field}`);
  return found;
}
