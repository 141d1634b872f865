// A copy of specwright's runtime/validation/nearest.ts, made by `specwright generate`. Do not edit.
/** What a misspelt name most likely means. */

/** Longer names are not suggested: a number has a bit for each letter. */
const longestName = 32;

/** The known name, in ASCII, that a misspelt one most likely means: at most two letters in five differ. */
export function nearest(word: string, names: readonly string[]): string | undefined {
  const places = new Int32Array(128);
  let best: string | undefined;
  let least = longestName;
  for (const name of names) {
    const most = Math.max(1, name.length * 0.4);
    // As many letters as one is longer than the other differ at least.
    if (name.length > longestName || Math.abs(name.length - word.length) > most) continue;
    const found = distance(places, name, word);
    if (found < least && found <= most) {
      best = name;
      least = found;
    }
  }
  return best;
}

/** The character at an index, letters in lower case. ASCII letters only: the Kelvin sign of Unicode is no k. */
function letterAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code > 64 && code < 91 ? code + 32 : code;
}

/**
 * Levenshtein distance, with the bits of a number for a column of its table (the algorithm of Myers and Hyyrö): where
 * the distance rises from one row to the next, and where it falls.
 *
 * @param places for the letters of the name: where they stand in it, as bits
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
