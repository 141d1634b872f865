/** Conditions on the siblings of an element. */
import { hasKey, isScalarPiece, type Lazy, type ObjectGrammar } from '../grammar.js';
import type { YamlNode } from '../yaml-node.js';
import { list, required, scalar, text } from './builders.js';
import { fieldName } from './name-formats.js';

export const condition: Lazy = () => ({
  kind: 'union',
  called:
    'a condition (the name of an element, or one of present, absent, field with equals or in, all, any, not, prose)',
  doc: 'A condition on the siblings of the element. A name alone means: that element is there.',
  forms: [
    { when: isScalarPiece, then: text('Name of an element that has to be there.', fieldName) },
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

/** Each form by the key that tells it from the others. */
const forms: readonly (readonly [key: string, keys: ObjectGrammar['keys']])[] = [
  ['present', { present: required(text('This element is there.', fieldName)) }],
  ['absent', { absent: required(text('This element is not there.', fieldName)) }],
  ['all', { all: required(list('All of these hold.', condition)) }],
  ['any', { any: required(list('At least one of these holds.', condition)) }],
  ['not', { not: required(condition) }],
  ['prose', { prose: required(text('A rule that only people can follow: docs show it, validators skip it.')) }],
  ['in', { field, in: required(list('Its value, or its default, is one of these.', scalar('A value.'))) }],
  ['equals', { field, equals: required(scalar('Its value, or its default, is this.')) }],
];

/** `field` without `in` is a comparison whose `equals` is missing. */
function isComparison(node: YamlNode): boolean {
  return hasKey('equals')(node) || hasKey('field')(node);
}
