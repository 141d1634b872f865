/** YAML whose text is edited. */
import { isDeepStrictEqual } from 'node:util';
import { type Document, isMap, isPair, isScalar, isSeq, type Node, type Pair, parseDocument, type YAMLMap } from 'yaml';
import type { TextDocument, Unreadable } from './document.js';
import { nearestAbove } from './nearest-above.js';
import { type Change, changed, isMembers, type Members, type Path } from './plan.js';

export function readYaml(text: string, printYaml: (value: unknown) => string): TextDocument | Unreadable {
  const document = parseDocument(text);
  const [first] = document.errors;
  if (first) return { reason: first.message.split(/\n| at line /)[0] ?? '', offset: first.pos[0] };
  const data = dataOf(document);
  if (!data) return { reason: 'its aliases stand for too much', offset: 0 };
  const { value } = data;
  if (!isMembers(value)) return { reason: 'it is not a mapping', offset: 0 };
  return {
    value,
    offsetOf: (path) => {
      const pair = nearestAbove(path, (above) => pairAt(document.contents, above));
      return (pair && startOf(pair)) ?? 0;
    },
    edited: (changes) => {
      const wanted = changed(value, changes);
      const spliced = splice(text, document.contents, changes, printYaml);
      if (spliced !== undefined && isDeepStrictEqual(valueOf(spliced), wanted)) return spliced;
      const printed = printedAnew(text, changes);
      return printed !== undefined && isDeepStrictEqual(valueOf(printed), wanted) ? printed : undefined;
    },
  };
}

/** The value of a document; undefined if its aliases make it too large, or have no anchor. */
function dataOf(document: Document): { readonly value: unknown } | undefined {
  try {
    return { value: document.toJS() };
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

/** In another layout than blocks, the library writes the document again; comments stay. */
function printedAnew(text: string, changes: readonly Change[]): string | undefined {
  const document = parseDocument(text);
  for (const { path, value } of changes)
    if (value === undefined) document.deleteIn(path);
    else if (path.at(-1) === '-') document.addIn(path.slice(0, -1), document.createNode(value));
    else document.setIn(path, document.createNode(value, { aliasDuplicateObjects: false }));
  try {
    return document.toString({ lineWidth: 0 });
  } catch {
    // An alias whose anchor is gone.
    return undefined;
  }
}

function valueOf(text: string): unknown {
  const document = parseDocument(text);
  return document.errors.length > 0 ? undefined : dataOf(document)?.value;
}

/** A part of a text that is replaced. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly indent: string;
}

/** Replaces, adds and removes whole lines of block mappings; undefined where the document has none. */
function splice(
  text: string,
  root: Node | null,
  changes: readonly Change[],
  printYaml: (value: unknown) => string,
): string | undefined {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const edits: Edit[] = [];
  // What is added at one place is printed as one, since it may have keys in common.
  const added = new Map<YAMLMap, Members>();
  for (const { path, value } of changes) {
    const pair = pairAt(root, path);
    if (path.at(-1) === '-') {
      const list = pairAt(root, path.slice(0, -1));
      const range = list && linesOf(text, list);
      const indent = indentOfEntries(text, list?.value);
      if (!range || indent === undefined) return undefined;
      edits.push(insertion(text, range.end, indented(printYaml([value]), indent, eol), indent));
    } else if (pair) {
      const range = linesOf(text, pair);
      if (!range) return undefined;
      const key = path.at(-1) ?? '';
      const lines = value === undefined ? '' : indented(printYaml({ [key]: value }), range.indent, eol);
      edits.push({ ...range, text: lines });
    } else {
      const depth = deepest(root, path);
      const map = depth && nodeAt(root, path.slice(0, depth.length));
      if (!isMap(map) || map.flow === true || map.items.length === 0) return undefined;
      added.set(map, changed(added.get(map) ?? {}, [{ path: path.slice(depth?.length ?? 0), value }]));
    }
  }
  for (const [map, members] of added) {
    const [first] = map.items;
    const last = map.items.at(-1);
    const [head, tail] = [first && linesOf(text, first), last && linesOf(text, last)];
    if (!head || !tail) return undefined;
    const lines = indented(printYaml(members), head.indent, eol);
    edits.push(insertion(text, tail.end, lines, head.indent));
  }
  // From the end. Of what is added at one place, that of the innermost mapping comes first, so it is added last.
  return edits
    .toSorted((left, right) => right.start - left.start || left.indent.length - right.indent.length)
    .reduce((result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end), text);
}

function insertion(text: string, at: number, lines: string, indent: string): Edit {
  const before = at === 0 || text[at - 1] === '\n' ? '' : '\n';
  return { start: at, end: at, text: `${before}${lines}`, indent };
}

/** What stands before the entries of a block sequence; undefined for anything else. */
function indentOfEntries(text: string, node: unknown): string | undefined {
  if (!isSeq(node) || node.flow === true) return undefined;
  const start = (node.items[0] as Node | undefined)?.range?.[0];
  if (start === undefined) return undefined;
  return /^( *)- *$/.exec(text.slice(text.lastIndexOf('\n', start - 1) + 1, start))?.[1];
}

/** The longest beginning of a path at which there is a mapping. */
function deepest(root: Node | null, path: Path): Path | undefined {
  for (let length = path.length - 1; length >= 0; length--)
    if (isMap(nodeAt(root, path.slice(0, length)))) return path.slice(0, length);
  return undefined;
}

function nodeAt(root: Node | null, path: Path): unknown {
  return path.length === 0 ? root : pairAt(root, path)?.value;
}

function pairAt(root: Node | null, path: Path): Pair | undefined {
  let node: unknown = root;
  let pair: Pair | undefined;
  for (const key of path) {
    if (!isMap(node)) return undefined;
    pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
    if (!pair) return undefined;
    node = pair.value;
  }
  return pair;
}

function startOf({ key }: Pair): number | undefined {
  return isScalar(key) ? key.range?.[0] : undefined;
}

/** The lines of a pair, if nothing else stands in them. */
function linesOf(text: string, pair: Pair): { start: number; end: number; indent: string } | undefined {
  const key = startOf(pair);
  const last = endOf(pair);
  if (key === undefined || last === undefined) return undefined;
  const start = text.lastIndexOf('\n', key - 1) + 1;
  const indent = text.slice(start, key);
  if (!/^ *$/.test(indent)) return undefined;
  if (text[last - 1] === '\n') return { start, end: last, indent };
  const end = text.indexOf('\n', last);
  const rest = text.slice(last, end < 0 ? undefined : end);
  return /^[ \t]*(#.*)?\r?$/.test(rest) ? { start, end: end < 0 ? text.length : end + 1, indent } : undefined;
}

/** Where the last value within a pair ends, without the comments after it. */
function endOf(pair: Pair): number | undefined {
  let node: unknown = pair;
  for (;;) {
    if (isPair(node)) {
      if (node.value === null) return isScalar(node.key) ? node.key.range?.[1] : undefined;
      node = node.value;
    } else if (isCollection(node) && node.flow !== true && node.items.length > 0) node = node.items.at(-1);
    else return (node as Node).range?.[1];
  }
}

function isCollection(node: unknown): node is { readonly flow?: boolean; readonly items: readonly unknown[] } {
  return typeof node === 'object' && node !== null && 'items' in node;
}

function indented(text: string, indent: string, eol: string): string {
  return text.replace(/^(?=.)/gm, indent).replaceAll('\n', eol);
}
