/** A text that was read, and its name as shown to people. */
export interface Source {
  /** Path as the user would type it, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** A stretch of a source, in UTF-16 code units: `start` inclusive, `end` exclusive. */
export interface Span {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** A place as editors count it: both numbers start at 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The position of an offset. CRLF, LF and CR each end one line. */
export function positionAt(source: Source, offset: number): Position {
  return indexLines(source).position(offset);
}

/** The lines of a source, for many positions in it. */
export interface LineIndex {
  /** Without their ends. */
  readonly lines: readonly string[];
  readonly position: (offset: number) => Position;
}

export function indexLines({ text }: Source): LineIndex {
  const starts = [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), (match) => match.index + match[0].length)];
  const position = (offset: number): Position => {
    const end = Math.min(offset, text.length);
    let low = 0;
    let high = starts.length - 1;
    // The last line that starts at the offset or before it.
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= end) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: end - (starts[low] ?? 0) + 1 };
  };
  return { lines: text.split(/\r\n|\r|\n/), position };
}
