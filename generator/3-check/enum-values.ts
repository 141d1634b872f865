import { diagnostic } from '../diagnostics/diagnostic.js';
import type { Field } from '../model/model.js';
import type { Check, Row, Subject } from './subject.js';

/** Values of an enum, and keywords, are unique; where case is folded, ignoring case. */
export const enumValues: Check = (subject) => {
  const twice = subject.tables
    .flatMap(({ rows }) => rows)
    .flatMap((row) =>
      (['enum', 'keywords'] as const).flatMap((key) => {
        const values = row.definition[key] ?? [];
        const seen = new Set<string>();
        return values.flatMap((value, index) => {
          const isRepeated = seen.has(value);
          seen.add(value);
          return isRepeated ? [diagnostic('enum-value-twice', row.at(key, index), { value })] : [];
        });
      }),
    );
  const alike = folded(subject).flatMap(({ row }) => {
    return (['enum', 'keywords'] as const).flatMap((key) => {
      const values = row.definition[key] ?? [];
      const seen = new Map<string, string>();
      return values.flatMap((value, index) => {
        const other = seen.get(foldCase(value));
        if (other === undefined) seen.set(foldCase(value), value);
        if (other === undefined || other === value) return [];
        return [diagnostic('enum-case-twice', row.at(key, index), { value, other })];
      });
    });
  });
  return [...twice, ...alike];
};

/** The elements whose case the wire form folds, with their rows. */
export function folded({ messages, rowOf }: Subject): readonly { readonly field: Field; readonly row: Row }[] {
  return messages
    .flatMap(({ shapes }) => shapes)
    .flatMap(({ fields }) => fields)
    .filter(({ wire }) => wire.foldCase)
    .map((field) => ({ field, row: rowOf(field) }));
}

/** Folds ASCII letters only, as the wire form does. */
export function foldCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
