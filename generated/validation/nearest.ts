/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/validation/nearest.ts, made by `specwright generate`. Do not edit.
/** Suggestions for misspelt names. */

/** The maximum length of a suggested name: each letter is a bit of a number. */
const longestName = 32;

/**
 * The known name that a misspelt one most likely means: at most two letters in five differ. Letters beyond ASCII count as
 * different from all others.
 */
export function nearest(word: string, names: readonly string[]): string | undefined {
  const places = new Int32Array(128);
  let best: string | undefined;
  let least = longestName;
  for (const name of names) {
    const most = Math.max(1, name.length * 0.4);
    // The distance is at least the difference of the lengths.
    if (name.length > longestName || Math.abs(name.length - word.length) > most) continue;
    const found = distance(places, name, word);
    if (found < least && found <= most) {
      best = name;
      least = found;
    }
  }
  return best;
}

/** The character at an index, in lower case. Converts ASCII letters only: the Kelvin sign of Unicode is not a k. */
export function letterAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code > 64 && code < 91 ? code + 32 : code;
}

/**
 * Levenshtein distance by the algorithm of Myers and Hyyrö. Two numbers represent a column of the table: their bits tell
 * in which rows the distance rises or falls.
 *
 * @param places the positions of each letter in the name, as bits
 */
function distance(places: Int32Array, name: string, word: string): number {
  const last = 1 << (name.length - 1);
  places.fill(0);
  for (let i = 0; i < name.length; i++) places[letterAt(name, i)] = (places[letterAt(name, i)] ?? 0) | (1 << i);
  let found = name.length;
  let rises = -1;
  let falls = 0;
  for (let i = 0; i < word.length; i++) {
    const same = places[letterAt(word, i)] ?? 0;
    const vertical = same | falls;
    const horizontal = (((same & rises) + rises) ^ rises) | same;
    let more = falls | ~(horizontal | rises);
    let less = rises & horizontal;
    if (more & last) found++;
    if (less & last) found--;
    more = (more << 1) | 1;
    less <<= 1;
    rises = less | ~(vertical | more);
    falls = more & vertical;
  }
  return found;
}
