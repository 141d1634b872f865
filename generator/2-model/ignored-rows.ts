/** Conditions that name an element which is ignored under a condition of its own: while it is, it counts as not given. */
import type { ConditionDefinition, FieldDefinition } from '../1-load/definition.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import { limits } from '../limits.js';
import { fieldsOf, leavesOf } from '../model/conditions.js';
import type { Condition } from '../model/model.js';
import { asksParent, proseIn } from './condition-parts.js';
import { type EffectKey, effectsOf } from './effects.js';
import type { resolveCondition, Siblings } from './resolve-condition.js';
import { at, type Place, type Scope } from './scope.js';

/** When a row is ignored, if at all. It is found out once: many conditions may name one row. */
export interface Ignored {
  readonly when: Condition | undefined;
  /** The rows that this depends on, also by way of others. */
  readonly reaches: ReadonlySet<FieldDefinition>;
  /** Why it has no meaning; a mistake in its condition is reported where that is written. */
  readonly flaw?: 'mistake' | 'too large' | { readonly leadsBackTo: string };
}

/** A row of which it is being found out. */
export interface Ignoring {
  readonly row: FieldDefinition;
  readonly reaches: Set<FieldDefinition>;
  flaw?: Ignored['flaw'];
}

interface Named {
  readonly name: string;
  readonly row: FieldDefinition;
  readonly where: Place;
  readonly siblings: Siblings;
}

/** What is asked of an element that may be ignored is false while it is. */
export function unlessIgnored(
  scope: Pick<Scope, 'report'>,
  named: Named,
  asked: Condition | undefined,
  resolve: typeof resolveCondition,
): Condition | undefined {
  const { name, row, where, siblings } = named;
  const { asking, ignoring = [], ignored } = siblings;
  const outer = ignoring.at(-1);
  // That a row names itself in its own condition is another mistake.
  if (!outer && row === asking?.row) return asked;
  outer?.reaches.add(row);
  if (outer && ignoring.some((one) => one.row === row)) {
    outer.flaw ??= { leadsBackTo: name };
    return undefined;
  }
  const own = ignored.get(row) ?? ignoredWhen(row, where, siblings, resolve);
  ignored.set(row, own);
  for (const other of own.reaches) outer?.reaches.add(other);
  const isCircle = !outer && asking !== undefined && own.reaches.has(asking.row);
  const flaw = isCircle ? { leadsBackTo: asking.name } : own.flaw;
  if (flaw === undefined)
    return own.when && asked ? { kind: 'all', of: [asked, { kind: 'not', of: own.when }] } : asked;
  if (outer) outer.flaw ??= flaw;
  else if (flaw === 'too large')
    scope.report(diagnostic('condition-too-large', at(where), { most: limits.combinations }));
  else if (flaw !== 'mistake') scope.report(diagnostic('condition-on-ignored', at(where), { name: flaw.leadsBackTo }));
  return undefined;
}

function ignoredWhen(
  row: FieldDefinition,
  where: Place,
  siblings: Siblings,
  resolve: typeof resolveCondition,
): Ignored {
  const own: Ignoring = { row, reaches: new Set() };
  const inner: Siblings = { ...siblings, ignoring: [...(siblings.ignoring ?? []), own] };
  const { ignored: when } = effectsOf(row, (key) => {
    const written: ConditionDefinition | undefined = row[key];
    // Prose ignores nothing, and what asks a table around is reported where it is written.
    if (written === undefined || !decidesIgnored(row, key)) return undefined;
    if (proseIn(written) !== undefined || asksParent(written)) return undefined;
    const found = resolve({ report: () => undefined }, written, where, inner);
    if (!found) own.flaw ??= 'mistake';
    return found;
  });
  const { reaches, flaw = when && isTooLarge(when) ? 'too large' : undefined } = own;
  return { when, reaches, ...(flaw === undefined ? {} : { flaw }) };
}

/** Whether a condition certainly has too many combinations, since each element is given or not; or too many parts. */
function isTooLarge(when: Condition): boolean {
  return 2 ** fieldsOf(when).length > limits.combinations || leavesOf(when).length > limits.combinations;
}

/** Whether the condition at a key decides when the row is ignored. */
function decidesIgnored({ otherwise }: FieldDefinition, key: EffectKey): boolean {
  return key === 'ignored' || otherwise === 'ignored';
}
