/** The cases of a truth table as values of elements. */
import {
  type Case,
  type Combination,
  combinationsOf,
  holds,
  isFeasible,
  isTrueOf,
  type Variable,
  variablesOf,
} from '../model/truth.js';
import type { AlternativesType, Atom, AtomTerm, Condition, Field, Scalar, Shape, ValueTest } from '../model/model.js';
import {
  brokenByEntry,
  breaksNothing,
  elementOf,
  type Elements,
  entries,
  entry,
  sample,
  smallest,
  type PayloadContext,
} from './payload-context.js';
import { inOrder, leastEntries } from './arrays.js';
import { isScalar, seenShape } from '../model/value-types.js';
import { holdsFor } from './holds.js';
import { defined } from '../defined.js';

/** A value for a case; undefined if there is none, or if the element is absent. */
export function valueFor(context: PayloadContext, { field, cases }: Variable, found: Case): unknown {
  if (found.kind === 'absent') return undefined;
  if (found.kind === 'null') return null;
  if (found.kind === 'value') return elementOf(context, field, found.value);
  const named = cases.flatMap((one) => (one.kind === 'value' ? one.value : []));
  if (named.length === 0) return sample(context, field);
  const other = !isScalar(field.type)
    ? entry(context, field)
    : entries(context, field).find((one) => !named.includes(one));
  return other === undefined ? undefined : elementOf(context, field, other);
}

/** Whether every mandatory element is given, and the atoms fit the elements. */
export function isPossible(row: Combination, variables: readonly Variable[]): boolean {
  return (
    row.every(({ kind }, index) => kind !== 'absent' || variables[index]?.field.presence !== 'M') &&
    isFeasible(variables, row)
  );
}

/** The atoms about an element in a combination. */
export function atomsIn(row: Combination, variables: readonly Variable[], field: Field): readonly AtomTerm[] {
  return variables.flatMap(({ atom, field: own }, index) =>
    atom && own === field ? [{ atom, holds: row[index]?.kind === 'yes' }] : [],
  );
}

/** A value for an element in a combination; undefined if there is none, or if the element is absent. */
export function valueIn(
  context: PayloadContext,
  variables: readonly Variable[],
  row: Combination,
  variable: Variable,
): unknown {
  const { field, cases } = variable;
  const found = defined(row[variables.indexOf(variable)], 'a case');
  const atoms = atomsIn(row, variables, field);
  if (atoms.length === 0 || (found.kind !== 'value' && found.kind !== 'other'))
    return valueFor(context, variable, found);
  const named = cases.flatMap((one) => (one.kind === 'value' ? one.value : []));
  const isIn = (value: Scalar): boolean => (found.kind === 'value' ? value === found.value : !named.includes(value));
  return valueWhere(context, field, atoms, isIn);
}

/** A valid value of an element for which atoms are true or false; undefined if there is none. */
export function valueWhere(
  context: PayloadContext,
  field: Field,
  atoms: readonly AtomTerm[],
  isIn: (value: Scalar) => boolean = () => true,
): unknown {
  const { type, array } = field;
  const shape = seenShape(type);
  if (array && isScalar(type)) return listWhere(context, field, atoms);
  if (!shape) {
    const isBroken = brokenByEntry(context, field);
    return [...entries(context, field), ...atoms.flatMap(({ atom }) => valuesAt(context, atom))].find(
      (value) =>
        isIn(value) &&
        atoms.every(({ atom, holds }) => isTrueOf(atom, value) === holds) &&
        isBroken(value).length === 0,
    );
  }
  const inside = (term: AtomTerm): Condition => {
    const { atom, holds } = term;
    if (atom.kind !== 'child' && atom.kind !== 'anyEntry') throw new Error(`${field.name} is an object`);
    return holds ? atom.of : { kind: 'not', of: atom.of };
  };
  const objectWhere = (of: readonly AtomTerm[]): Elements | undefined => {
    const whole: Condition = { kind: 'all', of: of.map(inside) };
    if (type.kind === 'alternatives') {
      const fields = new Map(shape.fields.map((element) => [element.name, element]));
      return objectsOfAll(context, type).find((object) => holdsFor(whole, fields, object));
    }
    const found = elementsWhere(context, shape, whole);
    return found && smallest(context, shape, found);
  };
  if (!array) return objectWhere(atoms);
  // Each entry makes one atom true, and none of those that are false.
  const wrong = atoms.filter(({ holds }) => !holds);
  const right = atoms.filter(({ holds }) => holds);
  const objects = (right.length > 0 ? right.map((one) => [one, ...wrong]) : [wrong]).map(objectWhere);
  const [first] = objects;
  if (first === undefined || objects.includes(undefined)) return undefined;
  return [...objects, ...Array.from({ length: Math.max(array.minItems - objects.length, 0) }, () => first)];
}

