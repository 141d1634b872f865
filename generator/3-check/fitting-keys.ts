import type { FieldDefinition } from '../1-load/definition.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { formatNames, formats, formatsOf, isTypeName, scalarNames, scalars } from '../formats/index.js';
import { inWords } from '../model/words.js';
import type { Check, Row } from './subject.js';

type Key = keyof FieldDefinition;

/** Each key fits the type of its row and the other keys. */
export const fittingKeys: Check = ({ tables }) =>
  tables.flatMap(({ name: table, rows }) =>
    rows.flatMap((row) => [
      ...ofType(row),
      ...ofText(row),
      ...(table === 'Parameters' && 'in' in row.definition ? ofParameter(row) : []),
    ]),
  );

function ofType(row: Row): readonly Diagnostic[] {
  const { definition } = row;
  const { type, format, array } = definition;
  const text = [scalars.text.type];
  const numbers = scalarNames.filter((name) => scalars[name].bounded).map((name) => scalars[name].type);
  const withKeywords = formatNames.filter((name) => formats[name].takesKeywords).map((name) => formats[name].type);
  const forTypes = (key: Key, types: readonly string[]): readonly [Key, boolean, string] => [
    key,
    types.includes(type),
    inWords(types, 'and'),
  ];
  const only: readonly (readonly [Key, boolean, string])[] = [
    forTypes('shape', ['Object']),
    ['free', type === 'Object' && definition.shape === undefined, 'an Object without a shape'],
    [
      'alternatives',
      type === 'Object' && definition.shape === undefined && !definition.free,
      'an Object without a shape and without `free`',
    ],
    forTypes('enum', text),
    forTypes('pattern', text),
    forTypes('maxLength', text),
    forTypes('maxBytes', text),
    forTypes('minimum', numbers),
    forTypes('maximum', numbers),
    ['ranges', isTypeName(type) && !array && !definition.map, 'a single value that is not an Object'],
    ['values', isTypeName(type) && !array && !definition.map, 'a single value that is not an Object'],
    forTypes('aliases', text),
    forTypes('keywords', withKeywords),
    [
      'wrapper',
      type === 'Object' && !array && !definition.map && definition.shape !== undefined,
      'a single Object with a shape',
    ],
  ];
  const misfits = only
    .filter(([key, fits]) => definition[key] !== undefined && !fits)
    .map(([key, , what]) => diagnostic('key-does-not-fit', row.keyAt(key), { key, reason: `only for ${what}` }));
  const forms = isTypeName(type) ? formatsOf(type) : [];
  const isFormatOdd = format !== undefined && !forms.includes(format);
  const hasToName = !text.includes(type) && forms.some((name) => formats[name].isNamed);
  return [
    ...misfits,
    ...(isFormatOdd
      ? [diagnostic('key-does-not-fit', row.at('format'), { key: 'format', reason: `not a format of ${type}` })]
      : []),
    ...(hasToName && format === undefined
      ? [diagnostic('date-without-format', row.at('type'), { name: row.name, type, formats: forms })]
      : []),
  ];
}

/** Next to an enum or a format, other rules of a text are redundant. */
function ofText(row: Row): readonly Diagnostic[] {
  const { definition } = row;
  if (definition.type !== scalars.text.type) return [];
  const misfit = (key: Key, reason: string): Diagnostic =>
    diagnostic('key-does-not-fit', row.keyAt(key), { key, reason });
  const given = (keys: readonly Key[]): readonly Key[] => keys.filter((key) => definition[key] !== undefined);
  return [
    ...(definition.enum
      ? given(['format', 'pattern', 'maxLength', 'maxBytes']).map((key) => misfit(key, 'the enum lists all values'))
      : given(['aliases']).map((key) => misfit(key, 'aliases stand for values of an enum, and it has none'))),
    ...(definition.format && !definition.enum
      ? given(['pattern']).map((key) => misfit(key, 'it already has a `format`'))
      : []),
  ];
}

/** Parameters have no tolerances. */
function ofParameter(row: Row): readonly Diagnostic[] {
  const given = (keys: readonly Key[], reason: string): readonly Diagnostic[] =>
    keys
      .filter((key) => row.definition[key] !== undefined)
      .map((key) => diagnostic('key-does-not-fit', row.keyAt(key), { key, reason }));
  return [
    ...given(['aliases', 'tolerances', 'empty', 'wrapper'], 'parameters have no tolerances'),
    ...given(['only'], 'parameters are always sent to the server'),
  ];
}
