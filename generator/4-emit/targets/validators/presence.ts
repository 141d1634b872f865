/** Variables that record which elements are given, and expressions of conditions. */
import { defined } from '../../../defined.js';
import { emptyOf } from '../../../model/blanks.js';
import { type Leaf, leavesOf } from '../../../model/conditions.js';
import type { Atom, Condition, Field, Scalar, Shape, ValueTest } from '../../../model/model.js';
import { askedBy } from '../../../model/table-rules.js';
import { seenShape } from '../../../model/value-types.js';
import { literal, regexLiteral, stringLiteral } from '../../encode.js';
import { code, type Code } from './code.js';
import type { ShapeNames } from './emitted-names.js';
import { runtime } from './runtime-references.js';
import { allOf, anyOf, every, not, type Test, test } from './test-code.js';
import { areMany, isListed } from './words.js';

/** Expressions that test whether an element is given and whether a condition holds. */
export interface Tests {
  readonly isGiven: (field: string) => Test;
  readonly holds: (condition: Condition) => Test;
}

/** The variables in which the function of a shape records the elements that are given, and the tests that read them. */
export interface Presence extends Tests {
  /** The declarations of the variables. */
  readonly variables: readonly Code[];
  /** The statement that records an element as given; none for an element without a variable. */
  readonly record: (field: Field) => readonly Code[];
  /** Names of the elements whose value a condition compares. */
  readonly compared: ReadonlySet<string>;
}

/** Names of the elements whose default is filled in when they are not given. */
export function filledWhenMissing({ fields }: Shape): readonly string[] {
  return fields.filter((field) => isFilledWhenMissing(field)).map(({ name }) => name);
}

export function isFilledWhenMissing(field: Field): boolean {
  return field.fills && !emptyOf(field) && !field.ignored;
}

/**
 * @param more names of further elements that need a variable
 * @param asked further conditions that are tested
 */
export function presenceOf(
  shape: Shape,
  names: ShapeNames,
  more: readonly string[] = [],
  asked: readonly Condition[] = [],
): Presence {
  const leaves = [...leavesIn(shape), ...asked.flatMap(leavesOf)];
  const recorded = recordedElements(shape, leaves, more);
  const isGiven = (element: string): Test => {
    const has = names.has(fieldOf(shape, element));
    return { holds: code`${has}`, fails: code`!${has}` };
  };
  return {
    variables: shape.fields
      .filter(({ name }) => recorded.has(name))
      .map((field) => code`let ${names.has(field)} = false;`),
    record: (field) => (recorded.has(field.name) ? [code`${names.has(field)} = true;`] : []),
    isGiven,
    compared: new Set(leaves.flatMap(({ kind, field }) => (kind === 'present' ? [] : [field]))),
    holds: (condition) => expressionOf(shape, condition, isGiven, (name) => keptValue(fieldOf(shape, name), names)),
  };
}

/** Whether the rules of an element depend on its siblings, so that it is judged after all of them. */
export function isLate({ ignored, ranges }: Field): boolean {
  return ignored !== undefined || ranges.length > 0;
}

/** The value of an element in its variable. The variable of an element that is not late starts with the default. */
function keptValue(field: Field, { local }: ShapeNames): Code {
  return isLate(field) ? withDefault(field, code`${local(field)}`) : code`${local(field)}`;
}

/** A value as conditions use it: the default if the element is not given. */
export function withDefault(field: Field, value: Code): Code {
  return field.fills && field.default !== undefined
    ? code`${value} === undefined ? ${literal(field.default)} : ${value}`
    : value;
}

/** Tests where every element is in a variable of its own. */
export function testsOfVariables(shape: Shape, { local }: ShapeNames): Tests {
  return testsOf(shape, (field) => code`${local(field)}`);
}

/** Tests where an expression reads the value of an element: `state`, `result['state']`. */
export function testsOf(shape: Shape, valueOf: (field: Field) => Code): Tests {
  const isGiven = (name: string): Test => {
    const field = fieldOf(shape, name);
    const value = valueOf(field);
    const isPresent: Test = { holds: code`${value} !== undefined`, fails: code`${value} === undefined` };
    const empty = emptyOf(field);
    return empty ? allOf([isPresent, test(code`${value} !== ${empty.type}`)]) : isPresent;
  };
  const comparedValue = (name: string): Code => withDefault(fieldOf(shape, name), valueOf(fieldOf(shape, name)));
  return { isGiven, holds: (condition) => expressionOf(shape, condition, isGiven, comparedValue) };
}

