/** The rows and tables of a page, and its parameters. */
import type {
  ElementEmptyDefinition,
  EmptyDefinition,
  FieldDefinition,
  NarrowingDefinition,
  ParameterDefinition,
  ShapeDefinition,
} from '../definition.js';
import type { TypeDefinition } from '../type-definition.js';
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
  wordExcept,
  wordOr,
} from './builders.js';
import { formats, namedFormats, needsNotation, pageTypes, typeNames } from '../../formats/index.js';
import { anyBlank } from '../../model/blanks.js';
import { inWords } from '../../model/words.js';
import { limits } from '../../limits.js';
import { condition } from './condition-format.js';
import { alternatives, array, boundKeys, depth, entriesByKey } from './container-format.js';
import { enumValues, keywords } from './enum-format.js';
import { foreignKeys } from './foreign-keys.js';
import { anyName, fieldName, shapeName, typeName } from './name-formats.js';
import { reading } from './reading-format.js';
import { rules } from './rule-format.js';

type FieldTolerances = NonNullable<FieldDefinition['tolerances']>;

export const blank = word('How the wire form treats an empty text or null.', 'absent', 'null', 'error');
const folding = Object.values(formats).flatMap((format) => format.folding?.words ?? []);
export const letterCase = word(
  `Whether the wire form ignores the case of ${inWords(['enum values', ...folding], 'and')}.`,
  'fold',
  'exact',
);

const decimals: Lazy = () => ({
  kind: 'number',
  doc: 'The most digits behind the point.',
  integer: true,
  minimum: 0,
  maximum: 20,
});

const multipleOf: Lazy = () => ({ kind: 'number', doc: 'The value is a multiple of this, counted from 0.', above: 0 });

const typesWithForms = typeNames.filter(
  (type) => needsNotation(type) || namedFormats.some((name) => formats[name].type === type),
);

const form = wordOr(
  `The form of a ${inWords(typesWithForms, 'or')}: one of these words, or how a date or a time is written, such as \`YYYY-MM-DD\`.`,
  /^[ -~±]{1,64}$/,
  ...namedFormats,
);

const narrowing = object<NarrowingDefinition>(
  'an entry of `values`',
  'What holds of the value while a condition is true.',
  {
    when: required(condition),
    only: optional(list('The value is one of these.', scalar('A value.'), limits.words)),
    except: optional(list('The value is none of these.', scalar('A value.'), limits.words)),
    minimum: optional(number('Minimum value.')),
    maximum: optional(number('Maximum value.')),
    above: optional(number('The value is greater than this.')),
    below: optional(number('The value is less than this.')),
    format: optional(form),
    pattern: optional(text('A regular expression in the dialect of JSON Schema.')),
    minLength: optional(count('Minimum length in characters.', 1)),
    maxLength: optional(count('Maximum length in characters.', 1)),
    decimals: optional(decimals),
    multipleOf: optional(multipleOf),
    minItems: optional(count('Minimum number of entries of an array.', 0)),
    maxItems: optional(count('Maximum number of entries of an array.', 0)),
    default: optional(scalar('What `parse` fills in if the element is not given; the first that holds.')),
  },
);

const emptyValue: Lazy = () => ({ kind: 'empty', doc: `One of ${anyBlank()}.` });

const emptyKeys: KeysOf<EmptyDefinition> = {
  written: required(emptyValue),
  read: required(list('The values that are read as empty, in addition to an absent element.', emptyValue)),
};

/** Of what an envelope holds. */
export const empty = object<EmptyDefinition>('`empty`', 'How an empty element is represented.', emptyKeys);

const elementEmpty = object<ElementEmptyDefinition>('`empty`', 'How an empty element is represented.', {
  ...emptyKeys,
  always: optional(flag('True if the element has no value: it is always empty.')),
});

const ownTolerances = object<FieldTolerances>(
  'the tolerances of an element',
  'Tolerances of this element that differ from those of the request.',
  {
    blank: optional(blank),
    case: optional(letterCase),
  },
);

/** What a row says of its values, and a type that is named once says for all of them. */
const valueKeys: Omit<KeysOf<TypeDefinition>, 'type'> = {
  enum: optional(enumValues),
  open: optional(flag('True if other texts than those of the enum are valid too.')),
  aliases: optional(
    map(
      'Other spellings that the wire form accepts: `nationalId: ID`.',
      anyName,
      text('The value of the enum that the alias stands for.'),
      limits.words,
    ),
  ),
  keywords: optional(keywords),
  format: optional(form),
  pattern: optional(text('A regular expression in the dialect of JSON Schema.')),
  minLength: optional(count('Minimum length in characters.', 1)),
  maxLength: optional(count('Maximum length in characters.', 1)),
  maxBytes: optional(count('Maximum length in bytes of UTF-8.', 1)),
  minimum: optional(number('Minimum value.')),
  maximum: optional(number('Maximum value.')),
  above: optional(number('The value is greater than this.')),
  below: optional(number('The value is less than this.')),
  decimals: optional(decimals),
  multipleOf: optional(multipleOf),
  empty: optional(elementEmpty),
  tolerances: optional(ownTolerances),
};

