/** Prettier's own documents, which its printer lays out: what stands on one line where it fits, and on several otherwise. */
import { builders, printer, utils } from 'prettier/doc';
import { formatting } from '../format.js';

export type Doc = builders.Doc;
export const { align, conditionalGroup, fill, group, hardline, ifBreak, indent, indentIfBreak, join, line, softline } =
  builders;
export const { canBreak } = utils;

/** Characters of a line; a test also prints narrower ones. */
export const WIDTH = formatting.printWidth;

/** A document at a depth of indentation, as text. */
export function laidOut(doc: Doc, depth: number, width: number): string {
  const margin = '  '.repeat(depth);
  const options = { printWidth: width - margin.length, tabWidth: 2, useTabs: false };
  return margin + printer.printDocToString(doc, options).formatted.replaceAll('\n', `\n${margin}`);
}

/** Whether a text surely fits into so many columns; characters of some scripts take two. */
export function surelyFits(text: string, columns: number): boolean {
  return text.length <= columns && (text.length * 2 <= columns || !/[^\0-\x7f]/.test(text));
}

/** Items in brackets, on one line or each on its own. */
export function bracketed(open: string, items: readonly Doc[], close: string, space: Doc, lastComma: string): Doc[] {
  return [open, indent([space, join([',', line], [...items])]), ifBreak(lastComma), space, close];
}
