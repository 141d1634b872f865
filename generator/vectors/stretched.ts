/** Texts made longer without a look at what asks for their form: a part of a text that may be repeated is repeated. */

/** Longer texts and longer parts are not tried: what can be repeated is short. */
const LONGEST_TEXT = 64;
export const LONGEST_PART = 4;

/**
 * The texts, each with each of its short parts repeated until it counts as many as wanted, or a few more where the part
 * counts several. Whether anything takes them is for the caller to find out.
 */
export function* stretched(
  texts: readonly string[],
  wanted: number,
  count: (text: string) => number,
): Generator<string> {
  for (const text of texts) {
    const missing = wanted - count(text);
    const characters = [...text];
    if (missing <= 0) yield text;
    else if (characters.length <= LONGEST_TEXT) {
      for (const [start] of characters.entries()) {
        const longest = Math.min(LONGEST_PART, characters.length - start);
        for (let length = 1; length <= longest; length++) {
          const part = characters.slice(start, start + length).join('');
          const added = part.repeat(Math.ceil(missing / count(part)));
          yield characters.slice(0, start).join('') + added + characters.slice(start).join('');
        }
      }
    }
  }
}
