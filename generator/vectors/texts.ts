/** Texts for patterns of the definition's own; those of formats stand with the formats. */
import { type Named, named } from '../formats/format.js';

/** Texts that few patterns match. */
export const oddTexts = named({
  'exclamation-mark': '!',
  space: ' ',
  digit: '0',
  letter: 'a',
  'other-scripts': 'Ωmega',
  'line-break': '\n',
});

/** How many texts there are at most that are made of a matching one. */
const MOST = 2;

/**
 * Texts that do not match a pattern: odd ones, or where it takes all of these, a matching text with a character of ASCII
 * in place of its first or its last one, since a pattern may exclude nothing but some characters.
 */
export function mismatches(pattern: string, odd: readonly Named<string>[], match: unknown): readonly Named<string>[] {
  const regex = new RegExp(pattern, 'u');
  const isOutside = ({ value }: Named<string>): boolean => !regex.test(value);
  const found = odd.filter(isOutside);
  if (found.length > 0 || typeof match !== 'string') return found;
  const characters = [...match];
  return Array.from({ length: LAST - FIRST + 1 }, (_, at) => FIRST + at)
    .flatMap((code) => [
      { name: `first-character-${code}`, value: characters.with(0, String.fromCharCode(code)).join('') },
      { name: `last-character-${code}`, value: characters.with(-1, String.fromCharCode(code)).join('') },
    ])
    .filter(isOutside)
    .slice(0, MOST);
}

/** The codes of the printable characters of ASCII. */
const [FIRST, LAST] = [0x20, 0x7e];
