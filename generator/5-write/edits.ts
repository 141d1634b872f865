/** Edits of user-written text, which cannot touch anything else. */

export interface Edit {
  /** Offset in UTF-16 code units. */
  readonly at: number;
  /** Number of code units to remove; 0 by default. */
  readonly length?: number;
  readonly text: string;
}

/** Applies edits, which must not overlap; inserted text gets the line breaks of the text. */
export function edited(text: string, edits: readonly Edit[]): string {
  const end = /\r?\n/.exec(text)?.[0] ?? '\n';
  const ordered = edits.toSorted((a, b) => a.at - b.at);
  let result = '';
  let from = 0;
  for (const { at, length = 0, text: addition } of ordered) {
    result += text.slice(from, at) + addition.replaceAll('\n', end);
    from = at + length;
  }
  return result + text.slice(from);
}