/** Of any case, so that phase 2 can say which type is meant. */
const nameOfType = /^[A-Za-z][A-Za-z0-9]{0,63}$/;

const elementKeys: KeysOf<Omit<FieldDefinition, 'named' | 'own'>> = {
  type: required(wordOr("The page's type, or one of `types`; Any is any JSON value.", nameOfType, ...pageTypes)),
  presence: required(
    word("The page's M/O/CM, P or M/O/C: mandatory, optional or conditionally mandatory.", 'M', 'O', 'CM', 'C'),
  ),
  cardinality: optional(scalar("The page's cardinality, as `0..1`, `1..N` or `0..*`; of more than one, an array.")),
  description: required(text('What the element is, in your own words.')),
  shape: optional(text('The shape of an Object.', shapeName)),
  alternatives: optional(alternatives),
  free: optional(() => ({ kind: 'true', doc: 'An Object of any elements, in place of a shape.' })),
  depth: optional(depth),
  map: optional(entriesByKey),
  array: optional(array),
  ...valueKeys,
  default: optional(scalar("The page's default. `parse` fills it in unless the element is M.")),
  deprecated: optional(text('Why the element is no longer used.')),
  future: optional(flag('Reserved for a feature that does not exist yet.')),
  when: optional(condition, 'A CM element is mandatory while this is true.'),
  unless: optional(condition, 'A CM element is mandatory unless this is true.'),
  forbidden: optional(condition, 'The element must not be given while this is true.'),
  ignored: optional(condition, 'While this is true, the element is not validated, and `parse` removes it.'),
  otherwise: optional(
    word('What a CM element is while it is not mandatory; by default it is optional then.', 'ignored', 'forbidden'),
  ),
  values: optional(list('What holds of the value while a condition is true.', narrowing, limits.ranges)),
  ranges: optional(list('The same as `values`, for bounds.', narrowing, limits.ranges)),
  only: optional(
    word(
      'The messages that have the element, where its table is for both: `request` or `response`.',
      'request',
      'response',
    ),
  ),
  wrapper: optional(text('Key of an extra object around the value, which the wire form removes.', fieldName)),
  reading: optional(reading),
};

export const element = object<Omit<FieldDefinition, 'named' | 'own'>>(
  'an element',
  'A row of the table.',
  elementKeys,
  { refused: foreignKeys },
);

type ParameterArray = Exclude<NonNullable<ParameterDefinition['array']>, true>;

const parameterArray: Lazy = () => ({
  kind: 'union',
  called: '`true`, or bounds and a style',
  doc: 'The value is an array of the type, with at least one entry.',
  forms: [
    { when: isScalarPiece, then: () => ({ kind: 'true', doc: 'An array of any length.' }) },
    {
      when: isMapPiece,
      then: object<ParameterArray>('`array`', 'Bounds of the array, and how its entries are written.', {
        ...boundKeys,
        maxItems: optional(count('Maximum number of entries.', 1)),
        style: optional(
          word(
            'How the entries are written: each as an element of the query (`a=1&a=2`), or all in one text, between commas (`a=1,2`), spaces or vertical bars. By default `repeated` in the query, and `commas` in path and headers.',
            'repeated',
            'commas',
            'spaces',
            'pipes',
          ),
        ),
      }),
    },
  ],
});

export const types = map(
  'Types of values that several rows have, each named once. A row names one as its `type` and may narrow it.',
  typeName,
  object<TypeDefinition>('a type', 'What all values of the type have in common.', {
    type: required(word("The page's type.", ...typeNames)),
    ...valueKeys,
  }),
);

export const cookieReason =
  'a browser sends its cookies with the calls of any site, and lets no code set them, so neither server nor client can keep to such a contract';

export const parameter = object<Omit<ParameterDefinition, 'named' | 'own'>>(
  'a parameter',
  'An element of the path, the query or the headers.',
  {
    in: required(wordExcept('Where the parameter is sent.', { cookie: cookieReason }, 'path', 'query', 'header')),
    pageName: optional(
      text(
        'Name of the parameter on the page, when the page uses one name twice; in query and headers it is the name that is sent.',
        fieldName,
      ),
    ),
    ...elementKeys,
    array: optional(parameterArray),
  },
  { refused: foreignKeys },
);

export const parameters = map('Parameters of path, query and headers.', fieldName, parameter);

export const shapes = map(
  'The tables of the page, in their order.',
  shapeName,
  object<ShapeDefinition>('a shape', 'A table of the page.', {
    table: required(text("The table's heading on the page.")),
    description: required(text('What the object is, in your own words.')),
    extends: optional(
      text(
        'The shape whose rows come first. A row with the name of one of them may refuse more values than it.',
        shapeName,
      ),
    ),
    fields: required(map('The rows of the table, in their order.', fieldName, element)),
    rules: optional(rules),
  }),
);
