import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { isTypeName, scalarOf, scalars, textType } from '../formats/index.js';
import { patternFlaw } from '../2-model/pattern.js';
import { utf8Bytes } from '../judge/scalars.js';
import type { Field } from '../model/model.js';
import type { Check, Row, Subject } from './subject.js';

/** Values of an enum, and keywords, are unique; where case is folded, ignoring case. */
export const enumValues: Check = (subject) => {
  const twice = subject.tables
    .flatMap(({ rows }) => rows)
    .flatMap((row) =>
      (['enum', 'keywords'] as const).flatMap((key) => {
        const values = row.definition[key] ?? [];
        const seen = new Set<string | number | boolean>();
        return values.flatMap((value, index) => {
          const isRepeated = seen.has(value);
          seen.add(value);
          return isRepeated ? [diagnostic('enum-value-twice', row.at(key, index), { value: String(value) })] : [];
        });
      }),
    );
  const alike = folded(subject).flatMap(({ row }) => {
    return (['enum', 'keywords'] as const).flatMap((key) => {
      const values = textsIn(row.definition[key]);
      const seen = new Map<string, string>();
      return values.flatMap((value, index) => {
        const other = seen.get(foldCase(value));
        if (other === undefined) seen.set(foldCase(value), value);
        if (other === undefined || other === value) return [];
        return [diagnostic('enum-case-twice', row.at(key, index), { value, other })];
      });
    });
  });
  const rows = subject.tables.flatMap(({ rows }) => rows);
  return [...twice, ...alike, ...rows.flatMap(misfits), ...rows.flatMap(brokenByKnown)];
};

/** The texts of an enum; a list of numbers has none. */
export function textsIn(values: readonly (string | number | boolean)[] | undefined): readonly string[] {
  return (values ?? []).filter((value) => typeof value === 'string');
}

/** Numbers are values of numbers, booleans of booleans, and texts of texts. */
function misfits({ definition: { type, enum: values = [], keywords = [] }, at }: Row): readonly Diagnostic[] {
  if (!isTypeName(type)) return [];
  const kind = scalarOf(type);
  const { includes, words } = scalars[kind];
  const ofOtherKind = keywords.flatMap((value, index) => {
    // Another check refuses them where there are no others.
    if (includes(value) || kind === 'boolean') return [];
    return [diagnostic('keyword-kind', at('keywords', index), { value: String(value), words: words.one })];
  });
  const ofEnum = values.flatMap((value, index) => {
    if (typeof value !== 'string' && type === textType) {
      const { source, start, end } = at('enum', index);
      const raw = source.text.slice(start, end);
      return [diagnostic('quote-enum-value', at('enum', index), { raw }, JSON.stringify(raw))];
    }
    return kind !== 'text' && !includes(value)
      ? [diagnostic('enum-value-kind', at('enum', index), { value: String(value), words: words.one })]
      : [];
  });
  return [...ofEnum, ...ofOtherKind];
}

/** The known values of an open enum, and the keywords of a list of it, satisfy what the row says of all texts. */
function brokenByKnown(row: Row): readonly Diagnostic[] {
  const { open, pattern, minLength = 0, maxLength = Infinity, maxBytes = Infinity } = row.definition;
  if (open !== true) return [];
  const regex = pattern === undefined || patternFlaw(pattern, row.at('pattern')) ? undefined : new RegExp(pattern, 'u');
  return (['enum', 'keywords'] as const).flatMap((key) =>
    textsIn(row.definition[key]).flatMap((value, index) => {
      const { length } = [...value];
      const isRight = length >= minLength && length <= maxLength && utf8Bytes(value) <= maxBytes;
      if (isRight && regex?.test(value) !== false) return [];
      return [diagnostic('known-value-breaks-rule', row.at(key, index), { value })];
    }),
  );
}

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
