/** The rules of a table as a whole. */
import { limits } from '../../limits.js';
import type {
  AdditionDefinition,
  AscendingDefinition,
  BodyRuleDefinition,
  ConcatenationDefinition,
  CountDefinition,
  DistanceDefinition,
  EveryRule,
  SumDefinition,
  UniqueDefinition,
} from '../definition.js';
import {
  type Grammar,
  hasKey,
  isListPiece,
  isMapPiece,
  isScalarPiece,
  type Lazy,
  type ObjectGrammar,
} from '../grammar.js';
import type { YamlNode } from '../yaml-node.js';
import { count, type KeysOf, list, object, optional, required, text } from './builders.js';
import { condition } from './condition-format.js';
import { fieldName, ruleName } from './name-formats.js';
import { reading } from './reading-format.js';

const notes: KeysOf<Omit<EveryRule, 'when'>> = {
  name: optional(
    text('Name of the rule: its id is `Shape.rule.<name>`. By default the kind and its first element.', ruleName),
  ),
  message: optional(text('The rule in your own words, for its violations; names elements, never a value.')),
  reading: optional(reading),
};

const ofEvery: KeysOf<EveryRule> = { when: optional(condition), ...notes };

const elementReached = text('Name of an element of the table, or of an object in it: `contact.email`.', fieldName);
const entryElement = text('Name of an element of an entry, or of an object in it: `contact.kind`.', fieldName);
const arrayNamed = text('Name of an array of the table, or of an object in it: `order.items`.', fieldName);

/** A rule about a single element would be a rule of its row. */
const elements =
  (doc: string): Lazy =>
  () => ({ kind: 'list', doc, item: elementReached, least: 2, most: limits.tableRules });

/** The name of an array, or a map that says more. */
const arrayOr =
  (called: string, doc: string, more: Lazy): Lazy =>
  () => ({
    kind: 'union',
    called,
    doc,
    forms: [
      { when: isScalarPiece, then: arrayNamed },
      { when: isMapPiece, then: more },
    ],
  });

const byOneOrMore: Lazy = () => ({
  kind: 'union',
  called: 'the name of an element of an entry, or a list of names',
  doc: 'The elements whose values are compared.',
  forms: [
    { when: isScalarPiece, then: entryElement },
    { when: isListPiece, then: list('Elements of an entry, compared together.', entryElement, limits.tableRules) },
  ],
});

const total: Lazy = () => ({
  kind: 'union',
  called: 'the name of an element or a number',
  doc: 'What they add up to: an element of the table, or a number.',
  forms: [
    { when: isNumber, then: () => ({ kind: 'number', doc: 'The sum.' }) },
    { when: isScalarPiece, then: text('Name of the element that holds the sum, or a path: `total.value`.', fieldName) },
  ],
});

const counted: KeysOf<Omit<CountDefinition, 'array'>> = {
  where: required(condition),
  min: optional(count('At least so many.', 0)),
  max: optional(count('At most so many.', 0)),
  exactly: optional(count('Exactly so many.', 0)),
};

const isNumber = (node: YamlNode): boolean => node.kind === 'scalar' && typeof node.value === 'number';

const addends: Lazy = () => ({
  kind: 'union',
  called: 'a list of elements to add, or beside it the `array` whose entries are added',
  doc: 'The elements; one that is not given counts as 0.',
  forms: [{ when: isListPiece, then: elements('The elements; one that is not given counts as 0.') }],
});

const sum: Lazy = () => ({
  kind: 'union',
  called: 'an array or a list of elements with what they add up to',
  doc: 'What the entries of an array, or elements of the table, add up to, exactly, in decimals.',
  forms: [
    {
      when: hasKey('array'),
      then: object<SumDefinition>('`sum`', 'What the entries of an array add up to.', {
        array: required(arrayNamed),
        of: optional(
          text('Element of an entry, or a path: `amount.value`; left out where the entries are numbers.', fieldName),
        ),
        is: required(total),
      }),
    },
    {
      when: isMapPiece,
      then: object<Omit<AdditionDefinition, 'array'>>('`sum`', 'What elements of the table add up to.', {
        of: required(addends),
        is: required(total),
      }),
    },
  ],
});

