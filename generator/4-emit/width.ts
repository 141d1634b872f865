/** The width of lines, counted as Prettier counts: by the same tables, some characters take two columns and some none. */
import emojiRegex from 'emoji-regex';
import { eastAsianWidth } from 'get-east-asian-width';
import { isNarrowEmojiCharacter } from 'narrow-emojis';

/** The columns of a line in the outputs. */
export const WIDTH = 120;

const emoji = emojiRegex();
/** Marks above, below and around another character, and control characters. */
const withoutWidth = /[\p{Nonspacing_Mark}\p{Enclosing_Mark}\p{Control}]/gu;

/** The columns of a text on one line. */
export function displayWidth(text: string): number {
  if (!/[^ -\x7f]/.test(text)) return text.length;
  let width = 0;
  const rest = text.replace(emoji, (character) => {
    width += isNarrowEmojiCharacter(character) ? 1 : 2;
    return '';
  });
  for (const character of rest.replace(withoutWidth, '')) width += eastAsianWidth(character.codePointAt(0) ?? 0);
  return width;
}
