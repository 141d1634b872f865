import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { scalars } from '../formats/index.js';
import { blankOf, blankSpelling, lackedByFailures } from '../model/blanks.js';
import type { Field } from '../model/model.js';
import { isObjectType } from '../model/value-types.js';
import type { Check, Subject } from './subject.js';

/** The elements of an envelope have the types that it needs, and its written blank can be read. */
export const envelope: Check = (subject) => [
  ...subject.messages.flatMap((message) => {
    const { envelope: found } = message;
    return found
      ? [
          ...[found.errorCode, found.errorMessage].flatMap((field) =>
            ofField(
              subject,
              field,
              isPlainText(field)
                ? undefined
                : `a ${scalars.text.type} without an enum, a format, a maximum length or a default`,
            ),
          ),
          ...found.payload.flatMap((field) =>
            ofField(subject, field, isObjectType(field.type) ? undefined : 'an Object or an array of it'),
          ),
          ...lackedByFailures(message).map((field) =>
            diagnostic('failure-lacks', subject.rowOf(field).at('presence'), { name: field.name }),
          ),
        ]
      : [];
  }),
  ...subject.files.flatMap(({ data, at }) => {
    const found = data.response?.envelope;
    if (!found) return [];
    const path = ['response', 'envelope'];
    const names = [found.errorCode, found.errorMessage, ...found.payload];
    const places = [at([...path, 'errorCode']), at([...path, 'errorMessage'])];
    const twice = names.flatMap((name, index) =>
      names.indexOf(name) < index
        ? [diagnostic('envelope-twice', places[index] ?? at([...path, 'payload', index - places.length]), { name })]
        : [],
    );
    const { written, read } = found.empty;
    const blank = blankOf(written);
    return [
      ...twice,
      ...(read.map(blankOf).includes(blank)
        ? []
        : [diagnostic('envelope-literal', at([...path, 'empty', 'written']), { literal: blankSpelling(blank) })]),
    ];
  }),
];

/** Whether the element has no rule but that of its type, because an error code may be any text. */
function isPlainText({ type, array, rules, default: value }: Field): boolean {
  const isText = type.kind === 'text' && array === undefined && value === undefined;
  return isText && rules.every(({ kind }) => kind === 'required' || kind === 'type');
}

/** @param expected the type that the element should have, if it has another one */
function ofField({ rowOf }: Subject, field: Field, expected: string | undefined): readonly Diagnostic[] {
  const { name } = field;
  const { definition, at, keyAt } = rowOf(field);
  const conditions = (['forbidden', 'ignored'] as const).filter((key) => definition[key] !== undefined);
  return [
    ...(expected === undefined ? [] : [diagnostic('envelope-type', keyAt(), { name, expected })]),
    ...(field.presence === 'O' ? [] : [diagnostic('envelope-presence', at('presence'), { name })]),
    ...conditions.map((key) => diagnostic('envelope-presence', keyAt(key), { name })),
  ];
}
