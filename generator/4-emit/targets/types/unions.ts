/** Which rules of a table its type expresses as unions: TypeScript multiplies unions that an intersection combines. */
import { isDeepStrictEqual } from 'node:util';
import type {
  Branch,
  BranchTerm,
  Condition,
  ConditionRule,
  Field,
  Range,
  Shape,
  TableRule,
} from '../../../model/model.js';
import { valuesOf } from '../../../model/value-types.js';
import { isElementTerm } from '../../../model/branches.js';
import { alternatives } from '../../lower/alternatives.js';
import { isAboutGiven, tableRulesOf } from '../../../model/table-rules.js';

/** The maximum number of objects in the union of a table. The compiler rejects 100,000, and becomes slow much earlier. */
export const LARGEST_UNION = 1_024;

/** The maximum number of elements of a rule of a table whose union a person still reads. */
export const MOST_READABLE = 8;

export interface Unions {
  readonly conditions: ReadonlySet<ConditionRule>;
  /** The rules of the table as a whole, with the branches of their unions. */
  readonly tableRules: ReadonlyMap<TableRule, readonly Branch[]>;
  /** Elements that may be ignored, and whose union fits. */
  readonly ignored: ReadonlySet<Field>;
  /** Those that are mandatory whenever they are not ignored: the union of an element says what its condition does. */
  readonly folded: ReadonlyMap<Field, ConditionRule>;
  /** What conditions exclude of the values of elements. */
  readonly values: ReadonlySet<Range>;
}

/** As many as fit, in the order of the table. Elements that may be ignored come first: without a union they have no type. */
export function unionsOf(shape: Shape): Unions {
  let size = 1;
  const fits = (branches: number): boolean => {
    if (size * branches > LARGEST_UNION) return false;
    size *= Math.max(branches, 1);
    return true;
  };
  const isIgnorable = (field: Field): boolean => {
    const { ignored } = field;
    // It needs at least two branches. Skip the computation if these do not fit.
    if (!ignored || size * 2 > LARGEST_UNION || !isSayable(shape, ignored)) return false;
    return fits([true, false].reduce((sum, holds) => sum + alternatives(shape, ignored, holds).length, 0));
  };
  const ignored = new Set(shape.fields.filter(isIgnorable));
  const folded = foldedIn(shape, ignored);
  const saidThere = new Set(folded.values());
  // Those of which no type can say a branch have no union.
  const isFree = (rule: ConditionRule): boolean =>
    saidThere.has(rule) || rule.branches.some((branch) => !branch.some(isElementTerm));
  const conditions = new Set(shape.conditions.filter((rule) => isFree(rule) || fits(rule.branches.length)));
  const tableRules = new Map(
    tableRulesOf(shape).flatMap((rule): readonly (readonly [TableRule, readonly Branch[]])[] => {
      const branches = branchesOf(shape, rule);
      return branches && fits(branches.length) ? [[rule, branches]] : [];
    }),
  );
  const values = shape.fields
    .filter((field) => !field.ignored || ignored.has(field))
    .flatMap((field) => {
      const whileIgnored = field.ignored ? alternatives(shape, field.ignored, true).length : 0;
      return field.ranges
        .filter((range) => isTold(field, range) && isSayable(shape, range.when))
        .filter(({ when }) => fits(alternatives(shape, when, false).length + whileIgnored + 1));
    });
  return { ignored, folded, conditions, tableRules, values: new Set(values) };
}

function foldedIn({ conditions }: Shape, ignored: ReadonlySet<Field>): ReadonlyMap<Field, ConditionRule> {
  return new Map(
    [...ignored].flatMap((field): readonly (readonly [Field, ConditionRule])[] => {
      const rule = conditions.find(({ demands: [demand, ...others] }) => {
        if (others.length > 0 || demand?.field !== field.name || demand.effect !== 'mandatory') return false;
        return isDeepStrictEqual(field.ignored, { kind: 'not', of: demand.when });
      });
      return rule ? [[field, rule]] : [];
    }),
  );
}

/** Whether types can tell when a condition is true: not by an atom, nor by any value of an open type but some. */
export function isSayable(shape: Shape, condition: Condition): boolean {
  return [true, false].every((holds) =>
    alternatives(shape, condition, holds).every((branch) =>
      branch.every((term) => {
        if ('atom' in term) return false;
        const type = shape.fields.find(({ name }) => name === term.field)?.type;
        const isOpen = !type || valuesOf(type) === undefined;
        return !(isOpen && typeof term.present === 'object' && 'except' in term.present);
      }),
    ),
  );
}

/** Whether a type can say which values a condition leaves: those that are listed. */
function isTold({ type, array }: Field, { only, except }: Range): boolean {
  if (array) return false;
  return only !== undefined || (except !== undefined && valuesOf(type) !== undefined);
}

/**
 * The alternatives of a rule about which elements are given; undefined for other rules, for those under a condition, and for
 * those that would be too long.
 */
function branchesOf({ fields }: Shape, rule: TableRule): readonly Branch[] | undefined {
  if (!isAboutGiven(rule) || rule.when || rule.fields.length > MOST_READABLE) return undefined;
  if (rule.fields.some((name) => fields.find((field) => field.name === name)?.ignored)) return undefined;
  const given = (field: string): BranchTerm => ({ field, absent: false, present: 'any' });
  const none = (field: string): BranchTerm => ({ field, absent: true, present: 'none' });
  const only = (one: string, itself: readonly BranchTerm[]): Branch =>
    rule.fields.flatMap((field) => (field === one ? itself : [none(field)]));
  switch (rule.check) {
    case 'exactlyOne':
      return rule.fields.map((field) => only(field, [given(field)]));
    case 'atLeastOne':
      return rule.fields.map((field) => [given(field)]);
    case 'atMostOne':
      return rule.fields.map((field) => only(field, []));
    case 'together':
      return [rule.fields.map(given), rule.fields.map(none)];
  }
}
