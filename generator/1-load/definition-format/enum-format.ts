/** The values that a row lists. */
import { formats, scalars } from '../../formats/index.js';
import { limits } from '../../limits.js';
import { inWords } from '../../model/words.js';
import { isListPiece, type Lazy } from '../grammar.js';
import type { YamlNode } from '../yaml-node.js';
import { flag, list, number, scalar } from './builders.js';

const enumValue: Lazy = () => ({ kind: 'enum-value', doc: 'A value.', longest: limits.word });

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

/** A word beside a number is refused for what it is, which depends on the type. */
const holdsNumber = (node: YamlNode): boolean => node.kind === 'list' && node.items.some(isNumber);

const typesWithKeywords = inWords(
  Object.values(formats).flatMap(({ takesKeywords, type }) => (takesKeywords ? [type] : [])),
  'or',
);

export const keywords: Lazy = () => ({
  kind: 'union',
  called: 'a list of words or numbers',
  doc: `What stands for something else: words that are valid instead of a ${typesWithKeywords}, or of a date or a time in a notation; numbers of a ${numbers}, such as -1 for 'no limit', which no bound holds for.`,
  forms: [
    { when: holdsNumber, then: list(`Numbers of a ${numbers}.`, scalar('A number.'), limits.words) },
    { when: isListPiece, then: list('Words.', enumValue, limits.words) },
  ],
});
