import { codeFrameColumns } from '@babel/code-frame';
import type { Position } from './source.js';

/** Lines shown above and below. */
const around = 2;
/** Characters of a line that are shown at most. */
const widest = 120;
/** Characters shown before the place, when the line has to be cut in front. */
const lead = 40;

/**
 * The lines around a place, with marks under it.
 * @param start the place, both numbers from 1
 * @param length how many characters of the line are marked; what goes beyond the line is not
 */
export function frame(lines: readonly string[], start: Position, length: number, color: boolean): string {
  const { line, column } = start;
  const startLine = Math.max(1, line - around);
  const marked = lines[line - 1] ?? '';
  const end = Math.min(column + Math.max(length, 1), Math.max(marked.length, column) + 1);
  const cutFront = marked.length > widest && end > widest ? Math.max(0, column - 1 - lead) : 0;
  const shown = lines.slice(startLine - 1, line + around).map((text) => printable(cut(text, cutFront)));
  // A cut in front is shown by one character, which moves the rest by one.
  const shift = cutFront > 0 ? cutFront - 1 : 0;
  const options = { linesAbove: around, linesBelow: around, startLine, forceColor: color };
  return codeFrameColumns(
    shown.join('\n'),
    { start: { line, column: column - shift }, end: { line, column: Math.min(end - shift, widest + 2) } },
    options,
  );
}

/** `abcdefgh` from 2, 4 wide -> `…cdef…`. */
function cut(line: string, from: number): string {
  const front = from > 0 && line.length > 0 ? '…' : '';
  const back = line.length > from + widest ? '…' : '';
  return front + line.slice(from, from + widest) + back;
}

/**
 * Text that is safe to print: control characters (which a terminal would obey), line ends and marks that turn the
 * direction of writing are replaced, each by one visible character, so that columns stay.
 */
export function printable(text: string): string {
  return text
    .replace(/[^\P{Cc}\t]/gu, (control) =>
      control < ' ' ? String.fromCharCode(0x2400 + control.charCodeAt(0)) : '\ufffd',
    )
    .replace(/[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, '\ufffd');
}
