/** Rules about which elements are given, some of them in objects inside: conditions on these say what they mean. */
import { diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/source.js';
import { branchesWhere } from '../model/branches.js';
import type { Condition, Field, GivenInsideCheck, GivenKind } from '../model/model.js';
import { countCombinations, holds, TOO_MANY, variablesOf } from '../model/truth.js';
import { resolveCondition, type Siblings } from './resolve-condition.js';
import { beyondReach } from './rule-elements.js';
import { at, inside, type Place, type Scope } from './scope.js';

/** Of more combinations, what shows the rule would take long to find. */
const MOST = TOO_MANY / 4;

interface Context {
  readonly scope: Scope;
  readonly fields: readonly Field[];
  /** The rows of the table. */
  readonly siblings: Siblings;
  readonly place: Place;
  readonly places: Map<string, Span>;
}

/** The rule; undefined if an element is unknown or cannot be reached, which is reported. */
export function givenInside(context: Context, of: GivenKind, names: readonly string[]): GivenInsideCheck | undefined {
  const { scope, fields, siblings, place, places } = context;
  const parts = names.flatMap((name, index) => {
    const where = inside(place, of, index);
    const span = at(where);
    places.set(`${of}.${index}`, span);
    return resolveCondition(reporting(scope, name, of, span), name, where, siblings) ?? [];
  });
  if (parts.length < names.length) return undefined;
  const broken = brokenBy(of, parts);
  const variables = variablesOf([broken], [], fields);
  if (countCombinations(variables) > MOST) {
    scope.report(diagnostic('condition-too-large', at(place), { most: MOST }));
    return undefined;
  }
  const branches = branchesWhere((row) => !holds(broken, variables, row), variables);
  return { check: 'givenInside', of, fields: names, given: parts, broken, branches };
}

/** What a condition cannot ask, a rule cannot name. */
function reporting(scope: Scope, name: string, rule: string, span: Span): Pick<Scope, 'report'> {
  return {
    report: (found) => {
      const isBeyond = found.code === 'condition-does-not-fit';
      scope.report(isBeyond ? diagnostic('rule-does-not-fit', span, { name, rule, reason: beyondReach }) : found);
    },
  };
}

/** The condition under which the rule is broken, of those under which its elements are given. */
export function brokenBy(of: GivenKind, parts: readonly Condition[]): Condition {
  const none: Condition = { kind: 'not', of: { kind: 'any', of: parts } };
  const several: readonly Condition[] = parts.slice(1).map((part, index) => ({
    kind: 'all',
    of: [part, { kind: 'any', of: parts.slice(0, index + 1) }],
  }));
  switch (of) {
    case 'atLeastOne':
      return none;
    case 'atMostOne':
      return { kind: 'any', of: several };
    case 'exactlyOne':
      return { kind: 'any', of: [none, ...several] };
    case 'together':
      return {
        kind: 'all',
        of: [
          { kind: 'any', of: parts },
          { kind: 'not', of: { kind: 'all', of: parts } },
        ],
      };
  }
}
