/**
 * A Markdown text as its blocks: paragraphs without line breaks, tables without padding, lists by depth instead of
 * markers, code by the form of its language.
 */
import { defined } from '../../defined.js';

/** The form of code in a language; undefined if there is none. */
export type FormOf = (language: string, code: string) => Promise<string | undefined>;

export async function markdownForm(text: string, formOf: FormOf): Promise<string> {
  const [, front] = /^---[ \t]*\r?\n([\s\S]*?\n)---[ \t]*\r?\n/.exec(text) ?? [];
  if (front !== undefined) {
    const rest = text.slice(text.indexOf('\n---', 3) + 4).replace(/^.*/, '');
    return `front\n${(await formOf('yaml', front)) ?? front}\nend\n${await markdownForm(rest, formOf)}`;
  }
  const lines = text.split(/\r\n|\r|\n/);
  const parts: string[] = [];
  /** Columns at which the content of the open list items starts. */
  const items: number[] = [];
  const column = (): number => items.at(-1) ?? 0;
  let isParagraph = false;
  const block = (part: string): void => {
    parts.push(`${items.length} ${part}`);
    isParagraph = false;
  };
  for (let index = 0; index < lines.length; index++) {
    const line = defined(lines[index], `line ${index + 1}`);
    if (line.trim() === '') {
      isParagraph = false;
      continue;
    }
    const indent = columnOf(line);
    // A paragraph continues regardless of its indentation.
    if (!isParagraph) while (indent < column()) items.pop();
    const content = line.trim();
    const fence = /^(?:`{3,}|~{3,})/.exec(content);
    if (!isParagraph && indent >= column() + 4) block(`code ${line.slice(indent)}`);
    else if (fence) {
      const [mark] = fence;
      const language = content.slice(mark.length).trim();
      const end = lines.findIndex((one, at) => at > index && one.trim().startsWith(mark) && /^\s*[`~]+\s*$/.test(one));
      const code = lines.slice(index + 1, end < 0 ? lines.length : end).map((one) => dedent(one, indent));
      block(`fence ${language}\n${(await formOf(language, code.join('\n'))) ?? code.join('\n')}\nend`);
      index = end < 0 ? lines.length : end;
    } else if (content.startsWith('>')) {
      const rest = lines.slice(index).findIndex((one) => !one.trim().startsWith('>'));
      const quoted = lines.slice(index, rest < 0 ? lines.length : index + rest);
      const inner = quoted.map((one) => one.trim().replace(/^> ?/, '')).join('\n');
      block(`quote\n${await markdownForm(inner, formOf)}\nend`);
      index += quoted.length - 1;
    } else {
      const item = /^([-*+]|\d{1,9}[.)])(\s+)(?=\S)/.exec(content);
      if (item && !isRule(content)) {
        const [whole, mark = ''] = item;
        while (indent < column()) items.pop();
        items.push(indent + whole.length);
        block(`item ${/\d/.test(mark) ? mark : '-'}`);
        // The text after the marker is handled as a line at its own column.
        lines[index] = ' '.repeat(indent + whole.length) + content.slice(whole.length);
        index--;
      } else if (content.startsWith('|')) block(tableRow(content));
      else if (/^#{1,6}(\s|$)/.test(content)) block(content.replaceAll(/\s+/g, ' '));
      else if (isRule(content)) block(isParagraph && content.startsWith('-') ? 'underline' : 'rule');
      else if (/^=+$/.test(content)) block('underline');
      else {
        const isHard = line.endsWith('  ') || line.endsWith('\\');
        const prose = content.replace(/\\$/, '').replaceAll(/\s+/g, ' ') + (isHard ? '\\' : '');
        if (isParagraph) parts[parts.length - 1] += ` ${prose}`;
        else block(prose);
        isParagraph = true;
      }
    }
  }
  return parts.join('\n');
}

/** The column of the first character that is not white space; a tab advances to the next multiple of four. */
function columnOf(line: string): number {
  let column = 0;
  for (const character of line) {
    if (character === '\t') column += 4 - (column % 4);
    else if (character === ' ') column++;
    else break;
  }
  return column;
}

function dedent(line: string, columns: number): string {
  const own = columnOf(line);
  return line.trim() === '' ? '' : ' '.repeat(Math.max(own - columns, 0)) + line.trimStart();
}

function isRule(content: string): boolean {
  return /^([-*_])(\s*\1){2,}$/.test(content);
}

/** Cells without padding; of the delimiter row only the alignment of the columns. */
function tableRow(content: string): string {
  const cells = content.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll(/\s+/g, ' '));
  return cells.map((cell) => (/^:?-+:?$/.test(cell) ? cell.replace(/-+/, '-') : cell)).join('|');
}
