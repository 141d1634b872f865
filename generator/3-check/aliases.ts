import { diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/nearest.js';
import { foldCase, folded, textsIn } from './enum-values.js';
import type { Check } from './subject.js';

/** An alias stands for a value of the enum and is not itself one; where case is folded, ignoring case. */
export const aliases: Check = (subject) => {
  const targets = subject.tables
    .flatMap(({ rows }) => rows)
    .flatMap((row) => {
      const values = textsIn(row.definition.enum);
      return Object.entries(row.definition.aliases ?? {}).flatMap(([alias, value]) => [
        ...(values.length > 0 && !values.includes(value)
          ? [diagnostic('alias-target', row.at('aliases', alias), { value }, nearest(value, values))]
          : []),
        ...(values.includes(alias) ? [diagnostic('alias-is-value', row.keyAt('aliases', alias), { alias })] : []),
      ]);
    });
  const alike = folded(subject).flatMap(({ field, row }) => {
    const values = textsIn(row.definition.enum);
    const foldedValues = new Set(values.map(foldCase));
    const seen = new Map<string, string>();
    return field.wire.aliases.flatMap(({ alias }) => {
      const place = row.keyAt('aliases', alias);
      const isValue = !values.includes(alias) && foldedValues.has(foldCase(alias));
      const other = seen.get(foldCase(alias));
      if (other === undefined) seen.set(foldCase(alias), alias);
      return [
        ...(isValue ? [diagnostic('alias-is-value', place, { alias })] : []),
        ...(other === undefined ? [] : [diagnostic('enum-case-twice', place, { value: alias, other })]),
      ];
    });
  });
  return [...targets, ...alike];
};
