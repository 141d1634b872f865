import { diagnostic } from '../diagnostics.js';
import { nearest } from '../nearest.js';
import { foldCase } from './enum-values.js';
import type { Check } from './subject.js';

/** An alias stands for a value of the enum and is none itself; where case is folded, in any case. */
export const aliases: Check = ({ tables, messages, rowOf }) => {
  const targets = tables
    .flatMap(({ rows }) => rows)
    .flatMap((row) => {
      const values = row.definition.enum ?? [];
      return Object.entries(row.definition.aliases ?? {}).flatMap(([alias, value]) => [
        ...(values.length > 0 && !values.includes(value)
          ? [diagnostic('alias-target', row.at('aliases', alias), { value }, nearest(value, values))]
          : []),
        ...(values.includes(alias) ? [diagnostic('alias-is-value', row.keyAt('aliases', alias), { alias })] : []),
      ]);
    });
  const folded = messages
    .flatMap(({ shapes }) => shapes)
    .flatMap(({ fields }) => fields)
    .filter(({ wire }) => wire.foldCase)
    .flatMap((field) => {
      const row = rowOf(field);
      const values = row.definition.enum ?? [];
      const names = field.wire.aliases.map(({ alias }) => alias);
      return names.flatMap((alias, index) => {
        const place = row.keyAt('aliases', alias);
        const isValue = !values.includes(alias) && values.some((value) => foldCase(value) === foldCase(alias));
        const other = names.slice(0, index).find((earlier) => foldCase(earlier) === foldCase(alias));
        return [
          ...(isValue ? [diagnostic('alias-is-value', place, { alias })] : []),
          ...(other === undefined ? [] : [diagnostic('enum-case-twice', place, { value: alias, other })]),
        ];
      });
    });
  return [...targets, ...folded];
};