export function fieldOf(shape: Shape, name: string): Field {
  const field = shape.fields.find((candidate) => candidate.name === name);
  if (!field) throw new Error(`${shape.name} has no ${name}`);
  return field;
}

/** A condition as a TypeScript expression. */
export function expressionOf(
  shape: Shape,
  condition: Condition,
  isGiven: (field: string) => Test,
  valueOf: (field: string) => Code,
): Test {
  const inner = (part: Condition): Test => expressionOf(shape, part, isGiven, valueOf);
  switch (condition.kind) {
    case 'present':
      return isGiven(condition.field);
    case 'in':
      return isAnyOf(valueOf(condition.field), condition.values);
    case 'matches':
    case 'within':
    case 'child':
    case 'anyEntry':
    case 'anyValue':
      return atomTest(condition, fieldOf(shape, condition.field), valueOf(condition.field));
    case 'not':
      return not(inner(condition.of));
    case 'all':
      return allOf(condition.of.map(inner));
    case 'any':
      return anyOf(condition.of.map(inner));
  }
}

function isAnyOf(value: Code | string, values: readonly Scalar[]): Test {
  if (areMany(values)) return test(isListed(value, values));
  return anyOf(values.map((one) => test(code`${runtime.equals}(${value}, ${literal(one)})`)));
}

/** @param given the value of the element, or its default, as an expression */
function atomTest(atom: Atom, field: Field, given: Code): Test {
  switch (atom.kind) {
    case 'matches':
      return test(
        every([
          valueTest(atom, given).holds,
          // An element that is empty has no value.
          ...(field.emptyText && new RegExp(atom.pattern, 'u').test('')
            ? [code`!${runtime.equals}(${given}, '')`]
            : []),
        ]),
      );
    case 'within':
      return valueTest(atom, given);
    case 'child':
      return test(code`${runtime.isObjectWhere}(${given}, (inner) => ${ofObject(field, atom.of)})`);
    case 'anyEntry':
      return test(code`${runtime.hasEntryWhere}(${given}, (inner) => ${ofObject(field, atom.of)})`);
    case 'anyValue':
      return test(code`${runtime.hasValueWhere}(${given}, (one) => ${valueTest(atom.of, 'one').holds})`);
  }
}

/** @param given the value, as an expression */
function valueTest(asked: ValueTest, given: Code | string): Test {
  switch (asked.kind) {
    case 'in':
      return isAnyOf(given, asked.values);
    case 'matches':
      return test(code`${runtime.matches}(${given}, ${regexLiteral(asked.pattern, 'u')})`);
    case 'within': {
      const { minimum, maximum, above, below } = asked.bounds;
      const least = Math.max(minimum ?? -Infinity, above ?? -Infinity);
      const most = Math.min(maximum ?? Infinity, below ?? Infinity);
      const isNot = (bound: number | undefined): readonly Code[] =>
        bound === undefined ? [] : [code`!${runtime.equals}(${given}, ${bound})`];
      const within = code`${runtime.isWithin}(${given}, ${String(least)}, ${String(most)})`;
      return test(every([within, ...isNot(above), ...isNot(below)]));
    }
  }
}

/** A condition on the object `inner`. */
function ofObject({ name, type }: Field, condition: Condition): Code {
  const { holds } = testsOf(
    defined(seenShape(type), `the table of ${name}`),
    (field) => code`${runtime.elementOf}(inner, ${stringLiteral(field.name)})`,
  );
  return holds(condition).holds;
}

function recordedElements(shape: Shape, leaves: readonly Leaf[], more: readonly string[]): ReadonlySet<string> {
  return new Set([
    // Whether one that may be empty is missing, no variable says.
    ...shape.fields.filter((field) => field.presence === 'M' && !emptyOf(field)).map(({ name }) => name),
    ...shape.conditions.flatMap(({ demands }) => demands.map(({ field }) => field)),
    ...leaves.flatMap(({ kind, field }) => (kind === 'present' ? [field] : [])),
    ...more,
  ]);
}

/** What the conditions of a shape are made up of. */
function leavesIn({ conditions, fields, tableRules }: Shape): readonly Leaf[] {
  return [
    ...conditions.flatMap(({ demands }) => demands.map(({ when }) => when)),
    ...(tableRules ?? []).flatMap(askedBy),
    ...fields.flatMap(({ ignored, ranges }) => [...(ignored ? [ignored] : []), ...ranges.map(({ when }) => when)]),
  ].flatMap(leavesOf);
}
