/** Prettier's own documents, which its printer lays out: what stands on one line where it fits, and on several otherwise. */
import { builders, printer, utils } from 'prettier/doc';

export type Doc = builders.Doc;
export const {
  align,
  breakParent,
  conditionalGroup,
  fill,
  group,
  hardline,
  ifBreak,
  indent,
  indentIfBreak,
  join,
  line,
  softline,
} = builders;
export const { canBreak, willBreak } = utils;

/** A document at a depth of indentation, as text. */
export function laidOut(doc: Doc, depth: number, width: number): string {
  const margin = '  '.repeat(depth);
  const options = { printWidth: width - margin.length, tabWidth: 2, useTabs: false };
  return margin + printer.printDocToString(doc, options).formatted.replaceAll('\n', `\n${margin}`);
}

/** Items in brackets, on one line or each on its own. */
export function bracketed(open: string, items: readonly Doc[], close: string, space: Doc, lastComma: string): Doc[] {
  return [open, indent([space, join([',', line], [...items])]), ifBreak(lastComma), space, close];
}
