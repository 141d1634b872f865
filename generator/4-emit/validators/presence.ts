/** Which elements are given, as bits of a number, and conditions as expressions over those bits. */
import type { Condition, Field, Shape } from '../../model.js';
import { literal } from '../encode.js';
import { localName } from './locals.js';

/** Bits that one number holds without a sign. */
const BITS = 31;

/** How the function of a shape keeps track of what is given. */
export interface Presence {
  /** Names of the variables that hold the bits: `given`, `given2`. */
  readonly variables: readonly string[];
  /** The statement that notes an element, or nothing when nobody asks for it. */
  readonly note: (field: Field) => string | undefined;
  /** Whether the element is given. */
  readonly isGiven: (field: string) => string;
  /** Names of the elements whose value conditions ask for. */
  readonly asked: ReadonlySet<string>;
  /** The condition as an expression. */
  readonly holds: (condition: Condition) => string;
}

/**
 * @param valueOf the variable that holds the value of an element that conditions ask for
 * @param more names of further elements that somebody asks for
 */
export function presenceOf(shape: Shape, valueOf: (field: string) => string, more: readonly string[] = []): Presence {
  const conditions = conditionsOf(shape);
  const noted = new Set([
    ...shape.fields.filter(({ presence }) => presence === 'M').map(({ name }) => name),
    ...shape.conditions.flatMap(({ demands }) => demands.map(({ field }) => field)),
    ...conditions.flatMap((condition) => namesIn(condition, 'present')),
    ...more,
  ]);
  const order = shape.fields.filter(({ name }) => noted.has(name)).map(({ name }) => name);
  const variable = (index: number): string => (index < BITS ? 'given' : `given${Math.floor(index / BITS) + 1}`);
  const bit = (index: number): string => String(2 ** (index % BITS));
  const isGiven = (field: string): string => {
    const index = order.indexOf(field);
    return `(${variable(index)} & ${bit(index)}) !== 0`;
  };
  return {
    variables: [...new Set(order.map((_, index) => variable(index)))],
    note: ({ name }) => {
      const index = order.indexOf(name);
      return index < 0 ? undefined : `${variable(index)} |= ${bit(index)};`;
    },
    isGiven,
    asked: askedOf(shape),
    holds: (condition) => expressionOf(condition, isGiven, valueOf),
  };
}

/** Conditions where every element has been taken into a variable of its own. */
export function variablesOf(shape: Shape): Pick<Presence, 'isGiven' | 'holds'> {
  return readAs(shape, localName);
}

/** Conditions where an element is read by an expression: `state`, `result.state`. */
export function readAs(shape: Shape, read: (field: Field) => string): Pick<Presence, 'isGiven' | 'holds'> {
  const isGiven = (name: string): string => {
    const field = fieldOf(shape, name);
    return `${read(field)} !== undefined${field.nullable ? ` && ${read(field)} !== null` : ''}`;
  };
  const valueOf = (name: string): string => {
    const field = fieldOf(shape, name);
    return field.fills && field.default !== undefined
      ? `(${read(field)} === undefined ? ${literal(field.default)} : ${read(field)})`
      : read(field);
  };
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
  isGiven: (field: string) => string,
  valueOf: (field: string) => string,
): string {
  const inner = (part: Condition): string => expressionOf(part, isGiven, valueOf);
  switch (condition.kind) {
    case 'present':
      return isGiven(condition.field);
    case 'in':
      return condition.values.map((value) => `equals(${valueOf(condition.field)}, ${literal(value)})`).join(' || ');
    case 'not':
      return not(inner(condition.of));
    case 'all':
      return condition.of.map((part) => `(${inner(part)})`).join(' && ');
    case 'any':
      return condition.of.map((part) => `(${inner(part)})`).join(' || ');
  }
}

/** The opposite of an expression, without double negation: `(given & 2) !== 0` -> `(given & 2) === 0`. */
export function not(expression: string): string {
  return /^\(given\d* & \d+\) !== 0$|^\w+ !== undefined$/.test(expression)
    ? expression.replace('!==', '===')
    : `!(${expression})`;
}

/** Names of the elements whose value, not only presence, the conditions of a shape ask for. */
export function askedOf(shape: Shape): ReadonlySet<string> {
  return new Set(conditionsOf(shape).flatMap((condition) => namesIn(condition, 'in')));
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
