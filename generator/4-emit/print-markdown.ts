/**
 * Markdown in its final form, as Prettier leaves it, for pages that are made of paragraphs, headings, lists without levels,
 * tables and fences of backticks. The encoders have made texts so that nothing of them changes; here are the blank lines
 * between blocks, the columns of tables and the length of fences.
 */
import { defined } from '../defined.js';
import { displayWidth } from './width.js';

/** The text of a page, of which every table row stands on a line of its own and begins and ends with a bar. */
export function printMarkdown(text: string): string {
  const lines = text.split('\n');
  const printed: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = defined(lines[at], 'a line').trimEnd();
    if (line.startsWith('```')) {
      const end = lines.indexOf('```', at + 1);
      printed.push(...fenced(line.slice(3), lines.slice(at + 1, end)));
      at = end;
    } else if (line.startsWith('|')) {
      const after = lines.findIndex((one, index) => index > at && !one.startsWith('|'));
      printed.push(...table(lines.slice(at, after)));
      at = after - 1;
    } else if (line !== '' || printed.at(-1) !== '') printed.push(line);
  }
  return `${printed.join('\n').trim()}\n`;
}

/** The fence is longer than every run of backticks in the code. */
function fenced(language: string, code: readonly string[]): readonly string[] {
  const longest = Math.max(2, ...(code.join('\n').match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...code, fence];
}

/** Every column is as wide as its widest cell, and not narrower than its delimiter. */
function table(lines: readonly string[]): readonly string[] {
  const rows = lines.map(cellsOf);
  const widths = rows.map((cells) => cells.map(displayWidth));
  const [head = []] = rows;
  const columns = head.map((_, column) => Math.max(3, ...widths.map((row) => row[column] ?? 0)));
  return rows.map((cells, row) => {
    const padded = columns.map((width, column) =>
      row === 1 ? '-'.repeat(width) : (cells[column] ?? '') + ' '.repeat(width - (widths[row]?.[column] ?? 0)),
    );
    return `| ${padded.join(' | ')} |`;
  });
}

/** The texts between the bars; one behind a backslash is part of a text. */
function cellsOf(line: string): readonly string[] {
  if (!line.includes('\\')) return Array.from(line.slice(1, -1).split('|'), (cell) => cell.trim());
  const cells: string[] = [];
  let start = 1;
  for (let at = start; at < line.length; at++) {
    if (line[at] === '\\') at++;
    else if (line[at] === '|') {
      cells.push(line.slice(start, at).trim());
      start = at + 1;
    }
  }
  return cells;
}
