/** Adding to a text that somebody else wrote: nothing of theirs is touched, by construction. */

export interface Insertion {
  /** Offset in UTF-16 code units. */
  readonly at: number;
  readonly text: string;
}

/** The text with the insertions in it, which have the line ends of the text. */
export function inserted(text: string, insertions: readonly Insertion[]): string {
  const end = /\r?\n/.exec(text)?.[0] ?? '\n';
  const ordered = insertions.toSorted((a, b) => a.at - b.at);
  let result = '';
  let from = 0;
  for (const { at, text: addition } of ordered) {
    result += text.slice(from, at) + addition.replaceAll('\n', end);
    from = at;
  }
  return result + text.slice(from);
}