/** The smallest object of each of several tables, by each value that tells it. */
export function objectsOfAll(context: PayloadContext, { by, of }: AlternativesType): readonly Elements[] {
  return of.flatMap(({ values, shape }) => values.map((value) => smallest(context, shape, { [by]: value })));
}

/** An array of single values with an entry for each atom that is true, and none of which a false one would be true. */
function listWhere(context: PayloadContext, field: Field, atoms: readonly AtomTerm[]): unknown {
  const asked = atoms.flatMap(({ atom, holds }) => (atom.kind === 'anyValue' ? [{ test: atom.of, holds }] : []));
  const isBroken = brokenByEntry(context, field);
  const wrong = asked.filter(({ holds }) => !holds);
  const known = [...entries(context, field), ...asked.flatMap(({ test }) => valuesAt(context, test))];
  const values = known.filter(
    (value) => wrong.every(({ test }) => !isTrueOf(test, value)) && isBroken(value).length === 0,
  );
  const chosen: Scalar[] = [];
  for (let open = asked.filter(({ holds }) => holds); open.length > 0;) {
    const howMany = (value: Scalar): number => open.filter(({ test }) => isTrueOf(test, value)).length;
    const most = Math.max(...values.map(howMany));
    const best = most > 0 ? values.find((value) => howMany(value) === most) : undefined;
    if (best === undefined) return undefined;
    chosen.push(best);
    open = open.filter(({ test }) => !isTrueOf(test, best));
  }
  const first = chosen.length > 0 ? chosen : values.slice(0, 1);
  if (first.length === 0) return [];
  if (first.length > (field.array?.maxItems ?? Infinity)) return undefined;
  const missing = leastEntries(context, field) - first.length;
  if (missing <= 0) return inOrder(context, field, first);
  const isUnique = context.arrayRules.has(field);
  const others = isUnique ? values.filter((value) => !first.includes(value)) : first;
  return inOrder(context, field, [...first, ...Array.from({ length: missing }, (_, at) => others[isUnique ? at : 0])]);
}

/** Values on both sides of what is asked. */
function valuesAt({ texts }: PayloadContext, atom: Atom | ValueTest): readonly Scalar[] {
  if (atom.kind === 'in') return atom.values;
  if (atom.kind === 'matches') return texts.get(atom.pattern) ?? [];
  if (atom.kind !== 'within') return [];
  return Object.values(atom.bounds).flatMap((bound: number) => [bound, bound - 1, bound + 1]);
}

/** Elements of a table for which a condition is true, or undefined if there are none. */
function elementsWhere(context: PayloadContext, shape: Shape, condition: Condition): Elements | undefined {
  const variables = variablesOf([condition], [], shape.fields);
  for (const row of combinationsOf(variables)) {
    if (!isPossible(row, variables) || !holds(condition, variables, row)) continue;
    const found = elementsIn(context, variables, row);
    if (found) return found;
  }
  return undefined;
}

/** Values for the elements of a combination; undefined if one of them has none. */
function elementsIn(context: PayloadContext, variables: readonly Variable[], row: Combination): Elements | undefined {
  const own = variables.filter(({ atom }) => !atom);
  const found = own.map((variable) => [variable, valueIn(context, variables, row, variable)] as const);
  const isMissing = found.some(([variable, value]) => {
    const { kind } = defined(row[variables.indexOf(variable)], 'a case');
    return value === undefined && kind !== 'absent';
  });
  return isMissing ? undefined : Object.fromEntries(found.map(([{ field }, value]) => [field.name, value]));
}

/** All combinations of values of the elements that a condition refers to, and of `demanded` ones, that can occur. */
export function assignments(
  context: PayloadContext,
  shape: Shape,
  condition: Condition,
  demanded: readonly string[],
): readonly Elements[] {
  const variables = variablesOf([condition], demanded, shape.fields);
  return combinationsOf(variables)
    .filter((row) => isPossible(row, variables))
    .map((row) => elementsIn(context, variables, row))
    .filter((found) => found !== undefined);
}

/**
 * Values for the elements that a condition refers to, so that it is true or false; preferably some with which the
 * element can be given. Undefined if there are none.
 */
export function assignmentFor(
  context: PayloadContext,
  shape: Shape,
  field: Field,
  condition: Condition,
  wanted: boolean,
): Elements | undefined {
  const variables = variablesOf([condition], [], shape.fields);
  let first: Elements | undefined;
  for (const row of combinationsOf(variables)) {
    if (!isPossible(row, variables) || holds(condition, variables, row) !== wanted) continue;
    const assignment = elementsIn(context, variables, row);
    if (!assignment) continue;
    first ??= assignment;
    const object = smallest(context, shape, { ...assignment, [field.name]: sample(context, field) });
    if (breaksNothing(context, shape, field, object)) return assignment;
  }
  return first;
}

/** The elements with which another one is not ignored. */
export function counting(context: PayloadContext, shape: Shape, field: Field): Elements {
  return (field.ignored && assignmentFor(context, shape, field, field.ignored, false)) ?? {};
}
