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
  const end = Math.min(offset, source.text.length);
  let line = 1;
  let lineStart = 0;
  for (let index = 0; index < end; index++) {
    const code = source.text.charCodeAt(index);
    const isBreak = code === 10 || (code === 13 && source.text.charCodeAt(index + 1) !== 10);
    if (isBreak) {
      line++;
      lineStart = index + 1;
    }
  }
  return { line, column: end - lineStart + 1 };
}
