/** Which elements are given, and conditions as expressions over that. */
import type { Condition, Field, Shape } from '../../../model/model.js';
import { literal } from '../../encode.js';
import { code, type Code } from './code.js';
import type { ShapeNames } from './emitted-names.js';
import { runtime } from './runtime-references.js';
import { allOf, anyOf, not, type Test, test } from './test-code.js';
import { areMany, isListed } from './words.js';

/** How conditions ask for an element. */
export interface Asking {
  readonly isGiven: (field: string) => Test;
  readonly holds: (condition: Condition) => Test;
}

/** How the function of a shape keeps track of what is given. */
export interface Presence extends Asking {
  /** Declarations of the variables that say what is given. */
  readonly variables: readonly Code[];
  /** The statement that notes an element, or nothing when nobody asks for it. */
  readonly note: (field: Field) => readonly Code[];
  /** Names of the elements whose value conditions ask for. */
  readonly asked: ReadonlySet<string>;
}

/** Elements whose default is filled in when they are not given. */
export function filledWhenMissing({ fields }: Shape): readonly string[] {
  return fields.filter((field) => isFilledWhenMissing(field)).map(({ name }) => name);
}

export function isFilledWhenMissing({ fills, nullable, ignored }: Field): boolean {
  return fills && !nullable && !ignored;
}

/** @param more names of further elements that somebody asks for */
export function presenceOf(shape: Shape, names: ShapeNames, more: readonly string[] = []): Presence {
  const noted = notedIn(shape, more);
  const isGiven = (element: string): Test => {
    const has = names.has(fieldOf(shape, element));
    return { holds: code`${has}`, fails: code`!${has}` };
  };
  return {
    variables: shape.fields
      .filter(({ name }) => noted.has(name))
      .map((field) => code`let ${names.has(field)} = false;`),
    note: (field) => (noted.has(field.name) ? [code`${names.has(field)} = true;`] : []),
    isGiven,
    asked: askedOf(shape),
    holds: (condition) => expressionOf(condition, isGiven, (name) => keptValue(fieldOf(shape, name), names)),
  };
}

/** Elements whose rules hang on their siblings are judged once all of them have been seen. */
export function isLate({ ignored, ranges }: Field): boolean {
  return ignored !== undefined || ranges.length > 0;
}

/** The value of an element in its variable; the variables of the others begin with their defaults. */
function keptValue(field: Field, { local }: ShapeNames): Code {
  return isLate(field) ? withDefault(field, code`${local(field)}`) : code`${local(field)}`;
}

/** A value as conditions see it: the default stands in for one that is not given. */
function withDefault(field: Field, value: Code): Code {
  return field.fills && field.default !== undefined
    ? code`${value} === undefined ? ${literal(field.default)} : ${value}`
    : value;
}

/** Conditions where every element has been taken into a variable of its own. */
export function variablesOf(shape: Shape, { local }: ShapeNames): Asking {
  return readAs(shape, (field) => code`${local(field)}`);
}

/** Conditions where an element is read by an expression: `state`, `result['state']`. */
export function readAs(shape: Shape, read: (field: Field) => Code): Asking {
  const isGiven = (name: string): Test => {
    const field = fieldOf(shape, name);
    const value = read(field);
    const isThere: Test = { holds: code`${value} !== undefined`, fails: code`${value} === undefined` };
    return field.nullable ? allOf([isThere, test(code`${value} !== null`)]) : isThere;
  };
  const valueOf = (name: string): Code => withDefault(fieldOf(shape, name), read(fieldOf(shape, name)));
  return { isGiven, holds: (condition) => expressionOf(condition, isGiven, valueOf) };
}

export function fieldOf(shape: Shape, name: string): Field {
  const field = shape.fields.find((candidate) => candidate.name === name);
  if (!field) throw new Error(`${shape.name} has no ${name}`);
  return field;
}

/** A condition as a TypeScript expression. */
export function expressionOf(
  condition: Condition,
  isGiven: (field: string) => Test,
  valueOf: (field: string) => Code,
): Test {
  const inner = (part: Condition): Test => expressionOf(part, isGiven, valueOf);
  switch (condition.kind) {
    case 'present':
      return isGiven(condition.field);
    case 'in': {
      const value = valueOf(condition.field);
      if (areMany(condition.values)) return test(isListed(value, condition.values));
      return anyOf(condition.values.map((one) => test(code`${runtime.equals}(${value}, ${literal(one)})`)));
    }
    case 'not':
      return not(inner(condition.of));
    case 'all':
      return allOf(condition.of.map(inner));
    case 'any':
      return anyOf(condition.of.map(inner));
  }
}

/** Names of the elements whose value, not only presence, the conditions of a shape ask for. */
export function askedOf(shape: Shape): ReadonlySet<string> {
  return new Set(conditionsOf(shape).flatMap((condition) => namesIn(condition, 'in')));
}

function notedIn(shape: Shape, more: readonly string[]): ReadonlySet<string> {
  return new Set([
    ...shape.fields.filter(({ presence }) => presence === 'M').map(({ name }) => name),
    ...shape.conditions.flatMap(({ demands }) => demands.map(({ field }) => field)),
    ...conditionsOf(shape).flatMap((condition) => namesIn(condition, 'present')),
    ...more,
  ]);
}

function conditionsOf({ conditions, fields }: Shape): readonly Condition[] {
  return [
    ...conditions.flatMap(({ demands }) => demands.map(({ when }) => when)),
    ...fields.flatMap(({ ignored, ranges }) => [...(ignored ? [ignored] : []), ...ranges.map(({ when }) => when)]),
  ];
}

function namesIn(condition: Condition, kind: 'present' | 'in'): readonly string[] {
  switch (condition.kind) {
    case 'present':
    case 'in':
      return condition.kind === kind ? [condition.field] : [];
    case 'not':
      return namesIn(condition.of, kind);
    case 'all':
    case 'any':
      return condition.of.flatMap((part) => namesIn(part, kind));
  }
}
