/** JSON whose text is edited. */
import {
  applyEdits,
  findNodeAtLocation,
  modify,
  parse,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import type { TextDocument, Unreadable } from './document.js';
import { nearestAbove } from './nearest-above.js';
import { type Change, isMembers } from './plan.js';

export interface JsonText extends TextDocument {
  readonly edited: (changes: readonly Change[]) => string;
}

export function readJson(text: string, options: { readonly allowTrailingComma?: boolean } = {}): JsonText | Unreadable {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, options);
  const [first] = errors;
  if (first) return { reason: printParseErrorCode(first.error), offset: first.offset };
  if (!isMembers(value)) return { reason: 'it is not an object', offset: 0 };
  const tree = parseTree(text, [], options);
  const formattingOptions = layoutOf(text);
  return {
    value,
    offsetOf: (path) => {
      const node = tree && nearestAbove(path, (above) => findNodeAtLocation(tree, [...above]));
      return node?.parent?.offset ?? 0;
    },
    edited: (changes) =>
      changes.reduce((result, { path, value: wanted }) => {
        const place = path.map((key) => (key === '-' ? -1 : key));
        // Around what is removed, nothing has to be laid out.
        const layout = wanted === undefined ? {} : { formattingOptions };
        return applyEdits(result, modify(result, place, wanted, layout));
      }, text),
  };
}

/** As the text is laid out. */
function layoutOf(text: string): { insertSpaces: boolean; tabSize: number; eol: string } {
  const [, indent = '  '] = /^([ \t]+)\S/m.exec(text) ?? [];
  return {
    insertSpaces: !indent.startsWith('\t'),
    tabSize: indent.startsWith('\t') ? 1 : indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}
