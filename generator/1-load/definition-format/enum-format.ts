/** The values that a row lists. */
import { scalars } from '../../formats/index.js';
import { limits } from '../../limits.js';
import { inWords } from '../../model/words.js';
import { isListPiece, type Lazy } from '../grammar.js';
import type { YamlNode } from '../yaml-node.js';
import { flag, list, number } from './builders.js';

export const enumValue: Lazy = () => ({ kind: 'enum-value', doc: 'A value.', longest: limits.word });

const isNumber = (node: YamlNode): boolean => node.kind === 'scalar' && typeof node.value === 'number';
const isBoolean = (node: YamlNode): boolean => node.kind === 'scalar' && typeof node.value === 'boolean';
const isListOf =
  (isOne: (node: YamlNode) => boolean) =>
  (node: YamlNode): boolean =>
    node.kind === 'list' && node.items.length > 0 && node.items.every(isOne);

const numbers = inWords(
  Object.values(scalars).flatMap(({ type, bounded }) => (bounded ? [type] : [])),
  'or',
);

export const enumValues: Lazy = () => ({
  kind: 'union',
  called: 'a list of values',
  doc: `The values of a ${scalars.text.type}, as the table spells them, the numbers of a ${numbers}, or the only value of a ${scalars.boolean.type}.`,
  forms: [
    {
      when: isListOf(isBoolean),
      then: list(`The values of a ${scalars.boolean.type}.`, flag('A value.'), 2),
    },
    { when: isListOf(isNumber), then: list(`The numbers of a ${numbers}.`, number('A number.'), limits.words) },
    {
      when: isListPiece,
      then: list(`The values of a ${scalars.text.type}, as the table spells them.`, enumValue, limits.words),
    },
  ],
});
