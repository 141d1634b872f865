/** The conditions of rules about elements inside. */
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { leavesOf } from '../model/conditions.js';
import { defaultsOf } from '../model/defaults.js';
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

/** Elements that a message leaves no choice about say nothing in a rule that asks what is given. */
export function givenInsideMisfits(
  shape: Shape,
  rule: Extract<TableRule, { readonly check: 'givenInside' }>,
): readonly Diagnostic[] {
  return rule.fields.flatMap((name, index) => {
    const way = wayTo(shape, name);
    const reason =
      rule.fields.indexOf(name) < index
        ? 'it is named before'
        : way.some(({ type }) => type.kind === 'nothing')
          ? 'it is always empty'
          : way.every(({ presence }) => presence === 'M')
            ? 'it is mandatory, so it is always given'
            : way.some((field) => defaultsOf(field).length > 0)
              ? 'it has a default, so it has a value even when it is not given'
              : undefined;
    const place = placeOf(rule, `${rule.of}.${index}`);
    return reason === undefined ? [] : [diagnostic('rule-does-not-fit', place, { name, rule: rule.of, reason })];
  });
}

/** The elements that lead to the one that a path names, which is the last. */
function wayTo({ fields }: Shape, path: string): readonly Field[] {
  const own = fields.find(({ name }) => name === path);
  if (own) return [own];
  const outer = fields.find(({ name }) => path.startsWith(`${name}.`));
  if (outer?.type.kind !== 'object') return [];
  return [outer, ...wayTo(outer.type.shape, path.slice(outer.name.length + 1))];
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
