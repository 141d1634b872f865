// A copy of specwright's runtime/validation/nearest.ts, made by `specwright generate`. Do not edit.
/** What a misspelt name most likely means. */

/** Longer names get no suggestion. */
const longest = 64;

/** The known name that a misspelt one most likely means: at most two letters in five differ. */
export function nearest(word: string, names: readonly string[]): string | undefined {
  if (word.length > longest) return undefined;
  let best: string | undefined;
  let least = Infinity;
  for (const name of names) {
    const most = Math.max(1, Math.floor(name.length * 0.4));
    // As many letters as one is longer than the other differ at least.
    if (Math.abs(name.length - word.length) > most) continue;
    const found = distance(lowerCase(word), lowerCase(name));
    if (found < least && found <= most) {
      best = name;
      least = found;
    }
  }
  return best;
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const change = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** ASCII letters only: the Kelvin sign of Unicode is no k. */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
