/** Payloads of rules that hold under a condition: while it is true, and while it is false and the rule would be broken. */
import type { Branch, Condition, NamePath, Shape, TableRule } from '../model/model.js';
import { leavesOf } from '../model/conditions.js';
import { branchesWhere } from '../model/branches.js';
import { holds, variablesOf } from '../model/truth.js';
import { assignmentFor, assignments } from './cases.js';
import { fieldNamed, isElements } from './arrays.js';
import { holdsFor } from './holds.js';
import type { Elements, PayloadContext } from './payload-context.js';
import { changeAt, valueAt } from './reached.js';
import { type Plan, SHOWN } from './table-rule-plan.js';

/** More ways for a condition to be true, or to be false, are not tried. */
const MOST_WAYS = 12;

/**
 * @param isBroken whether a plan breaks the rule
 * @returns the plans while the condition is true; and some of those that break the rule, in every way for it to be true or not
 */
export function underCondition(
  context: PayloadContext,
  shape: Shape,
  rule: TableRule,
  plans: readonly Plan[],
  isBroken: (plan: Plan) => boolean,
): readonly Plan[] {
  const { when } = rule;
  if (!when) return plans;
  const fields = new Map(shape.fields.map((field) => [field.name, field]));
  const paths = pathsIn(when);
  const [[first] = ['']] = paths;
  const usual = assignmentFor(context, shape, fieldNamed(shape, first), when, true);
  const ways = assignments(context, shape, when, []).slice(0, MOST_WAYS);
  const asked = usual ? plans.flatMap((plan) => withAsked(context, shape, plan, paths, usual)) : plans;
  const breaking = asked.filter(isBroken);
  const others = ways.flatMap((way, index) => {
    const isOff = !holdsFor(when, fields, way);
    return breaking.slice(0, isOff ? SHOWN : 1).flatMap(({ name, note, given }) =>
      withAsked(
        context,
        shape,
        {
          name: `${name}-${isOff ? 'off' : 'on'}-${index + 1}`,
          note: `${note}, ${isOff ? 'while the rule asks nothing' : 'with another reason to ask'}`,
          given,
        },
        paths,
        way,
      ),
    );
  });
  return [...asked, ...others];
}

/** The alternatives in which the rule asks nothing. */
export function branchesWithout(when: Condition, { fields }: Shape): readonly Branch[] {
  const variables = variablesOf([when], [], fields);
  return branchesWhere((row) => !holds(when, variables, row), variables);
}

/** The elements of which a condition asks something; those of entries with their array. */
function pathsIn(condition: Condition): readonly NamePath[] {
  return leavesOf(condition).flatMap((leaf): readonly NamePath[] =>
    leaf.kind === 'child' ? pathsIn(leaf.of).map((path): NamePath => [leaf.field, ...path]) : [[leaf.field]],
  );
}

/** A plan with what a condition asks of elements; where the plan is about one of these itself, also as it stands. */
function withAsked(
  context: PayloadContext,
  shape: Shape,
  plan: Plan,
  paths: readonly NamePath[],
  asked: Elements,
): readonly Plan[] {
  const isOwn = ([name, ...rest]: NamePath): boolean => rest.length === 0 && Object.hasOwn(plan.given, name);
  const own = paths.filter(isOwn);
  let given = plan.given;
  for (const path of paths.filter((one) => !own.includes(one))) {
    const [name] = path;
    const change = isElements(given[name])
      ? changeAt(context, shape, given, [path, valueAt(asked, path)])
      : { [name]: asked[name] };
    given = { ...given, ...change };
  }
  const whole = { ...plan, given };
  if (own.length === 0) return [whole];
  const both = Object.fromEntries(own.map(([name]) => [name, together(given[name], asked[name])]));
  return [whole, { ...plan, name: `${plan.name}-asked`, given: { ...given, ...both } }];
}

/** A value that is as a condition asks, and of a plan what there is room for. */
function together(planned: unknown, asked: unknown): unknown {
  if (Array.isArray(planned) && Array.isArray(asked)) return [...(planned as unknown[]), ...(asked as unknown[])];
  return isElements(planned) && isElements(asked) ? planned : asked;
}
