/** The tree of a JSON text: every value with its place. */
import type { Node } from 'jsonc-parser';
import { type Diagnostic, diagnostic } from '../diagnostics.js';
import type { Source, Span } from '../source.js';
import { spanOf } from './piece.js';

/** In levels of brackets. */
export const DEEPEST = 256;

const reasons: Readonly<Record<string, string>> = {
  InvalidSymbol: 'the word is none of true, false and null',
  InvalidNumberFormat: 'the number is not written as JSON has it',
  PropertyNameExpected: 'a key in double quotes is expected',
  ValueExpected: 'a value is expected',
  ColonExpected: 'a colon is expected',
  CommaExpected: 'a comma is expected',
  CloseBraceExpected: 'a closing brace is expected',
  CloseBracketExpected: 'a closing bracket is expected',
  EndOfFileExpected: 'the text goes on after its end',
  InvalidCommentToken: 'comments are not allowed',
  UnexpectedEndOfComment: 'comments are not allowed',
  UnexpectedEndOfString: 'the text in quotes does not end on its line',
  UnexpectedEndOfNumber: 'the number has no end',
  InvalidUnicode: 'the escape \\u needs four hexadecimal digits',
  InvalidEscapeCharacter: 'there is no such escape',
  InvalidCharacter: 'a control character has to be escaped',
};

/** Parses strictly; no tree when it is not JSON. */
export async function parseJson(source: Source): Promise<{ tree?: Node | undefined; problem?: readonly Diagnostic[] }> {
  const { parseTree, printParseErrorCode } = await import('jsonc-parser');
  const errors: Parameters<typeof parseTree>[1] & object = [];
  const tree = parseTree(source.text, errors, { disallowComments: true, allowTrailingComma: false });
  // What follows the first mistake is mostly its consequence.
  const [first] = errors;
  if (first) {
    const span = spanOf(source, first.offset, first.offset + Math.max(first.length, 1));
    return {
      problem: [
        diagnostic('json-syntax', span, { reason: reasons[printParseErrorCode(first.error)] ?? 'it cannot be read' }),
      ],
    };
  }
  try {
    JSON.parse(source.text);
    return { tree };
  } catch {
    return { problem: [diagnostic('json-syntax', spanOf(source, 0, 0), { reason: 'it cannot be read' })] };
  }
}

/** Offset of the first bracket that goes too deep, brackets in texts aside. */
export function firstTooDeep(text: string): number | undefined {
  let depth = 0;
  let isText = false;
  for (let offset = 0; offset < text.length; offset++) {
    const char = text[offset];
    if (isText && char === '\\') offset++;
    else if (char === '"') isText = !isText;
    else if (!isText && (char === '[' || char === '{') && ++depth > DEEPEST) return offset;
    else if (!isText && (char === ']' || char === '}')) depth--;
  }
  return undefined;
}

/** Keys that stand in one object a second time. */
export function duplicateKeys(source: Source, tree: Node): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const rest = [tree];
  for (let node = rest.pop(); node; node = rest.pop()) {
    const keys = new Set<string>();
    for (const child of node.children ?? []) {
      rest.push(child);
      const key = child.type === 'property' ? child.children?.[0] : undefined;
      if (!key) continue;
      if (keys.has(String(key.value))) found.push(diagnostic('json-duplicate-key', spanOfNode(source, key), {}));
      keys.add(String(key.value));
    }
  }
  return found;
}

/** The node at a pointer and, of a property, its key; the nearest parent that is there of one that is not. */
export function find(tree: Node, pointer: string): { value: Node; key?: Node | undefined } {
  const parts = pointer.split('/').slice(1);
  let found: { value: Node; key?: Node | undefined } = { value: tree };
  for (const part of parts.map((text) => text.replaceAll('~1', '/').replaceAll('~0', '~'))) {
    const next: { value?: Node | undefined; key?: Node | undefined } = childOf(found.value, part);
    // What is missing is a matter of the whole parent, not of the parent's key.
    if (!next.value) return { value: found.value };
    found = { value: next.value, key: next.key };
  }
  return found;
}

function childOf({ type, children = [] }: Node, part: string): { value?: Node | undefined; key?: Node | undefined } {
  if (type === 'array') return { value: children[Number(part)] };
  // Of two equal keys the last one counts, as it does for JSON.parse.
  const property = children.findLast((child) => child.children?.[0]?.value === part);
  return { key: property?.children?.[0], value: property?.children?.[1] };
}

export function spanOfNode(source: Source, { offset, length }: Node): Span {
  return spanOf(source, offset, offset + length);
}
