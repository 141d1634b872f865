/** Patterns about texts in capitals, as patterns about the same texts in letters of any case. */

/** Classes that have both cases of each letter or none, escaped punctuation, sets, and single characters. */
const token = /\\[dDsSwW]|\\[^A-Za-z0-9]|\[\^?(?:\\[^A-Za-z0-9]|\\[dDsSwW]|[^\]\\])*\]|[^\\[\]]/gu;
/** In a set: ranges of capitals or of digits, classes, escaped punctuation, and single characters. */
const member = /[A-Z]-[A-Z]|[0-9]-[0-9]|\\[dDsSwW]|\\[^A-Za-z0-9]|[^\\-]|-$/gu;

/**
 * `^DE[A-F]` -> `^[Dd][Ee][A-Fa-f]`; undefined where it cannot be said so, or where a small letter would match nothing.
 */
export function inAnyCase(pattern: string): string | undefined {
  if (/\(\?<[^=!]/u.test(pattern)) return undefined;
  const parts = piecesOf(pattern, token)?.map((part) => {
    if (part.length === 1) return letterIn(part, (both) => `[${both}]`);
    if (!part.startsWith('[')) return part;
    const start = part.startsWith('[^') ? '[^' : '[';
    const members = piecesOf(part.slice(start.length, -1), member)?.map((one) => letterIn(one, (both) => both));
    return members?.every((one) => one !== undefined) ? `${start}${members.join('')}]` : undefined;
  });
  return parts?.every((part) => part !== undefined) ? parts.join('') : undefined;
}

function piecesOf(text: string, piece: RegExp): readonly string[] | undefined {
  const pieces = text.match(piece) ?? [];
  return pieces.join('') === text ? pieces : undefined;
}

/** What a character or a range stands for in any case; undefined of a small letter. */
function letterIn(part: string, both: (letters: string) => string): string | undefined {
  if (/^[a-z]$/u.test(part)) return undefined;
  return /^[A-Z](?:-[A-Z])?$/u.test(part) ? both(part + part.toLowerCase()) : part;
}
