/** Rows whose conditions speak of each other become one rule. */
import { diagnostic } from '../diagnostics.js';
import type { ConditionRule, Demand, Field } from '../model.js';
import { conditionId } from '../names.js';
import { branchesOf } from './branches.js';
import { describe, fieldsOf } from './conditions.js';
import type { Scope } from './scope.js';
import { countCombinations, TOO_MANY, variablesOf } from './truth.js';

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

function groupsOf(demands: readonly Demand[]): readonly (readonly Demand[])[] {
  const next = (field: string): readonly string[] =>
    demands.filter((demand) => demand.field === field).flatMap(({ when }) => fieldsOf(when));
  const reach = (from: string, found = new Set<string>()): ReadonlySet<string> => {
    for (const field of next(from)) if (!found.has(field)) reach(field, found.add(field));
    return found;
  };
  const groups: Demand[][] = [];
  for (const demand of demands) {
    const group = groups.find(([first]) => {
      if (!first) return false;
      const isSame = first.field === demand.field;
      return isSame || (reach(first.field).has(demand.field) && reach(demand.field).has(first.field));
    });
    if (group) group.push(demand);
    else groups.push([demand]);
  }
  return groups;
}

/** 'landlinePhoneNumber or mobilePhoneNumber must be given', or each demand with its condition. */
function inWords(demands: readonly Demand[], branches: ConditionRule['branches']): string {
  const needs = branches.map((branch) =>
    branch.every((term) => !term.absent && term.present === 'any')
      ? branch.map(({ field }) => field).join(' and ')
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
