/** Conditions on the siblings of an element. */
import { hasKey, isScalarPiece, type Lazy, type ObjectGrammar } from '../grammar.js';
import type { YamlNode } from '../yaml-node.js';
import { flag, list, number, optional, required, scalar, text } from './builders.js';
import { foreignTests } from './foreign-keys.js';
import { fieldName } from './name-formats.js';

export const condition: Lazy = () => ({
  kind: 'union',
  called:
    'a condition (the name of an element, or one of present, absent, field with equals, in, matches or bounds, anyEntry, parent, all, any, not, prose)',
  doc: 'A condition on other elements of the same table. A name alone means that this element is given; `header.type` is an element of the object `header`, and `parent` a condition on the table around this one.',
  forms: [
    { when: isScalarPiece, then: text('Name of an element that has to be given.', fieldName) },
    ...forms.map(formOf),
  ],
});

type Form = readonly [key: string, keys: ObjectGrammar['keys']];

function formOf([key, keys]: Form): {
  readonly when: (node: YamlNode) => boolean;
  readonly then: () => ObjectGrammar;
} {
  return {
    when: key === 'equals' ? isComparison : key === 'bounds' ? hasBound : hasKey(key),
    then: () => ({
      kind: 'object',
      ...(key === 'equals'
        ? { called: 'a condition on a `field` (equals, in, matches or bounds)', refused: foreignTests }
        : { called: `the condition \`${key}\`` }),
      doc: `The condition \`${key}\`.`,
      keys,
      // A bound beside the element.
      ...(key === 'bounds' ? { least: 2 } : {}),
    }),
  };
}

const field = required(text('Name of an element.', fieldName));

/** What is asked of the value of an element, but for `equals`. */
const comparisons: readonly Form[] = [
  [
    'in',
    { field, in: required(list('The value of the element, or its default, is one of these.', scalar('A value.'))) },
  ],
  [
    'matches',
    { field, matches: required(text('The value of the element, or its default, matches this regular expression.')) },
  ],
  [
    'bounds',
    {
      field,
      minimum: optional(number('The value is at least this.')),
      maximum: optional(number('The value is at most this.')),
      above: optional(number('The value is more than this.')),
      below: optional(number('The value is less than this.')),
    },
  ],
];

const equals: Form = [
  'equals',
  { field, equals: required(scalar('The value of the element, or its default, is this one.')) },
];

const entry: Lazy = () => ({
  kind: 'union',
  called: '`field` with where, equals, in, matches or bounds',
  doc: 'At least one entry of an array meets a condition, or is as a comparison says.',
  forms: [
    ...comparisons.map(formOf),
    { ...formOf(equals), when: hasKey('equals') },
    { ...formOf(['anyEntry', { field, where: required(condition) }]), when: (): boolean => true },
  ],
});

/** Each form with the key that identifies it. */
const forms: readonly Form[] = [
  ['present', { present: required(text('This element is given.', fieldName)) }],
  ['absent', { absent: required(text('This element is not given.', fieldName)) }],
  ['all', { all: required(list('All of these are true.', condition)) }],
  ['any', { any: required(list('At least one of these is true.', condition)) }],
  ['not', { not: required(condition) }],
  ['parent', { parent: required(condition) }],
  [
    'prose',
    {
      prose: required(text('A condition in prose: the docs show it, validators ignore it.')),
      meant: optional(flag('True where the condition can only be said in prose, so that there is no warning.')),
    },
  ],
  ...comparisons,
  ['anyEntry', { anyEntry: required(entry) }],
  equals,
];

function hasBound(node: YamlNode): boolean {
  return ['minimum', 'maximum', 'above', 'below'].some((key) => hasKey(key)(node));
}

/** `field` without `in` is treated as a comparison that lacks `equals`. */
function isComparison(node: YamlNode): boolean {
  return hasKey('equals')(node) || hasKey('field')(node);
}
