/**
 * Code in its final form, as Prettier leaves it, without being parsed: what begins and ends a line says how far the next
 * one is indented, and only a line that is too long is read and broken, and one of
 * those calls that Prettier always breaks. A test holds everything that is emitted to what
 * Prettier would make of it.
 */
import { displayWidth, WIDTH } from '../width.js';
import { laidOut } from './layout.js';
import { lineDoc } from './statement-layout.js';

/**
 * @param code each statement on a line of its own, in no indentation or any, with the spaces and parentheses that Prettier
 *   leaves; blocks, and objects that stay on several lines, open at the end of a line and close at the beginning of one
 */
export function printCode(code: string, width: number = WIDTH): string {
  const printed: string[] = [];
  const open: ('block' | 'case' | 'moved')[] = [];
  for (const given of code.split('\n')) {
    const text = given.trim();
    const isCase = /^(?:case ['"]|default:$)/.test(text);
    if (isCase && open.at(-1) === 'case') open.pop();
    const isClosing = /^[)\]}]/.test(text);
    if (isClosing) {
      if (open.at(-1) === 'case') open.pop();
      open.pop();
    }
    const line = printLine(text, open.length, width);
    printed.push(line);
    if (isClosing && open.at(-1) === 'moved') open.pop();
    // The brace did not fit behind what comes before it.
    if (/\n *\{$/.test(line)) open.push('moved');
    if (isCase) open.push('case');
    else if (/[({[]$/.test(text) && !/^(?:\/[/*]|\*)/.test(text)) open.push('block');
  }
  return printed.join('\n');
}

/** A function as an argument of a call that is an argument itself, which may not stay on one line although it fits. */
const functionInCalls = /\w\([^()]*\w\([^()]*\(\w*\) =>/;

function printLine(text: string, depth: number, width: number): string {
  if (text === '') return '';
  // Within a doc comment.
  if (text.startsWith('*')) return ` ${text}`;
  const margin = 2 * depth;
  if (margin + displayWidth(text) <= width && !functionInCalls.test(text)) return `${' '.repeat(margin)}${text}`;
  return laidOut(lineDoc(text, width), depth, width);
}
