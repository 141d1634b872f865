/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/validation/inside.ts, made by `specwright generate`. Do not edit.
/** Rules about elements inside that depend on elements around them. */
import { isFull, pointerTo, type Report } from './report.js';
import { failRule, type WithRule } from './table-rules.js';
import { type Elements, elementOf, entryOf, isObject, lengthOf } from './values.js';

/** The elements that lead to the objects inside, and whether each holds an array of them. */
type Path = readonly (readonly [element: string, isArray: boolean])[];

/** Reports a broken rule at an element of each object inside for which `isBroken` is true. Returns their number. */
export function failInside<Rule extends string>(
  out: Report | undefined,
  table: WithRule<Rule>,
  rule: Rule,
  value: unknown,
  path: Path,
  element: string,
  isBroken: (...objects: Elements[]) => boolean,
): number {
  let bad = 0;
  const search = (found: unknown, level: number, objects: readonly Elements[], place: string): void => {
    const [name, isArray] = path[level] ?? ['', false];
    const here = out ? place + pointerTo(out, name) : '';
    if (!isArray) into(found, level, objects, here);
    else if (Array.isArray(found)) {
      const length = lengthOf(found);
      for (let index = 0; index < length; index++)
        into(entryOf(found, index), level, objects, `${here}/${String(index)}`);
    }
  };
  const into = (found: unknown, level: number, outer: readonly Elements[], place: string): void => {
    if (!isObject(found) || (bad !== 0 && isFull(out))) return;
    const objects = [...outer, found];
    const next = path[level + 1];
    if (next) search(elementOf(found, next[0]), level + 1, objects, place);
    else if (isBroken(...objects)) bad += failRule(out, table, rule, element, undefined, place);
  };
  search(value, 0, [], '');
  return bad;
}
