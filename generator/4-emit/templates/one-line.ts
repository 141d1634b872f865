/**
 * The block `oneLine`: code that a template spells on several lines, joined where it fits on one. A block in the block is
 * what is joined where the whole does not fit, as in the layout of Prettier.
 */
import { displayWidth, WIDTH } from '../width.js';

/** @param text whole lines; those of an inner block are joined already where they fit */
export function oneLine(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const indent = /^ */.exec(text)?.[0] ?? '';
  const joined = indent + lines.reduce(join, '');
  const fits = lines.length < 2 || (displayWidth(joined) <= WIDTH && lines.filter(isObject).length < 2);
  return `${fits ? joined : lines.join('\n')}\n`;
}

/** Leaves out the comma before a closing bracket, and the bar before a union. */
function join(before: string, line: string, index: number, lines: readonly string[]): string {
  const isFirstOfUnion = isBar(line) && !isBar(lines[index - 1] ?? '');
  const next = isFirstOfUnion ? line.trim().slice(2) : line.trim();
  const previous = /^[)\]}>]/.test(next) ? before.replace(/,$/, '') : before;
  const isEmptyObject = previous.endsWith('{') && next.startsWith('}');
  const isTight = previous === '' || /[([<]$/.test(previous) || /^[)\]>]/.test(next) || isEmptyObject;
  return `${previous}${isTight ? '' : ' '}${next}`;
}

/** An object of several keys, of which two never share a line. */
function isObject(line: string): boolean {
  const text = line.trim();
  return text.startsWith('{ ') && text.endsWith(' },') && text.slice(2, -3).includes(', ');
}

function isBar(line: string): boolean {
  return line.trim().startsWith('| ');
}
