/** A rule as alternatives, as few and as wide as possible: maximal boxes that together cover all allowed combinations. */
import { defined } from '../defined.js';
import type { Branch, BranchTerm, Demand, ElementTerm } from './model.js';
import { type Combination, combinationsOf, holds, isFeasible, isThere, type Variable } from './truth.js';
import { valuesOf } from './value-types.js';

/** The indexes of the allowed cases of each variable. */
type Box = readonly (readonly number[])[];

/** Whether a combination satisfies every demand. */
export function keeps(demands: readonly Demand[], variables: readonly Variable[], combination: Combination): boolean {
  return demands.every(({ field, effect, when }) => {
    if (!holds(when, variables, combination)) return true;
    const found = combination[variables.findIndex((variable) => !variable.atom && variable.field.name === field)];
    return (found !== undefined && isThere(found)) === (effect === 'mandatory');
  });
}

/** Whether a combination satisfies a branch for those who see neither atoms nor that an open element has no value but some. */
export function seemsKept(
  branches: readonly Branch[],
  variables: readonly Variable[],
  combination: Combination,
): boolean {
  return branches.some((branch) =>
    branch.every((term) => {
      if ('atom' in term) return true;
      const { field: name, absent, null: mayBeNull = absent, present } = term;
      const index = variables.findIndex(({ field, atom }) => !atom && field.name === name);
      const found = defined(combination[index], name);
      if (found.kind === 'absent') return absent;
      if (found.kind === 'null') return mayBeNull;
      if (present === 'none' || present === 'any') return present === 'any';
      const value = found.kind === 'value' ? found.value : undefined;
      if ('only' in present) return value !== undefined && present.only.includes(value);
      const type = defined(variables[index], name).field.type;
      // The type of an open element is the same without some values.
      return valuesOf(type) === undefined || value === undefined || !present.except.includes(value);
    }),
  );
}

/** The branches of a rule: none if no combination satisfies it, a single empty one if every combination does. */
export function branchesOf(demands: readonly Demand[], variables: readonly Variable[]): readonly Branch[] {
  return branchesWhere((combination) => keeps(demands, variables, combination), variables);
}

/** The allowed combinations as alternatives. */
export function branchesWhere(
  isAllowed: (combination: Combination) => boolean,
  variables: readonly Variable[],
): readonly Branch[] {
  const combinations = combinationsOf(variables);
  const feasible = combinations.map((combination) => isFeasible(variables, combination));
  // What cannot occur may be allowed, so that the boxes are wider.
  const allowed = combinations.map((combination, row) => !feasible[row] || isAllowed(combination));
  const strides = stridesOf(variables);
  const boxes: Box[] = [];
  // How many boxes cover a combination.
  const covers = allowed.map(() => 0);
  for (const [row, isIn] of allowed.entries()) {
    if (!isIn || !feasible[row] || covers[row]) continue;
    const box = widen(row, variables, strides, allowed);
    boxes.push(box);
    for (const covered of rowsOf(box, strides)) covers[covered] = defined(covers[covered], 'a combination') + 1;
  }
  const needed = boxes.filter((box) => {
    // A box that the others cover together adds nothing.
    const rows = rowsOf(box, strides).filter((row) => feasible[row]);
    if (rows.some((row) => covers[row] === 1)) return true;
    for (const row of rows) covers[row] = defined(covers[row], 'a combination') - 1;
    return false;
  });
  return needed.map((box) => termsOf(box, variables)).sort((a, b) => compare(a, b, variables));
}

/** The difference in number between combinations that differ by one case of a variable; the last one changes fastest. */
function stridesOf(variables: readonly Variable[]): readonly number[] {
  let stride = 1;
  return variables
    .toReversed()
    .map(({ cases }) => {
      const own = stride;
      stride *= cases.length;
      return own;
    })
    .toReversed();
}

/** Extends a combination to a box: each variable gets every further case with which the whole box is still allowed. */
function widen(
  row: number,
  variables: readonly Variable[],
  strides: readonly number[],
  allowed: readonly boolean[],
): Box {
  const own = variables.map(
    ({ cases }, variable) => Math.floor(row / defined(strides[variable], 'a stride')) % cases.length,
  );
  let box: Box = own.map((found) => [found]);
  variables.forEach(({ cases }, variable) => {
    cases.forEach((_, found) => {
      if (box[variable]?.includes(found)) return;
      // The rest of the wider box is known to be allowed.
      const added = box.with(variable, [found]);
      if (!rowsOf(added, strides).every((one) => allowed[one])) return;
      box = box.map((cell, at) => (at === variable ? [...cell, found].sort((a, b) => a - b) : cell));
    });
  });
  return box;
}

/** The numbers of the combinations in a box. */
function rowsOf(box: Box, strides: readonly number[]): readonly number[] {
  return box.reduce<readonly number[]>(
    (rows, cell, variable) =>
      rows.flatMap((row) => cell.map((found) => row + found * defined(strides[variable], 'a stride'))),
    [0],
  );
}

function termsOf(box: Box, variables: readonly Variable[]): Branch {
  return variables.flatMap(({ field, atom, cases }, variable): readonly BranchTerm[] => {
    const cell = defined(box[variable], field.name);
    if (cell.length === cases.length) return [];
    if (atom) return [{ atom, holds: cell.some((index) => cases[index]?.kind === 'yes') }];
    const chosen = cell.map((index) => defined(cases[index], `a case of ${field.name}`));
    const isNullApart = cases.some(({ kind }) => kind === 'null');
    const restricted = {
      field: field.name,
      absent: chosen.some(({ kind }) => kind === 'absent'),
      ...(isNullApart ? { null: chosen.some(({ kind }) => kind === 'null') } : {}),
    };
    const values = chosen.flatMap((found) => (found.kind === 'value' ? [found.value] : []));
    const others = cases.flatMap((found) =>
      found.kind === 'value' && !values.includes(found.value) ? [found.value] : [],
    );
    const hasOther = cases.some(({ kind }) => kind === 'other');
    const takesOther = chosen.some(({ kind }) => kind === 'other');
    if (values.length === 0 && !takesOther) return [{ ...restricted, present: 'none' }];
    if (others.length === 0 && takesOther === hasOther) return [{ ...restricted, present: 'any' }];
    return [{ ...restricted, present: takesOther ? { except: others } : { only: values } }];
  });
}

export function isElementTerm(term: BranchTerm): term is ElementTerm {
  return !('atom' in term);
}

/** The element that a term is about. */
export function nameOf(term: BranchTerm): string {
  return 'atom' in term ? term.atom.field : term.field;
}

/** Branches are sorted by the order of the elements that they restrict: [a, b], [a, c], [b]. */
function compare(one: Branch, other: Branch, variables: readonly Variable[]): number {
  const places = (branch: Branch): readonly number[] =>
    branch.map((term) => variables.findIndex(({ field }) => field.name === nameOf(term)));
  const [a, b] = [places(one), places(other)];
  for (const [index, place] of a.entries()) {
    const otherPlace = b[index] ?? -1;
    if (place !== otherPlace) return place - otherPlace;
  }
  return a.length - b.length;
}
