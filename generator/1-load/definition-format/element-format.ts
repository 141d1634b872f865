/** The rows and tables of a page, and the parameters of its path. */
import type { FieldDefinition, ParameterDefinition, RangeDefinition, ShapeDefinition } from '../definition.js';
import { isMapPiece, isScalarPiece, type Lazy } from '../grammar.js';
import {
  count,
  flag,
  type KeysOf,
  list,
  map,
  number,
  object,
  optional,
  required,
  scalar,
  text,
  word,
} from './builders.js';
import { formats, namedFormats, scalars, typeNames } from '../../formats/index.js';
import { inWords } from '../../model/words.js';
import { limits } from '../../limits.js';
import { condition } from './condition-format.js';
import { anyName, fieldName, shapeName } from './name-formats.js';
import { reading } from './reading-format.js';

type ArrayBounds = Exclude<NonNullable<FieldDefinition['array']>, true>;
type FieldTolerances = NonNullable<FieldDefinition['tolerances']>;

export const blank = word('What an empty text or null means in the wire form.', 'absent', 'null', 'error');
const folding = Object.values(formats).flatMap((format) => format.folding?.words ?? []);
export const letterCase = word(
  `Whether ${inWords(['enum values', ...folding], 'and')} may come in any case in the wire form.`,
  'fold',
  'exact',
);

const enumValue: Lazy = () => ({ kind: 'enum-value', doc: 'A value.', longest: limits.word });

const array: Lazy = () => ({
  kind: 'union',
  called: '`true` or bounds',
  doc: 'The value is an array of the type.',
  forms: [
    { when: isScalarPiece, then: () => ({ kind: 'true', doc: 'An array of any length.' }) },
    { when: isMapPiece, then: bounds },
  ],
});

const bounds = object<ArrayBounds>('`array`', 'Bounds of the array.', {
  minItems: optional(count('Least number of entries.', 0)),
  maxItems: optional(count('Largest number of entries.', 1)),
});

const range = object<RangeDefinition>('a range', 'A range that holds under a condition.', {
  when: required(condition),
  minimum: optional(number('Smallest value.')),
  maximum: optional(number('Largest value.')),
});

const typesWithForms = [...new Set(namedFormats.map((name) => formats[name].type))];
const typesWithKeywords = Object.values(formats)
  .filter(({ takesKeywords }) => takesKeywords)
  .map(({ type }) => type);

const elementKeys: KeysOf<FieldDefinition> = {
  type: required(word("The page's type.", ...typeNames, 'Object')),
  presence: required(word("The page's M/O/CM: mandatory, optional or conditionally mandatory.", 'M', 'O', 'CM')),
  description: required(text('What the element is, in your own words.')),
  shape: optional(text('Of an Object: the shape of the value.', shapeName)),
  array: optional(array),
  enum: optional(list(`The values of a ${scalars.text.type}, as the table spells them.`, enumValue, limits.words)),
  aliases: optional(
    map(
      'Other spellings that the wire form takes: `nationalId: ID`.',
      anyName,
      text('The value that is meant.'),
      limits.words,
    ),
  ),
  keywords: optional(list(`Words that a ${inWords(typesWithKeywords, 'or')} may be instead.`, enumValue, limits.words)),
  format: optional(word(`The form of a ${inWords(typesWithForms, 'or')}.`, ...namedFormats)),
  pattern: optional(text('A regular expression of your own, in the dialect of JSON Schema.')),
  maxLength: optional(count('Largest length in characters.', 1)),
  maxBytes: optional(count('Largest length in bytes of UTF-8.', 1)),
  minimum: optional(number('Smallest value.')),
  maximum: optional(number('Largest value.')),
  default: optional(scalar("The page's default; filled in by `parse` unless the element is M.")),
  deprecated: optional(text('Why the element is no longer used.')),
  future: optional(flag('Carried for a feature that does not exist yet.')),
  when: optional(condition, 'Of a CM element: it is mandatory while this holds.'),
  unless: optional(condition, 'Of a CM element: it is mandatory unless this holds.'),
  forbidden: optional(condition, 'The element must not be there while this holds.'),
  ignored: optional(condition, 'While this holds the element is neither validated nor kept.'),
  ranges: optional(list('Narrower ranges that hold under a condition.', range, limits.ranges)),
  tolerances: optional(
    object<FieldTolerances>(
      'the tolerances of an element',
      "Where this element differs from the request's tolerances.",
      {
        blank: optional(blank),
        case: optional(letterCase),
      },
    ),
  ),
  wrapper: optional(text('Name of the one key of an extra object that the wire form takes off.', fieldName)),
  reading: optional(reading),
};

export const element = object<FieldDefinition>('an element', 'A row of the table.', elementKeys);

export const parameter = object<ParameterDefinition>('a parameter', 'An element of the path or the query.', {
  in: required(word('Where the parameter stands.', 'path', 'query')),
  pageName: optional(text("The page's name of it, when the page uses one name twice.", fieldName)),
  ...elementKeys,
});

export const shapes = map(
  'The tables of the page, in its order.',
  shapeName,
  object<ShapeDefinition>('a shape', 'A table of the page.', {
    table: required(text("The table's heading on the page.")),
    description: required(text('What the object is, in your own words.')),
    fields: required(map("The rows, in the table's order.", fieldName, element)),
  }),
);
