/** Conditions on the siblings of an element. */
import { hasKey, isScalarPiece, type Lazy, type ObjectGrammar } from '../grammar.js';
import type { YamlNode } from '../yaml-node.js';
import type { ConditionDefinition } from '../definition.js';
import { flag, list, number, object, optional, required, scalar, text } from './builders.js';
import { fieldName } from './name-formats.js';

type EntryDefinition = Extract<ConditionDefinition, { anyEntry: unknown }>['anyEntry'];

export const condition: Lazy = () => ({
  kind: 'union',
  called:
    'a condition (the name of an element, or one of present, absent, field with equals, in, matches or bounds, anyEntry, parent, all, any, not, prose)',
  doc: 'A condition on other elements of the same table. A name alone means that this element is given; `header.type` is an element of the object `header`, and `parent` a condition on the table around this one.',
  forms: [
    { when: isScalarPiece, then: text('Name of an element that has to be given.', fieldName) },
    ...forms.map(([key, keys]) => ({
      when: key === 'equals' ? isComparison : key === 'bounds' ? hasBound : hasKey(key),
      then: (): ObjectGrammar => ({
        kind: 'object',
        called: `the condition \`${key}\``,
        doc: `The condition \`${key}\`.`,
        keys,
        // A bound beside the element.
        ...(key === 'bounds' ? { least: 2 } : {}),
      }),
    })),
  ],
});

const field = required(text('Name of an element.', fieldName));

/** Each form with the key that identifies it. */
const forms: readonly (readonly [key: string, keys: ObjectGrammar['keys']])[] = [
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
  [
    'anyEntry',
    {
      anyEntry: required(
        object<EntryDefinition>('`anyEntry`', 'At least one entry of an array of objects meets a condition.', {
          field,
          where: required(condition),
        }),
      ),
    },
  ],
  ['equals', { field, equals: required(scalar('The value of the element, or its default, is this one.')) }],
];

function hasBound(node: YamlNode): boolean {
  return ['minimum', 'maximum', 'above', 'below'].some((key) => hasKey(key)(node));
}

/** `field` without `in` is treated as a comparison that lacks `equals`. */
function isComparison(node: YamlNode): boolean {
  return hasKey('equals')(node) || hasKey('field')(node);
}
