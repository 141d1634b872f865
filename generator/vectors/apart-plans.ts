/** Payloads that would break a rule, were it not for a number that stands for something else. */
import { dotted, elementAt } from '../model/name-path.js';
import type { NamePath, Shape, TableRule } from '../model/model.js';
import { entryShape, pathsOf } from '../model/table-rules.js';
import { numbersApart } from '../model/value-types.js';
import { isElements } from './arrays.js';
import type { PayloadContext } from './payload-context.js';
import { changeAt, valueAt } from './reached.js';
import type { Plan } from './table-rule-plan.js';

/**
 * Each element, or the element of the last entry, that has such numbers, with each of them.
 *
 * @param firstWrong finds a payload that breaks the rule
 */
export function apartPlans(
  context: PayloadContext,
  shape: Shape,
  rule: TableRule,
  firstWrong: () => Plan | undefined,
): readonly Plan[] {
  const found = pathsOf(rule).flatMap((path): readonly Found[] => {
    const by = elementAt(shape, path).array ? elementOfEntries(rule) : undefined;
    const table = by && entryShape(elementAt(shape, path));
    const { type, array } = by && table ? elementAt(table, by) : elementAt(shape, path);
    return array
      ? []
      : numbersApart(type).map((number) => ({ path, number, ...(by && table && { of: { by, table } }) }));
  });
  const wrong = found.length > 0 ? firstWrong() : undefined;
  if (!wrong) return [];
  return found.flatMap(({ path, number, of }) => {
    const value = valueAt(wrong.given, path);
    const last: unknown = Array.isArray(value) ? value.at(-1) : undefined;
    const plan = (name: NamePath, changed: unknown): Plan => ({
      name: `${wrong.name}-but-${dotted(name)}-${number}`,
      note: `${wrong.note}, but ${dotted(name)} is ${number}, which stands for something else`,
      given: { ...wrong.given, ...changeAt(context, shape, wrong.given, [path, changed]) },
    });
    if (!of) return value === undefined ? [] : [plan(path, number)];
    if (!Array.isArray(value) || !isElements(last)) return [];
    const changed = { ...last, ...changeAt(context, of.table, last, [of.by, number]) };
    return [plan([...path, ...of.by], (value as readonly unknown[]).with(-1, changed))];
  });
}

interface Found {
  readonly path: NamePath;
  readonly number: number;
  /** Set where it is an element of the entries. */
  readonly of?: { readonly by: NamePath; readonly table: Shape };
}

/** The element of each entry that a rule compares or adds. */
function elementOfEntries(rule: TableRule): NamePath | undefined {
  if (rule.check === 'ascending') return rule.by;
  return rule.check === 'sum' ? rule.of : undefined;
}
