/**
 * Truth tables of conditions: every element that they refer to has a few cases (absent, a named value, any other value),
 * and all combinations are evaluated. Conditions refer to few elements; {@link TOO_MANY} limits the others.
 */
import { limits } from '../limits.js';
import type { Condition, Field, Scalar } from './model.js';
import { emptyOf } from './blanks.js';
import { fieldsOf } from './conditions.js';
import { valuesOf } from './value-types.js';

/** The states of an element that conditions distinguish. */
export type Case =
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
  return fields.filter(({ name }) => names.has(name)).map((field) => ({ field, cases: casesOf(field, conditions) }));
}

function casesOf(field: Field, conditions: readonly Condition[]): readonly Case[] {
  const named = [...new Set(conditions.flatMap((condition) => valuesNamed(condition, field.name)))];
  if (named.length === 0) return [{ kind: 'absent' }, { kind: 'other' }];
  const isNullApart = emptyOf(field) !== undefined && field.fills;
  const absent: readonly Case[] = [{ kind: 'absent' }, ...(isNullApart ? [{ kind: 'null' } as const] : [])];
  const all: readonly Scalar[] | undefined = field.array ? undefined : valuesOf(field.type);
  const told = new Set(named);
  const isListed = all !== undefined && all.filter((value) => !told.has(value)).length < MANY_ALIKE;
  const cases = (values: readonly Scalar[]): readonly Case[] => values.map((value) => ({ kind: 'value', value }));
  if (isListed) return [...absent, ...cases(all)];
  return [...absent, ...cases(all ? all.filter((value) => told.has(value)) : named), { kind: 'other' }];
}

/** The values of an element that a condition names. */
export function valuesNamed(condition: Condition, field: string): readonly Scalar[] {
  switch (condition.kind) {
    case 'present':
      return [];
    case 'in':
      return condition.field === field ? condition.values : [];
    case 'not':
      return valuesNamed(condition.of, field);
    case 'all':
    case 'any':
      return condition.of.flatMap((part) => valuesNamed(part, field));
  }
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
  return kind !== 'absent' && kind !== 'null';
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
    case 'not':
      return !holds(condition.of, variables, combination);
    case 'all':
      return condition.of.every((part) => holds(part, variables, combination));
    case 'any':
      return condition.of.some((part) => holds(part, variables, combination));
  }
}

function caseFor(field: string, variables: readonly Variable[], combination: Combination): Case {
  const found = combination[variables.findIndex((variable) => variable.field.name === field)];
  if (!found) throw new Error(`There is no variable for ${field}`);
  return found;
}