const distance = (doc: string): Lazy => {
  const says = `${doc} A number, or of dates and times a duration: \`P90D\`, \`PT24H\`.`;
  return () => ({
    kind: 'union',
    called: 'a number or a duration',
    doc: says,
    forms: [
      { when: isNumber, then: () => ({ kind: 'number', doc: says }) },
      { when: isScalarPiece, then: text(says) },
    ],
  });
};

/** Each kind with what stands at its key. */
type Kinds = readonly (readonly [key: string, value: Lazy])[];

const kinds: Kinds = [
  ['exactlyOne', elements('Exactly one of these elements is given.')],
  ['atLeastOne', elements('At least one of these elements is given.')],
  ['atMostOne', elements('At most one of these elements is given.')],
  ['together', elements('All of these elements are given, or none.')],
  ['order', elements('Each of these elements is at most the next one: numbers, dates, times.')],
  ['before', elements('Each of these elements is less than the next one, or before it: numbers, dates, times.')],
  [
    'distance',
    object<DistanceDefinition>('`distance`', 'How much more than one element another one is, or how long behind it.', {
      from: required(elementReached),
      to: required(elementReached),
      min: optional(distance('At least so much.')),
      max: optional(distance('At most so much.')),
    }),
  ],
  ['different', elements('No two of these elements have the same value; single values, those given.')],
  ['same', elements('All of these elements have the same value; single values, those given.')],
  [
    'unique',
    arrayOr(
      'the name of an array, or `array` with `by`',
      'No two entries of the array are equal.',
      object<UniqueDefinition>('`unique`', 'No two entries of the array have the same values of these elements.', {
        array: required(arrayNamed),
        by: optional(byOneOrMore),
      }),
    ),
  ],
  [
    'ascending',
    arrayOr(
      'the name of an array, or `array` with `by`',
      'Each entry of the array is at least the one before.',
      object<AscendingDefinition>('`ascending`', 'This element of each entry is at least that of the entry before.', {
        array: required(arrayNamed),
        by: optional(entryElement),
      }),
    ),
  ],
  [
    'count',
    object<CountDefinition>('`count`', 'How many entries of an array meet a condition.', {
      array: required(arrayNamed),
      ...counted,
    }),
  ],
  ['sum', sum],
  [
    'concatenation',
    object<ConcatenationDefinition>('`concatenation`', 'An element that is made up of others, one after the other.', {
      of: required(elements('The elements, in their order.')),
      is: required(text('Name of the element that is made up of them, or a path.', fieldName)),
    }),
  ],
];

/** The rules of a body that is an array. Its entries are objects, so that each names an element of theirs. */
const kindsOfBody: Kinds = [
  [
    'unique',
    object<BodyRuleDefinition['unique'] & object>(
      '`unique`',
      'No two entries have the same values of these elements.',
      {
        by: required(byOneOrMore),
      },
    ),
  ],
  [
    'ascending',
    object<BodyRuleDefinition['ascending'] & object>('`ascending`', 'This element ascends from entry to entry.', {
      by: required(entryElement),
    }),
  ],
  ['count', object<BodyRuleDefinition['count'] & object>('`count`', 'How many entries meet a condition.', counted)],
  [
    'sum',
    object<BodyRuleDefinition['sum'] & object>('`sum`', 'What the entries add up to, exactly, in decimals.', {
      of: required(entryElement),
      is: required((): Grammar => ({ kind: 'number', doc: 'The sum.' })),
    }),
  ],
];

const ruleOf =
  (doc: string, all: Kinds, others: ObjectGrammar['keys']): Lazy =>
  () => ({
    kind: 'union',
    called: `a rule (one of ${all.map(([key]) => key).join(', ')})`,
    doc,
    forms: all.map(([key, value]) => ({
      when: hasKey(key),
      then: (): ObjectGrammar => ({
        kind: 'object',
        called: `the rule \`${key}\``,
        doc: `The rule \`${key}\`.`,
        keys: { [key]: required(value), ...others },
      }),
    })),
  });

const rule = ruleOf('A rule of the table as a whole. It is one violation with one message.', kinds, ofEvery);
export const rules = list('Rules of the table as a whole.', rule, limits.tableRules);

const ruleOfBody = ruleOf('A rule of the entries together. It is one violation with one message.', kindsOfBody, notes);
export const rulesOfBody = list('Rules of the entries together.', ruleOfBody, limits.tableRules);
