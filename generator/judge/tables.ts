/** Look-up tables of a shape, built once for all values that are judged. */
import type { ConditionRule, Demand, Field, Shape } from '../model/model.js';

export interface Table {
  readonly fields: ReadonlyMap<string, Field>;
  /** The demands of the conditional rules on each element, in their order. */
  readonly demands: ReadonlyMap<string, readonly Asked[]>;
}

export interface Asked {
  readonly rule: ConditionRule;
  readonly demand: Demand;
}

export type Tables = Map<Shape, Table>;

export function tableOf(tables: Tables, shape: Shape): Table {
  const known = tables.get(shape);
  if (known) return known;
  const demands = new Map<string, Asked[]>();
  for (const rule of shape.conditions) {
    for (const demand of rule.demands) {
      const others = demands.get(demand.field);
      if (others) others.push({ rule, demand });
      else demands.set(demand.field, [{ rule, demand }]);
    }
  }
  const table: Table = { fields: new Map(shape.fields.map((field) => [field.name, field])), demands };
  tables.set(shape, table);
  return table;
}
