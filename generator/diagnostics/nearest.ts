import { distance } from 'fastest-levenshtein';

/** Longer words get no suggestion, so that hostile input cannot make one expensive. */
const maxWord = 64;

/**
 * The candidate that a misspelt word most probably means.
 * @returns the closest by edit distance, ignoring ASCII case, if it is close enough; the first of equally close ones
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > maxWord) return undefined;
  const folded = fold(word);
  let best: { readonly candidate: string; readonly distance: number } | undefined;
  for (const candidate of candidates) {
    const found = distance(folded, fold(candidate));
    const limit = Math.max(1, Math.floor(candidate.length * 0.4));
    if (found <= limit && (best === undefined || found < best.distance)) best = { candidate, distance: found };
  }
  return best?.candidate;
}

/** Lower-cases ASCII letters; others, such as the Kelvin sign, do not change. */
function fold(word: string): string {
  return word.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
