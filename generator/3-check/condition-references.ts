import type { FieldDefinition } from '../1-load/definition.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import { conditionsOf, mentionsOf } from './conditions-of.js';
import type { Check } from './subject.js';

/** The elements that a condition refers to can answer what it asks. */
export const conditionReferences: Check = ({ tables }) =>
  tables.flatMap(({ rows }) =>
    rows.flatMap((row) =>
      conditionsOf(row)
        .flatMap(mentionsOf)
        .flatMap(({ field, path, values }) => {
          const place = row.at(...path);
          if (field === row.name) return [diagnostic('condition-on-itself', place, { name: field })];
          const named = rows.find(({ name }) => name === field)?.definition;
          const outer = named ? undefined : rows.find(({ name }) => field.startsWith(`${name}.`));
          if (outer?.name === row.name) return [diagnostic('condition-on-itself', place, { name: row.name })];
          if (outer && isIgnorable(outer.definition))
            return [diagnostic('condition-on-ignored', place, { name: outer.name })];
          const fills = named?.default !== undefined && named.presence !== 'M';
          return [
            ...(!named || !isIgnorable(named) ? [] : [diagnostic('condition-on-ignored', place, { name: field })]),
            ...(fills && !values ? [diagnostic('presence-of-default', place, { name: field })] : []),
          ];
        }),
    ),
  );

function isIgnorable({ ignored, otherwise }: FieldDefinition): boolean {
  return ignored !== undefined || otherwise === 'ignored';
}
