import type { FieldDefinition } from '../1-load/definition.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import type { Check, Row } from './subject.js';

type Key = keyof FieldDefinition;

const formatsOf: Readonly<Record<string, readonly string[]>> = {
  String: ['email', 'e164', 'currency'],
  Date: ['DDMMYYYY'],
};

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
  const only: readonly (readonly [Key, boolean, string])[] = [
    ['shape', type === 'Object', 'Object'],
    ['enum', type === 'String', 'String'],
    ['pattern', type === 'String', 'String'],
    ['maxLength', type === 'String', 'String'],
    ['maxBytes', type === 'String', 'String'],
    ['minimum', type === 'Numeric' || type === 'Decimal', 'Numeric and Decimal'],
    ['maximum', type === 'Numeric' || type === 'Decimal', 'Numeric and Decimal'],
    ['ranges', (type === 'Numeric' || type === 'Decimal') && !array, 'a single Numeric or Decimal'],
    ['aliases', type === 'String', 'String'],
    ['keywords', type === 'UUID', 'UUID'],
    ['wrapper', type === 'Object' && !array, 'a single Object'],
  ];
  const misfits = only
    .filter(([key, fits]) => definition[key] !== undefined && !fits)
    .map(([key, , what]) => diagnostic('key-does-not-fit', row.keyAt(key), { key, reason: `only for ${what}` }));
  const isFormatOdd = format !== undefined && !(formatsOf[type] ?? []).includes(format);
  return [
    ...misfits,
    ...(isFormatOdd
      ? [diagnostic('key-does-not-fit', row.at('format'), { key: 'format', reason: `not a format of ${type}` })]
      : []),
    ...(type === 'Date' && format === undefined
      ? [diagnostic('date-without-format', row.at('type'), { name: row.name })]
      : []),
  ];
}

/** Next to an enum or a format, other rules of a text are redundant. */
function ofText(row: Row): readonly Diagnostic[] {
  const { definition } = row;
  if (definition.type !== 'String') return [];
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
