import type { FieldDefinition, NarrowingDefinition } from '../1-load/definition.js';
import { narrowingsOf } from '../2-model/effects.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import {
  flawOf,
  formatOf,
  formOf,
  formatNames,
  formats,
  isTypeName,
  needsNotation,
  scalarNames,
  scalarOf,
  scalars,
  textType,
  typeNames,
} from '../formats/index.js';
import { hasCase } from '../2-model/tolerances.js';
import { inWords } from '../model/words.js';
import { formatOfTexts } from '../model/value-types.js';
import { folded } from './enum-values.js';
import { saidFormat } from './said-format.js';
import type { Check, Row, Subject } from './subject.js';

type Key = keyof FieldDefinition;

/** Each key fits the type of its row and the other keys. */
export const fittingKeys: Check = (subject) => [
  ...subject.tables.flatMap(({ name: table, rows }) =>
    rows.flatMap((row) => [
      ...ofType(row),
      ...ofText(row),
      ...ofPattern(row),
      ...ofNumbers(row),
      ...ofLists(row),
      ...ofNullEntries(row),
      ...ofCase(row),
      ...(table === 'Parameters' && 'in' in row.definition ? ofParameter(row) : []),
    ]),
  ),
  ...ofFoldedPatterns(subject),
];

/** The types that keys are for. */
const text = [scalars.text.type];
const plain = scalarNames.map((name) => scalars[name].type);
const numbers = scalarNames.filter((name) => scalars[name].bounded).map((name) => scalars[name].type);
const fractions = scalarNames.flatMap((name) => (scalars[name].bounded?.isWhole === false ? [scalars[name].type] : []));
const texts = typeNames.filter((name) => scalarOf(name) === 'text');
const withKeywords = formatNames
  .filter((name) => formats[name].takesKeywords)
  .map((name) => (formats[name].isNamed ? `\`format: ${name}\`` : formats[name].type));
const wordsOfKeywords = `${inWords([...withKeywords, ...numbers], 'and')}, dates and times in a notation, and arrays of any text or of an \`enum\``;

function ofType(row: Row): readonly Diagnostic[] {
  const { definition } = row;
  const { type, array } = definition;
  const takesKeywords =
    isTypeName(type) &&
    (numbers.includes(type) || formatOf(formOf(type, definition.format))?.takesKeywords === true || isListOfTexts(row));
  const saysItself = type === textType && array === undefined && definition.pattern !== undefined;
  const forTypes = (key: Key, types: readonly string[]): readonly [Key, boolean, readonly string[]] => [
    key,
    types.includes(type),
    types,
  ];
  const only: readonly (readonly [Key, boolean, string | readonly string[]])[] = [
    forTypes('shape', ['Object']),
    ['free', type === 'Object' && definition.shape === undefined, 'an Object without a shape'],
    [
      'alternatives',
      type === 'Object' && definition.shape === undefined && !definition.free,
      'an Object without a shape and without `free`',
    ],
    forTypes('enum', plain),
    ['open', type === scalars.text.type && definition.enum !== undefined, `a ${scalars.text.type} with an \`enum\``],
    forTypes('pattern', texts),
    forTypes('minLength', texts),
    forTypes('maxLength', texts),
    forTypes('maxBytes', texts),
    forTypes('minimum', numbers),
    forTypes('maximum', numbers),
    forTypes('above', numbers),
    forTypes('below', numbers),
    forTypes('decimals', fractions),
    forTypes('multipleOf', numbers),
    ['ranges', takesValues(definition), 'arrays and single values that are no Object, and none in a map'],
    ['values', takesValues(definition), 'arrays and single values that are no Object, and none in a map'],
    forTypes('aliases', text),
    [
      'keywords',
      takesKeywords,
      `${wordsOfKeywords}${saysItself ? '; a `pattern` has its words in itself, as in `^([0-9]+|ALL)$`' : ''}`,
    ],
    [
      'wrapper',
      type === 'Object' && !array && !definition.map && definition.shape !== undefined,
      'a single Object with a shape',
    ],
  ];
  const misfits = only
    .filter(([key, fits]) => definition[key] !== undefined && !fits)
    .map(([key, , what]) => {
      const reason = `only for ${typeof what === 'string' ? what : inWords(what, 'and')}`;
      return diagnostic('key-does-not-fit', row.keyAt(key), { key, reason });
    });
  return [...misfits, ...ofFormat(row)];
}

function takesValues({ type, array, map }: FieldDefinition): boolean {
  return map === undefined && (array !== undefined || isTypeName(type));
}

/** `format` says a form of the type, and says it where the type leaves it open. */
function ofFormat({ definition, name, at, keyAt }: Row): readonly Diagnostic[] {
  const { type, format, empty } = definition;
  if (!isTypeName(type))
    return format === undefined
      ? []
      : [diagnostic('key-does-not-fit', keyAt('format'), { key: 'format', reason: `not a format of ${type}` })];
  if (format !== undefined) return saidFormat(type, format, at('format'));
  const isSaid = !needsNotation(type) || empty?.always === true || narrowingsOf(definition).some(saysForm);
  return isSaid ? [] : [diagnostic('date-without-format', at('type'), { name, type })];
}

function saysForm({ narrowing }: { readonly narrowing: NarrowingDefinition }): boolean {
  return narrowing.format !== undefined;
}

