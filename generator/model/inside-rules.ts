/** Rules about elements inside as conditions. */
import type { Condition, InsideCheck } from './model.js';

type Cases = Pick<InsideCheck, 'path' | 'cases'>;

/** The condition of an object of the table that breaks the rule. */
export function wholeOf(check: Cases): Condition {
  return insideOf(check, 0);
}

/** The same of an object at a level of the path: one that makes the rest of a case true. */
export function insideOf(check: Cases, level: number): Condition {
  const [only, ...others] = check.cases.map((one) => restOf(check, one, level));
  if (!only) throw new Error('A rule has no case');
  return others.length === 0 ? only : { kind: 'any', of: [only, ...others] };
}

function restOf(check: Cases, one: InsideCheck['cases'][number], level: number): Condition {
  const own = one[level];
  const step = check.path[level];
  const parts: readonly Condition[] = [
    ...(own ? [own] : []),
    ...(step
      ? [{ kind: step.isArray ? 'anyEntry' : 'child', field: step.name, of: restOf(check, one, level + 1) } as const]
      : []),
  ];
  const [first] = parts;
  return first && parts.length === 1 ? first : { kind: 'all', of: parts };
}
