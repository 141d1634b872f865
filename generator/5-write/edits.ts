/** Changing a text that somebody else wrote: nothing but what is named is touched, by construction. */

export interface Edit {
  /** Offset in UTF-16 code units. */
  readonly at: number;
  /** How much is taken away there; left out, nothing. */
  readonly length?: number;
  readonly text: string;
}

/** The text with the edits made, which have the line ends of the text. They must not overlap. */
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