/** A list of any texts, or of those of an enum; a word that is valid instead of all of them is told from them by standing alone. */
function isListOfTexts({ definition: { type, array, enum: values, format, pattern } }: Row): boolean {
  const isOneList = array === true || (array !== undefined && !('array' in array));
  return type === textType && isOneList && format === undefined && (pattern === undefined || values !== undefined);
}

/** Next to an enum, bounds of numbers are redundant, and of two bounds of one side one is. */
function ofNumbers({ definition, keyAt }: Row): readonly Diagnostic[] {
  const misfit = (key: Key, reason: string): readonly Diagnostic[] =>
    definition[key] === undefined ? [] : [diagnostic('key-does-not-fit', keyAt(key), { key, reason })];
  const { enum: values, minimum, maximum } = definition;
  return [
    ...(definition.type !== textType && values
      ? (['minimum', 'maximum', 'above', 'below', 'decimals', 'multipleOf', 'keywords'] as const).flatMap((key) =>
          misfit(key, 'the enum lists all values'),
        )
      : []),
    ...(minimum === undefined ? [] : misfit('above', 'it already has a `minimum`')),
    ...(maximum === undefined ? [] : misfit('below', 'it already has a `maximum`')),
  ];
}

/** Only of words and of some formats is a spelling in letters of another case the same value. */
function ofCase({ definition, keyAt }: Row): readonly Diagnostic[] {
  if (definition.tolerances?.case === undefined || hasCase(definition)) return [];
  const folding = formatNames.filter((name) => formats[name].folding).map((name) => `\`${name}\``);
  const reason = `only for an \`enum\` that is not open, \`keywords\` and ${inWords(folding, 'and')}`;
  return [diagnostic('key-does-not-fit', keyAt('tolerances', 'case'), { key: 'case', reason })];
}

/** A word that stands for a whole list is its only entry. */
function ofLists({ definition: { array, keywords }, keyAt }: Row): readonly Diagnostic[] {
  const { minItems = 0, maxItems = 1 } = array === true || array === undefined ? {} : array;
  if (keywords === undefined || (minItems < 2 && maxItems > 0)) return [];
  const reason = `each of them is the only entry of a list, and this one has ${maxItems > 0 ? 'at least two' : 'none'}`;
  return [diagnostic('key-does-not-fit', keyAt('keywords'), { key: 'keywords', reason })];
}

/** Null is one of any values anyway, and an array that is always empty has no entry. */
function ofNullEntries({ definition: { type, array, map }, keyAt }: Row): readonly Diagnostic[] {
  const found = [...nullEntriesIn(array, ['array']), ...nullEntriesIn(map, ['map'])];
  return found.flatMap(({ path, isEmpty }) => {
    const reason = isEmpty ? 'the array has no entry' : 'null is one of the values of Any';
    const place = keyAt(...path, 'nullEntries');
    return type === 'Any' || isEmpty ? [diagnostic('key-does-not-fit', place, { key: 'nullEntries', reason })] : [];
  });
}

/** Where entries may be null, in arrays in arrays as well. */
function nullEntriesIn(
  holder: FieldDefinition['array'] | FieldDefinition['map'],
  path: readonly string[],
): readonly { readonly path: readonly string[]; readonly isEmpty: boolean }[] {
  if (holder === undefined || holder === true) return [];
  const isEmpty = 'maxItems' in holder && holder.maxItems === 0;
  return [
    ...(holder.nullEntries ? [{ path, isEmpty }] : []),
    ...('array' in holder ? nullEntriesIn(holder.array, [...path, 'array']) : []),
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
      ? [
          ...given(definition.open === true ? [] : ['pattern', 'minLength', 'maxLength', 'maxBytes']).map((key) =>
            misfit(key, 'the enum lists all values'),
          ),
          ...given(['format']).map((key) => misfit(key, 'the enum lists values, which have no such form')),
        ]
      : given(['aliases']).map((key) => misfit(key, 'aliases stand for values of an enum, and it has none'))),
    ...(definition.open === true ? given(['aliases']).map((key) => misfit(key, 'an open enum takes every text')) : []),
  ];
}

/** A pattern narrows a form that is known. */
function ofPattern({ definition, keyAt }: Row): readonly Diagnostic[] {
  const { type, format, pattern, keywords } = definition;
  if (pattern === undefined || !isTypeName(type)) return [];
  const misfit = (reason: string): readonly Diagnostic[] => [
    diagnostic('key-does-not-fit', keyAt('pattern'), { key: 'pattern', reason }),
  ];
  if (format !== undefined && flawOf(type, format)) return misfit('it already has a `format`');
  return keywords && formatOf(formOf(type, format)) ? misfit('it would refuse the `keywords`') : [];
}

/** What folding the case makes of a text, a pattern cannot say of the text as it is sent. */
function ofFoldedPatterns(subject: Subject): readonly Diagnostic[] {
  const reason =
    'the wire form takes letters of any case here; `tolerances: { case: exact }` of the element takes none';
  const rows = folded(subject).flatMap(({ field: { type }, row }) => (formatOfTexts(type)?.folding ? [row] : []));
  return [...new Set(rows)].flatMap((row) => {
    const narrowed = narrowingsOf(row.definition).filter(({ narrowing }) => narrowing.pattern !== undefined);
    const paths = [...(row.definition.pattern === undefined ? [] : [[]]), ...narrowed.map(({ path }) => path)];
    return paths.map((path) =>
      diagnostic('key-does-not-fit', row.keyAt(...path, 'pattern'), { key: 'pattern', reason }),
    );
  });
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
