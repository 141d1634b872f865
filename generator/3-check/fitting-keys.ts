import type { FieldDefinition } from '../1-load/definition.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/nearest.js';
import {
  flawOf,
  formatOf,
  formOf,
  formatNames,
  formats,
  formatsOf,
  namedFormats,
  needsNotation,
  scalarNames,
  scalars,
  takesFormat,
} from '../formats/index.js';
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
  const { type, array } = definition;
  const text = [scalars.text.type];
  const numbers = scalarNames.filter((name) => scalars[name].bounded).map((name) => scalars[name].type);
  const takesKeywords = type !== 'Object' && formatOf(formOf(type, definition.format))?.takesKeywords === true;
  const withKeywords = formatNames.filter((name) => formats[name].takesKeywords).map((name) => formats[name].type);
  const forTypes = (key: Key, types: readonly string[]): readonly [Key, boolean, string] => [
    key,
    types.includes(type),
    inWords(types, 'and'),
  ];
  const only: readonly (readonly [Key, boolean, string])[] = [
    forTypes('shape', ['Object']),
    forTypes('enum', text),
    forTypes('pattern', text),
    forTypes('maxLength', text),
    forTypes('maxBytes', text),
    forTypes('minimum', numbers),
    forTypes('maximum', numbers),
    ['ranges', numbers.includes(type) && !array, `a single ${inWords(numbers, 'or')}`],
    forTypes('aliases', text),
    ['keywords', takesKeywords, `${inWords(withKeywords, 'and')}, and for dates and times in a notation`],
    ['wrapper', type === 'Object' && !array, 'a single Object'],
  ];
  const misfits = only
    .filter(([key, fits]) => definition[key] !== undefined && !fits)
    .map(([key, , what]) => diagnostic('key-does-not-fit', row.keyAt(key), { key, reason: `only for ${what}` }));
  return [...misfits, ...ofFormat(row)];
}

/** `format` says a form of the type, and says it where the type leaves it open. */
function ofFormat({ definition: { type, format }, name, at, keyAt }: Row): readonly Diagnostic[] {
  if (type === 'Object')
    return format === undefined
      ? []
      : [diagnostic('key-does-not-fit', keyAt('format'), { key: 'format', reason: `not a format of ${type}` })];
  if (format === undefined)
    return needsNotation(type) ? [diagnostic('date-without-format', at('type'), { name, type })] : [];
  const flaw = flawOf(type, format);
  if (!flaw) return [];
  if (!takesFormat(type) || namedFormats.some((one) => one === format))
    return [diagnostic('key-does-not-fit', at('format'), { key: 'format', reason: `not a format of ${type}` })];
  const known =
    type === scalars.text.type
      ? nearest(
          format,
          formatsOf(type).filter((one) => formats[one].isNamed),
        )
      : undefined;
  return [diagnostic('bad-format', at('format'), { format, why: flaw.why }, flaw.meant ?? known)];
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
  return (['aliases', 'tolerances', 'wrapper'] as const)
    .filter((key) => row.definition[key] !== undefined)
    .map((key) => diagnostic('key-does-not-fit', row.keyAt(key), { key, reason: 'parameters have no tolerances' }));
}
