import { defined } from '../defined.js';

/** A text and the path that it is reported under. */
export interface Source {
  /** The path as the user would type it, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** A range of a source in UTF-16 code units: `start` is inclusive, `end` is exclusive. */
export interface Span {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** A position as editors count it: both numbers start at 1, columns count UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The position of an offset. CRLF, LF and CR each end a line. */
export function positionAt(source: Source, offset: number): Position {
  return indexLines(source).position(offset);
}

/** The lines of a source, for many positions in it. */
export interface LineIndex {
  /** Without line breaks. */
  readonly lines: readonly string[];
  readonly position: (offset: number) => Position;
}

export function indexLines({ text }: Source): LineIndex {
  const starts = [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), (match) => match.index + match[0].length)];
  const startOf = (index: number): number => defined(starts[index], `line ${index + 1}`);
  const position = (offset: number): Position => {
    const end = Math.min(offset, text.length);
    let low = 0;
    let high = starts.length - 1;
    // Finds the last line that starts at or before the offset.
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (startOf(middle) <= end) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: end - startOf(low) + 1 };
  };
  return { lines: text.split(/\r\n|\r|\n/), position };
}
