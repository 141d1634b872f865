import type { FieldDefinition } from '../1-load/definition.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import { isTypeName, scalarOf, scalars } from '../formats/index.js';
import type { Scalar } from '../model/model.js';
import { nearest } from '../diagnostics/nearest.js';
import { conditionsOf, mentionsOf } from './conditions-of.js';
import { textsIn } from './enum-values.js';
import type { Check } from './subject.js';

/** Conditions compare an element only with values that it can have. */
export const conditionValues: Check = ({ tables }) =>
  tables.flatMap(({ rows }) =>
    rows.flatMap((row) =>
      conditionsOf(row)
        .flatMap(mentionsOf)
        .flatMap(({ field, values }) => {
          const named = rows.find(({ name }) => name === field)?.definition;
          return (values ?? []).flatMap(({ value, path }) => {
            const expected = named && valuesExpected(named, value);
            if (expected === undefined) return [];
            const suggestion = nearest(String(value), textsIn(named?.enum));
            return [diagnostic('condition-value', row.at(...path), { name: field, expected }, suggestion)];
          });
        }),
    ),
  );

/** What the element accepts, if that does not include the value. */
export function valuesExpected(definition: FieldDefinition, value: Scalar): string | undefined {
  if (definition.map) return 'maps';
  if (definition.array) return 'arrays';
  const { type } = definition;
  if (!isTypeName(type)) return type === 'Any' ? 'values of any type' : 'objects';
  if (definition.enum && definition.open !== true && !definition.enum.some((known) => known === value)) {
    return 'only the values of its enum';
  }
  const { includes, words } = scalars[scalarOf(type)];
  return includes(value) ? undefined : words.compared;
}
