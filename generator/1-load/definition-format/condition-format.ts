/** Conditions on the siblings of an element. */
import { hasKey, isScalarPiece, type Lazy, type ObjectGrammar } from '../grammar.js';
import type { YamlNode } from '../yaml-node.js';
import { flag, list, optional, required, scalar, text } from './builders.js';
import { fieldName } from './name-formats.js';

export const condition: Lazy = () => ({
  kind: 'union',
  called:
    'a condition (the name of an element, or one of present, absent, field with equals or in, all, any, not, prose)',
  doc: 'A condition on other elements of the same table. A name alone means that this element is given.',
  forms: [
    { when: isScalarPiece, then: text('Name of an element that has to be given.', fieldName) },
    ...forms.map(([key, keys]) => ({
      when: key === 'equals' ? isComparison : hasKey(key),
      then: (): ObjectGrammar => ({
        kind: 'object',
        called: `the condition \`${key}\``,
        doc: `The condition \`${key}\`.`,
        keys,
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
  ['equals', { field, equals: required(scalar('The value of the element, or its default, is this one.')) }],
];

/** `field` without `in` is treated as a comparison that lacks `equals`. */
function isComparison(node: YamlNode): boolean {
  return hasKey('equals')(node) || hasKey('field')(node);
}
