/** Regular expressions in the dialect of JSON Schema, without look-ahead, each linear in time. */

/** Special characters of a pattern, escaped in a way that unicode mode also accepts. */
export function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** A text in any case of its ASCII letters: `Mr` -> `[Mm][Rr]`. */
export function anyCase(text: string): string {
  return escapeRegex(text).replace(/[A-Za-z]/g, (letter) => `[${letter.toUpperCase()}${letter.toLowerCase()}]`);
}

/**
 * Matches every text except these, character by character: `ab` -> `^(?:a(?:b.+|[^b].*)?|[^a].*)?$`, where the dot is
 * any character. Undefined if a character has two UTF-16 units, which engines count differently, or if the groups would
 * be nested too deeply for some engines.
 */
export function noneOf(texts: readonly string[]): string | undefined {
  if (texts.some((text) => text.length > 100 || /[\ud800-\udfff]/.test(text))) return undefined;
  return `^${otherThan(new Set(texts))}$`;
}

function otherThan(texts: ReadonlySet<string>): string {
  const firsts = [...new Set([...texts].map((text) => text.slice(0, 1)))].filter((letter) => letter !== '');
  const isEndAllowed = !texts.has('');
  if (firsts.length === 0) return isEndAllowed ? '[\\s\\S]*' : '[\\s\\S]+';
  const same = firsts.map((letter) => {
    const rests = [...texts].filter((text) => text.startsWith(letter)).map((text) => text.slice(1));
    return `${escapeRegex(letter)}${otherThan(new Set(rests))}`;
  });
  const different = `[^${firsts.map((letter) => letter.replace(/[\\\]^-]/, '\\$&')).join('')}][\\s\\S]*`;
  return `(?:${[...same, different].join('|')})${isEndAllowed ? '?' : ''}`;
}
