/** Adds and removes tied elements until no rule is broken that could be satisfied. */
import { groupedBy } from '../grouped.js';
import { isElementTerm, nameOf } from '../model/branches.js';
import type { Branch, BranchTerm, ConditionRule, ElementTerm, Field, Scalar, TableRule } from '../model/model.js';
import { isScalar } from '../model/value-types.js';
import { valueWhere } from './cases.js';
import { holdsFor } from './holds.js';
import { settleMany } from './settle-many.js';
import { changesForRule } from './table-rule-changes.js';
import type { Tie } from './ties.js';
import { broken, elementOf, type Elements, entries, ownValue, sample, type PayloadContext } from './payload-context.js';
import { arraysFor } from './sizes.js';

/** Up to this number of elements, every solution is tried to find the best one. */
const FEW = 8;

/** Maximum number of attempts; after that, the first solution is used. */
const MOST_ATTEMPTS = 100;

interface Attempts {
  left: number;
}

/** Settles the elements of a tie without changing `locked` ones. */
export function settle(context: PayloadContext, tie: Tie, elements: Elements, locked: ReadonlySet<string>): Elements {
  if (tie.fields.length > FEW) return settleMany(context, tie, elements, locked);
  return attempt(context, tie, elements, locked, { left: MOST_ATTEMPTS });
}

function attempt(
  context: PayloadContext,
  tie: Tie,
  elements: Elements,
  locked: ReadonlySet<string>,
  attempts: Attempts,
): Elements {
  attempts.left--;
  for (const { pointer, rule } of brokenHere(context, tie, elements)) {
    const name = pointer.slice(1).replaceAll('~1', '/').replaceAll('~0', '~');
    const condition = tie.shape.conditions.find(({ id }) => id === rule);
    const whole = ruleOf(tie, rule);
    const changes = condition
      ? changesFor(context, tie, condition, elements, locked)
      : whole
        ? changesForRule(context, tie, whole, elements, locked)
        : othersFor(context, tie, name, locked);
    let best: { readonly elements: Elements; readonly cost: number } | undefined;
    for (const change of changes) {
      if (best && attempts.left <= 0) break;
      const all = { ...elements, ...change };
      const found = attempt(context, tie, all, new Set([...locked, ...fixedBy(tie, elements, change)]), attempts);
      const cost = costOf(context, tie, found);
      if (!best || cost < best.cost) best = { elements: found, cost };
    }
    if (best) return best.elements;
  }
  return elements;
}

/**
 * The elements that a change decides for good. Of an element that is only now given, the value is still open where it has
 * rules under conditions, or where rules compare it or what it holds.
 */
export function fixedBy({ byName, valued }: Tie, elements: Elements, change: Elements): readonly string[] {
  return Object.keys(change).filter((name) => {
    const isNew = ownValue(elements, name) === undefined && change[name] !== undefined;
    return !isNew || (byName.get(name)?.ranges.length === 0 && !valued.has(name));
  });
}

function brokenHere(context: PayloadContext, tie: Tie, elements: Elements): ReturnType<typeof broken> {
  return broken(context, tie.shape, elements).filter(
    ({ pointer, rule }) => ruleOf(tie, rule) !== undefined || /^\/[^/]*$/.test(pointer),
  );
}

function ruleOf({ rules }: Tie, id: string): TableRule | undefined {
  return [...rules.keys()].find((rule) => rule.id === id);
}

/** Broken rules cost more than additional elements. */
function costOf(context: PayloadContext, { shape }: Tie, elements: Elements): number {
  const count = Object.values(elements).filter((value) => value !== undefined).length;
  return broken(context, shape, elements).length * 1000 + count;
}

/** The changes for each branch of a rule that the locked elements allow. */
export function changesFor(
  context: PayloadContext,
  tie: Tie,
  { branches }: Pick<ConditionRule, 'branches'>,
  elements: Elements,
  locked: ReadonlySet<string>,
): readonly Elements[] {
  const fields = tie.byName;
  const changed = (branch: Branch, isLean: boolean): Elements | undefined => {
    const change: Record<string, unknown> = {};
    for (const [name, terms] of groupedBy(branch, nameOf)) {
      const field = fields.get(name);
      const value = ownValue(elements, name);
      const isKept = (term: BranchTerm): boolean =>
        'atom' in term ? holdsFor(term.atom, fields, elements) === term.holds : isAllowed(term, value);
      if (!field || terms.every(isKept)) continue;
      const wanted = wantedValue(context, field, terms, isLean);
      if (locked.has(name) || (wanted === undefined && !mayBeAbsent(field, terms))) return undefined;
      change[name] = wanted;
    }
    return Object.keys(change).length > 0 ? change : undefined;
  };
  return branches.flatMap((branch) => {
    const lean = changed(branch, true);
    if (!lean) return [];
    // Another rule may ask for what is better left out.
    const isLeft = branch.some((term) => 'atom' in term && lean[nameOf(term)] === undefined && nameOf(term) in lean);
    return [lean, (isLeft && changed(branch, false)) || []].flat();
  });
}

function isAllowed({ absent, null: mayBeNull = absent, present }: ElementTerm, value: unknown): boolean {
  if (value === undefined) return absent;
  if (value === null) return mayBeNull;
  if (present === 'none' || present === 'any') return present === 'any';
  return 'only' in present ? present.only.includes(value as Scalar) : !present.except.includes(value as Scalar);
}

function mayBeAbsent({ presence }: Field, terms: readonly BranchTerm[]): boolean {
  return terms.every((term) => ('atom' in term ? !term.holds && presence !== 'M' : term.absent));
}

/** A value that a branch allows for the element; undefined if it allows none, or if the element may be left out and is to be. */
function wantedValue(context: PayloadContext, field: Field, terms: readonly BranchTerm[], isLean: boolean): unknown {
  const atoms = terms.filter((term) => 'atom' in term);
  const [term] = terms.filter(isElementTerm);
  if (term?.present === 'none') return undefined;
  if (atoms.length > 0) {
    if (isLean && mayBeAbsent(field, terms)) return undefined;
    return valueWhere(context, field, atoms, (value) => !term || isAllowed(term, value));
  }
  if (!term || term.present === 'any' || field.array) return sample(context, field);
  return entries(context, field).find((value) => isAllowed(term, value));
}

/** Other values for an element whose value breaks a rule of its own, for example a range. */
export function othersFor(
  context: PayloadContext,
  tie: Tie,
  name: string,
  locked: ReadonlySet<string>,
): readonly Elements[] {
  const field = tie.byName.get(name);
  if (!field || locked.has(name)) return [];
  if (field.array) return arraysFor(context, field).map((value) => ({ [name]: value }));
  if (!isScalar(field.type)) return [];
  return entries(context, field).map((value) => ({ [name]: elementOf(context, field, value) }));
}
