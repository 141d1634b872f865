import { narrowingsOf } from '../2-model/effects.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { conditionsOf, mentionsOf } from './conditions-of.js';
import type { Check, Row } from './subject.js';

/** The elements that a condition refers to can answer what it asks. */
export const conditionReferences: Check = ({ tables }) =>
  tables.flatMap(({ rows }) => [
    ...rows.flatMap((row) => ofItself(rows, row)),
    ...rows.flatMap((row) =>
      conditionsOf(row)
        .flatMap(mentionsOf)
        .flatMap(({ field, path, values }) => {
          const place = row.at(...path);
          if (field === row.name) return [diagnostic('condition-on-itself', place, { name: field })];
          const other = rows.find(({ name }) => name === field);
          const outer = other ? undefined : rows.find(({ name }) => field.startsWith(`${name}.`));
          if (outer?.name === row.name) return [diagnostic('condition-on-itself', place, { name: row.name })];
          const isDefaulted = other && (other.definition.default !== undefined || defaultsIn(other).length > 0);
          const fills = isDefaulted && other.definition.presence !== 'M';
          return fills && !values ? [diagnostic('presence-of-default', place, { name: field })] : [];
        }),
    ),
  ]);

/** What is filled in for an element does not depend on itself by way of what is filled in for others. */
function ofItself(rows: readonly Row[], row: Row): readonly Diagnostic[] {
  const others = new Set(asked(row));
  for (const name of others) {
    const next = rows.find((one) => one.name === name);
    if (next && next !== row) for (const further of asked(next)) others.add(further);
  }
  if (!others.has(row.name) || asked(row).includes(row.name)) return [];
  const [first] = defaultsIn(row);
  return first ? [diagnostic('default-of-itself', row.keyAt(...first.path, 'default'), { name: row.name })] : [];
}

/** The elements whose values decide what is filled in. */
function asked(row: Row): readonly string[] {
  return defaultsIn(row).flatMap(({ narrowing, path }) =>
    mentionsOf({ condition: narrowing.when, path: [...path, 'when'] }).flatMap(({ field, values }) =>
      values ? [field] : [],
    ),
  );
}

function defaultsIn({ definition }: Row): ReturnType<typeof narrowingsOf> {
  return narrowingsOf(definition).filter(({ narrowing }) => narrowing.default !== undefined);
}
