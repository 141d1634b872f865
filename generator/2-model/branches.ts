/** A rule as few and wide alternatives: maximal boxes of allowed combinations that together cover all of them. */
import type { Branch, BranchTerm, Condition, Demand, Field } from '../model.js';
import { type Combination, combinationsOf, holds, isThere, type Variable, variablesOf } from './truth.js';

/** For each variable the indexes of its cases that are allowed. */
type Box = readonly (readonly number[])[];

/** Whether a combination keeps every demand. */
export function keeps(demands: readonly Demand[], variables: readonly Variable[], combination: Combination): boolean {
  return demands.every(({ field, effect, when }) => {
    if (!holds(when, variables, combination)) return true;
    const found = combination[variables.findIndex((variable) => variable.field.name === field)];
    return (found !== undefined && isThere(found)) === (effect === 'mandatory');
  });
}

/** The branches of a rule; none when nothing keeps it, one empty one when everything does. */
export function branchesOf(demands: readonly Demand[], variables: readonly Variable[]): readonly Branch[] {
  return cover(variables, (combination) => keeps(demands, variables, combination));
}

/** The ways in which a condition holds, or with `false` does not. */
export function branchesWhere(condition: Condition, outcome: boolean, fields: readonly Field[]): readonly Branch[] {
  const variables = variablesOf([condition], [], fields);
  return cover(variables, (combination) => holds(condition, variables, combination) === outcome);
}

function cover(variables: readonly Variable[], isAllowed: (combination: Combination) => boolean): readonly Branch[] {
  const all = combinationsOf(variables);
  const indexes = all.map((combination) => combination.map((found, v) => variables[v]?.cases.indexOf(found) ?? -1));
  const allowed = new Set(indexes.filter((_, row) => isAllowed(all[row] ?? [])).map((row) => row.join()));
  const boxes: Box[] = [];
  for (const row of indexes) {
    const key = row.join();
    if (!allowed.has(key) || boxes.some((box) => covers(box, row))) continue;
    boxes.push(widen(row, variables, allowed));
  }
  let needed: readonly Box[] = boxes;
  for (const box of boxes) {
    // A box that the others cover together adds nothing.
    const others = needed.filter((other) => other !== box);
    if (indexes.every((row) => !covers(box, row) || others.some((other) => covers(other, row)))) needed = others;
  }
  return needed.map((box) => termsOf(box, variables)).sort((a, b) => compare(a, b, variables));
}

function covers(box: Box, row: readonly number[]): boolean {
  return row.every((found, variable) => box[variable]?.includes(found));
}

/** Lets each variable take every further case that keeps the whole box allowed, the most telling variable first. */
function widen(row: readonly number[], variables: readonly Variable[], allowed: ReadonlySet<string>): Box {
  let box: Box = row.map((found) => [found]);
  variables.forEach(({ cases }, variable) => {
    cases.forEach((_, found) => {
      if (box[variable]?.includes(found)) return;
      const wider = box.map((cell, at) => (at === variable ? [...cell, found].sort((a, b) => a - b) : cell));
      if (rowsOf(wider).every((cells) => allowed.has(cells.join()))) box = wider;
    });
  });
  return box;
}

function rowsOf(box: Box): readonly (readonly number[])[] {
  return box.reduce<readonly (readonly number[])[]>(
    (rows, cell) => rows.flatMap((row) => cell.map((next) => [...row, next])),
    [[]],
  );
}

function termsOf(box: Box, variables: readonly Variable[]): Branch {
  return variables.flatMap(({ field, cases }, variable): readonly BranchTerm[] => {
    const cell = box[variable] ?? [];
    if (cell.length === cases.length) return [];
    const chosen = cell.flatMap((index) => cases[index] ?? []);
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

/** Branches stand in the order of the elements that they restrict: [a, b], [a, c], [b]. */
function compare(one: Branch, other: Branch, variables: readonly Variable[]): number {
  const places = (branch: Branch): readonly number[] =>
    branch.map((term) => variables.findIndex(({ field }) => field.name === term.field));
  const [a, b] = [places(one), places(other)];
  const differs = a.findIndex((place, index) => place !== b[index]);
  return differs < 0 ? a.length - b.length : (a[differs] ?? 0) - (b[differs] ?? -1);
}
