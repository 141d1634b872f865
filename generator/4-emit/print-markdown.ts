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
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = defined(lines[at], 'a line').trimEnd();
    if (line.startsWith('```')) {
      const language = line.slice(3);
      const end = lines.indexOf('```', at + 1);
      blocks.push({ lines: fenced(language, lines.slice(at + 1, end)) });
      at = end;
    } else if (line.startsWith('|')) {
      const after = lines.findIndex((one, index) => index > at && !one.startsWith('|'));
      const rows = lines.slice(at, after);
      // The first two are the names of the columns and the line below.
      if (rows.length > 2) blocks.push({ lines: table(rows) });
      at = after - 1;
    } else blocks.push({ lines: [line], depth: /^(#+) /.exec(line)?.[1]?.length });
  }
  const printed: string[] = [];
  for (const line of withoutEmptySections(blocks)) if (line !== '' || printed.at(-1) !== '') printed.push(line);
  return `${printed.join('\n').trim()}\n`;
}

interface Block {
  readonly lines: readonly string[];
  /** Of a heading. */
  readonly depth?: number | undefined;
}

/** The lines without headings that nothing follows before the next one of the same level; the title of the page stays. */
function withoutEmptySections(blocks: readonly Block[]): readonly string[] {
  const kept: string[] = [];
  let following = 0;
  for (const { lines, depth } of blocks.toReversed()) {
    const isEmpty = depth !== undefined && depth > 1 && depth >= following && following >= 0;
    if (!isEmpty) kept.push(...lines.toReversed());
    // What follows is a heading of a level, the end (0), or anything else (-1).
    if (depth !== undefined && !isEmpty) following = depth;
    else if (depth === undefined && lines.some((line) => line !== '')) following = -1;
  }
  return kept.toReversed();
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
