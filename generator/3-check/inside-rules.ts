/** The conditions of rules about elements inside. */
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { leavesOf } from '../model/conditions.js';
import type { Field, Shape, TableRule } from '../model/model.js';
import { placeOf } from '../model/table-rules.js';

type InsideRule = Extract<TableRule, { readonly check: 'inside' }>;

/** The elements that the conditions name can answer what is asked of them. */
export function insideMisfits(shape: Shape, rule: InsideRule): readonly Diagnostic[] {
  const place = placeOf(rule);
  const mistakes = tablesOf(shape, rule).flatMap((fields, level) =>
    rule.cases
      .flatMap(({ [level]: own }) => (own ? leavesOf(own) : []))
      .filter(({ field }) => level < rule.path.length || field !== rule.element)
      .flatMap((leaf) => {
        const field = fields.find(({ name }) => name === leaf.field);
        if (!field) return [];
        const { name } = field;
        return [
          ...(field.fills && leaf.kind === 'present' ? [diagnostic('presence-of-default', place, { name })] : []),
        ];
      }),
  );
  return mistakes.slice(0, 1);
}

/** The elements of each table on the way, the own one first. */
function tablesOf({ fields }: Shape, { path }: InsideRule): readonly (readonly Field[])[] {
  const tables = [fields];
  for (const { name } of path) {
    const type = tables.at(-1)?.find((field) => field.name === name)?.type;
    tables.push(type?.kind === 'object' ? type.shape.fields : []);
  }
  return tables;
}
