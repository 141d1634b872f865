/** The syntax tree of a JSON text: every value with its position. */
import type { Node } from 'jsonc-parser';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { isExactNumber } from '../exact-number.js';
import type { Source, Span } from '../diagnostics/source.js';
import { spanOf } from './yaml-node.js';
import { defined } from '../defined.js';

/** Maximum nesting of brackets. */
export const DEEPEST = 256;

const reasons: Readonly<Record<string, string>> = {
  InvalidSymbol: 'the word is not true, false or null',
  InvalidNumberFormat: 'the format of the number is invalid',
  PropertyNameExpected: 'expected a key in double quotes',
  ValueExpected: 'expected a value',
  ColonExpected: 'expected a colon',
  CommaExpected: 'expected a comma',
  CloseBraceExpected: 'expected a closing brace',
  CloseBracketExpected: 'expected a closing bracket',
  EndOfFileExpected: 'there is text after the end of the value',
  InvalidCommentToken: 'comments are not allowed',
  UnexpectedEndOfComment: 'comments are not allowed',
  UnexpectedEndOfString: 'the string is not closed on its line',
  UnexpectedEndOfNumber: 'the number is incomplete',
  InvalidUnicode: 'the escape \\u needs four hex digits',
  InvalidEscapeCharacter: 'the escape does not exist',
  InvalidCharacter: 'a control character has to be escaped',
};

/** The tree of a JSON text, or why it is not JSON. */
export async function parseJson(source: Source): Promise<{ readonly tree: Node } | { readonly problem: Diagnostic }> {
  const { parseTree, printParseErrorCode } = await import('jsonc-parser');
  const errors: Parameters<typeof parseTree>[1] & object = [];
  const tree = parseTree(source.text, errors, { disallowComments: true, allowTrailingComma: false });
  // Later errors are mostly consequences of the first one.
  const [first] = errors;
  if (first) {
    const span = spanOf(source, first.offset, first.offset + Math.max(first.length, 1));
    const reason = reasons[printParseErrorCode(first.error)] ?? 'it cannot be parsed';
    return { problem: diagnostic('json-syntax', span, { reason }) };
  }
  try {
    JSON.parse(source.text);
    return { tree: defined(tree, 'the tree of a valid text') };
  } catch {
    return { problem: diagnostic('json-syntax', spanOf(source, 0, 0), { reason: 'it cannot be parsed' }) };
  }
}

/** Offset of the first bracket that exceeds the maximum nesting; brackets in strings do not count. */
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

/** Maximum number of findings of a kind; further ones would not help. */
const MOST = 1000;

/** The first duplicate keys within an object, up to {@link MOST}. */
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

/** The first numbers that a double cannot represent exactly, up to {@link MOST}. */
export function inexactNumbers(source: Source, tree: Node): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const rest = [tree];
  for (let node = rest.pop(); node && found.length < MOST; node = rest.pop()) {
    // Reversed, because the stack pops the last one first and numbers are reported in the order of the text.
    for (const child of node.children?.toReversed() ?? []) rest.push(child);
    const { type, offset, length } = node;
    if (type === 'number' && !isExactNumber(source.text.slice(offset, offset + length)))
      found.push(diagnostic('json-number', spanOfNode(source, node), {}));
  }
  return found;
}

/** A value and, for a property, its key. */
interface Place {
  readonly value: Node;
  readonly key?: Node | undefined;
}

/**
 * Finds the node at a pointer, or its nearest parent if it does not exist. The keys of an object are indexed once,
 * however many pointers lead into it.
 */
export function finderOf(tree: Node): (pointer: string) => Place {
  const known = new Map<Node, ReadonlyMap<string, Node>>();
  const propertiesOf = (node: Node): ReadonlyMap<string, Node> => {
    const found = known.get(node);
    if (found) return found;
    // The last of several equal keys wins, as with JSON.parse.
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
      // A missing element is reported at the whole parent, not at the key of the parent.
      if (!value) return { value: found.value };
      found = { value, key };
    }
    return found;
  };
}

export function spanOfNode(source: Source, { offset, length }: Node): Span {
  return spanOf(source, offset, offset + length);
}
