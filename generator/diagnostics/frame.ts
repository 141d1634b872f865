import { defined } from '../defined.js';
import { codeFrameColumns } from '@babel/code-frame';
import type { Position } from './source.js';

/** Lines shown above and below. */
const around = 2;
/** Maximum number of characters of a line that are shown. */
const widest = 120;
/** Characters shown before the position when the start of the line is cut off. */
const lead = 40;

/**
 * The lines around a position, with a marker under it.
 * @param length number of characters to mark, up to the end of the line
 */
export function frame(lines: readonly string[], start: Position, length: number, color: boolean): string {
  const { line, column } = start;
  const startLine = Math.max(1, line - around);
  const marked = defined(lines[line - 1], `line ${line}`);
  const end = Math.min(column + Math.max(length, 1), Math.max(marked.length, column) + 1);
  const cutFront = marked.length > widest && end > widest ? Math.max(0, column - 1 - lead) : 0;
  const shown = lines.slice(startLine - 1, line + around).map((text) => printable(cut(text, cutFront)));
  // The ellipsis in front takes one column.
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
 * Text that is safe to print. Control characters (which terminals interpret), line breaks and bidirectional controls are
 * each replaced by one visible character, so that columns do not shift.
 */
export function printable(text: string): string {
  return text
    .replace(/[^\P{Cc}\t]/gu, (control) =>
      control < ' ' ? String.fromCharCode(0x2400 + control.charCodeAt(0)) : '\ufffd',
    )
    .replace(/[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, '\ufffd');
}
