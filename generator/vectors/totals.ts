/** Totals that follow the entries that they are the sum of. */
import type { Field, Shape } from '../model/model.js';
import { tableRulesOf } from '../model/table-rules.js';
import { brokenByEntry, type Elements, ownValue, type PayloadContext } from './payload-context.js';
import { impliedValue } from './table-rule-changes.js';

/** The elements of which others are the total, with that total. */
export function withTotals(context: PayloadContext, shape: Shape, changed: Field, elements: Elements): Elements {
  let result = elements;
  for (const rule of tableRulesOf(shape)) {
    if (rule.check !== 'sum' || rule.array !== changed.name || typeof rule.is !== 'string') continue;
    const total = shape.fields.find(({ name }) => name === rule.is);
    const value = impliedValue(rule, shape.fields, result);
    if (!total || value === undefined || ownValue(result, rule.is) === undefined) continue;
    if (brokenByEntry(context, total)(value).length === 0) result = { ...result, [rule.is]: value };
  }
  return result;
}
