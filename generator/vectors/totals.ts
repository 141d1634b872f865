/** Totals that follow the entries that they are the sum of. */
import type { Field, Shape } from '../model/model.js';
import { tableRulesOf } from '../model/table-rules.js';
import { elementAt } from '../model/name-path.js';
import { brokenByEntry, type Elements, type PayloadContext } from './payload-context.js';
import { changeAt, valueAt } from './reached.js';
import { impliedValue } from './table-rule-changes.js';

/** The elements of which others are the total, with that total. */
export function withTotals(context: PayloadContext, shape: Shape, changed: Field, elements: Elements): Elements {
  let result = elements;
  for (const rule of tableRulesOf(shape)) {
    if (rule.check !== 'sum' || rule.array[0] !== changed.name || typeof rule.is === 'number') continue;
    // In one object with the entries, the total may be what the payload is about.
    if (rule.is[0] === changed.name) continue;
    const value = impliedValue(rule, shape, result);
    if (value === undefined || valueAt(result, rule.is) === undefined) continue;
    const fits = brokenByEntry(context, elementAt(shape, rule.is))(value).length === 0;
    if (fits) result = { ...result, ...changeAt(context, shape, result, [rule.is, value]) };
  }
  return result;
}
