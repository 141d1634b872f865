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
          const fills = named?.default !== undefined && named.presence !== 'M';
          return [
            ...(named?.ignored === undefined && named?.otherwise !== 'ignored' ? [] : [diagnostic('condition-on-ignored', place, { name: field })]),
            ...(fills && !values ? [diagnostic('presence-of-default', place, { name: field })] : []),
          ];
        }),
    ),
  );
