/** Texts for patterns of the definition's own; those of formats stand with the formats. */
import { named } from '../formats/format.js';

/** Texts that few patterns match. */
export const oddTexts = named({
  'exclamation-mark': '!',
  space: ' ',
  digit: '0',
  letter: 'a',
  'other-scripts': 'Ωmega',
  'line-break': '\n',
});
