/** The tree of a JSON text: every value with its place. */
import type { Node } from 'jsonc-parser';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { isExactNumber } from '../exact-number.js';
import type { Source, Span } from '../diagnostics/source.js';
import { spanOf } from './yaml-node.js';

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

/** After so many the rest tells nothing new. */
const MOST = 1000;

/** Keys that stand in one object a second time; the first of them, where there are very many. */
export function duplicateKeys(source: Source, tree: Node): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const rest = [tree];
  for (let node = rest.pop(); node && found.length < MOST; node = rest.pop()) {
    const keys = new Set<string>();
    for (const child of node.children ?? []) {
      rest.push(child);
      const key = child.type === 'property' ? child.children?.[0] : undefined;
      if (!key) continue;
      if (keys.has(String(key.value)) && found.length < MOST)
        found.push(diagnostic('json-duplicate-key', spanOfNode(source, key), {}));
      keys.add(String(key.value));
    }
  }
  return found;
}

/** Numbers that a double does not hold as they are written; the first of them, where there are very many. */
export function inexactNumbers(source: Source, tree: Node): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const rest = [tree];
  for (let node = rest.pop(); node && found.length < MOST; node = rest.pop()) {
    // The last is looked at first: they are told in the order of the text.
    for (const child of node.children?.toReversed() ?? []) rest.push(child);
    const { type, offset, length } = node;
    if (type === 'number' && !isExactNumber(source.text.slice(offset, offset + length)))
      found.push(diagnostic('json-number', spanOfNode(source, node), {}));
  }
  return found;
}

/** A value and, of a property, its key. */
interface Place {
  readonly value: Node;
  readonly key?: Node | undefined;
}

/**
 * Finds the node at a pointer; the nearest parent that is there of one that is not. The keys of an object are put in order
 * once, however many pointers lead into it.
 */
export function finderOf(tree: Node): (pointer: string) => Place {
  const known = new Map<Node, ReadonlyMap<string, Node>>();
  const propertiesOf = (node: Node): ReadonlyMap<string, Node> => {
    const found = known.get(node);
    if (found) return found;
    // Of two equal keys the last one counts, as it does for JSON.parse.
    const properties = new Map((node.children ?? []).map((child) => [String(child.children?.[0]?.value), child]));
    known.set(node, properties);
    return properties;
  };
  const childOf = (node: Node, part: string): { value?: Node | undefined; key?: Node | undefined } => {
    if (node.type === 'array') return { value: node.children?.[Number(part)] };
    const property = propertiesOf(node).get(part);
    return { key: property?.children?.[0], value: property?.children?.[1] };
  };
  return (pointer) => {
    let found: Place = { value: tree };
    for (const part of pointer.split('/').slice(1)) {
      const { value, key } = childOf(found.value, part.replaceAll('~1', '/').replaceAll('~0', '~'));
      // What is missing is a matter of the whole parent, not of the parent's key.
      if (!value) return { value: found.value };
      found = { value, key };
    }
    return found;
  };
}

export function spanOfNode(source: Source, { offset, length }: Node): Span {
  return spanOf(source, offset, offset + length);
}
