/** Combines rows whose conditions refer to each other into one rule. */
import { groupedBy } from '../grouped.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import type { ConditionRule, Demand, Field } from '../model/model.js';
import { conditionId } from '../names.js';
import { branchesOf, isElementTerm, nameOf } from '../model/branches.js';
import { describe, fieldsOf } from '../model/conditions.js';
import type { Scope } from './scope.js';
import { countCombinations, TOO_MANY, variablesOf } from '../model/truth.js';

/**
 * The condition rules of a shape, in the table's order.
 *
 * Two rows belong together when each leads to the other through the elements that their conditions name:
 * street -> pobox -> buildingNumber -> pobox -> street is one rule with three rows.
 */
export function conditionRules(
  scope: Scope,
  shape: { readonly name: string; readonly table: string },
  fields: readonly Field[],
  demands: readonly Demand[],
): readonly ConditionRule[] {
  const taken = fields.flatMap(({ rules }) => rules.map(({ id }) => id));
  return groupsOf(demands).flatMap((group): readonly ConditionRule[] => {
    const rows = fields.filter(({ name }) => group.some(({ field }) => field === name));
    const [first] = rows;
    if (!first) return [];
    const conditions = group.map(({ when }) => when);
    const variables = variablesOf(
      conditions,
      group.map(({ field }) => field),
      fields,
    );
    if (countCombinations(variables) > TOO_MANY) {
      scope.report(diagnostic('condition-too-large', first.span, { most: TOO_MANY }));
      return [];
    }
    const branches = branchesOf(group, variables);
    const id = conditionId(shape.name, first.name, taken);
    taken.push(id);
    return [
      {
        kind: 'condition',
        id,
        message: inWords(group, branches),
        source: { table: shape.table, rows: rows.map(({ row }) => row) },
        demands: group,
        branches,
      },
    ];
  });
}

/** The demands whose elements lead to each other, in the order of the first of each group. */
function groupsOf(demands: readonly Demand[]): readonly (readonly Demand[])[] {
  const leads = new Map<string, Set<string>>();
  for (const { field, when } of demands) {
    const next = leads.get(field) ?? new Set();
    for (const name of fieldsOf(when)) next.add(name);
    leads.set(field, next);
  }
  const circleOf = circles(leads);
  return [...groupedBy(demands, ({ field }) => circleOf.get(field)).values()];
}

/**
 * The number of the circle that each name is on, by Tarjan's algorithm: names that lead to each other have the same
 * number, and a name that leads back to nobody has one of its own.
 */
function circles(leads: ReadonlyMap<string, ReadonlySet<string>>): ReadonlyMap<string, number> {
  const circleOf = new Map<string, number>();
  const seen = new Map<string, number>();
  const open: string[] = [];
  const visit = (name: string): number => {
    const order = seen.size;
    seen.set(name, order);
    open.push(name);
    let lowest = order;
    for (const next of leads.get(name) ?? []) {
      const known = seen.get(next);
      if (known === undefined) lowest = Math.min(lowest, visit(next));
      else if (!circleOf.has(next)) lowest = Math.min(lowest, known);
    }
    if (lowest === order) for (const one of open.splice(open.lastIndexOf(name))) circleOf.set(one, order);
    return lowest;
  };
  for (const name of leads.keys()) if (!seen.has(name)) visit(name);
  return circleOf;
}

/** 'one of landlinePhoneNumber, mobilePhoneNumber must be given', or each demand with its condition. */
function inWords(demands: readonly Demand[], branches: ConditionRule['branches']): string {
  const needs = branches.map((branch) =>
    branch.every((term) => isElementTerm(term) && !term.absent && term.present === 'any')
      ? branch.map(nameOf).join(' and ')
      : undefined,
  );
  if (needs.length > 1 && needs.every((need) => need !== undefined)) {
    const isPlain = needs.every((need) => !need.includes(' '));
    return isPlain ? `one of ${needs.join(', ')} must be given` : `${needs.join(', or ')}, must be given`;
  }
  return demands
    .map(
      ({ field, effect, when }) =>
        `${field} must ${effect === 'mandatory' ? 'be given' : 'be left out'} when ${describe(when)}`,
    )
    .join('; ');
}
