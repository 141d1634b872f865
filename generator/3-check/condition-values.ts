import { valuesExpected } from '../2-model/values-expected.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
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
