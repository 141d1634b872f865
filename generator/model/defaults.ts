/** What is filled in for elements that are not given. */
import { describe } from './conditions.js';
import type { Condition, Default, Field } from './model.js';

/** Every default that may be filled in, in the order in which they are tried. */
export function defaultsOf({ defaults, fills, default: value }: Field): readonly Default[] {
  return defaults ?? (fills && value !== undefined ? [{ value }] : []);
}

/** Whether something is filled in whatever else is given, unless the element is ignored. */
export function isAlwaysFilled(field: Field): boolean {
  return defaultsOf(field).some(({ when }) => when === undefined);
}

/** The conditions under which each default counts: its own one, and that none before it holds. */
export function whenEach(defaults: readonly Default[]): readonly Condition[] {
  return defaults.map(({ when }, index) => {
    const before = defaults.slice(0, index).flatMap((one) => one.when ?? []);
    const parts = [...before.map((of): Condition => ({ kind: 'not', of })), ...(when ? [when] : [])];
    const [first] = parts;
    return first && parts.length === 1 ? first : { kind: 'all', of: parts };
  });
}

/** `7 when period is WEEKLY, otherwise 28`; undefined where there is no default. */
export function defaultInWords({ default: value, defaults, fills }: Field): string | undefined {
  if (!defaults) return value === undefined ? undefined : `${String(value)}${fills ? '' : ', never filled in'}`;
  return defaults
    .map((one) => (one.when ? `${String(one.value)} when ${describe(one.when)}` : `otherwise ${String(one.value)}`))
    .join(', ');
}
