/** YAML as plain data with the position of each node. */
import type { Source, Span } from '../diagnostics/source.js';

export type YamlNode = YamlMap | YamlList | YamlScalar | YamlBroken;

export interface YamlMap {
  readonly kind: 'map';
  readonly entries: readonly { readonly key: string; readonly keySpan: Span; readonly value: YamlNode }[];
  /** False when an entry could not be read, so that missing keys cannot be reported. */
  readonly isComplete: boolean;
  readonly span: Span;
}

export interface YamlList {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
  readonly span: Span;
}

export interface YamlScalar {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** Written without quotes. */
  readonly plain: boolean;
  /** The text as written in the file. */
  readonly raw: string;
  readonly span: Span;
}

/** A node that has already been reported, so it is accepted everywhere. */
export interface YamlBroken {
  readonly kind: 'broken';
  readonly span: Span;
}

export function spanOf(source: Source, start: number, end: number): Span {
  return { source, start, end };
}

/** The value of a node; all keys become own properties, including `__proto__`. */
export function plainValue(node: YamlNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'broken':
      return null;
    case 'list':
      return node.items.map(plainValue);
    case 'map': {
      const value = {};
      for (const entry of node.entries) {
        Object.defineProperty(value, entry.key, {
          value: plainValue(entry.value),
          enumerable: true,
          configurable: true,
          writable: true,
        });
      }
      return value;
    }
  }
}

/** The span at a path of keys and indexes, or that of the last node found on the path. */
export function locate(root: YamlNode, path: readonly (string | number)[], part: 'key' | 'value' = 'value'): Span {
  let node = root;
  let span = root.span;
  for (const step of path) {
    if (node.kind === 'map') {
      const entry = node.entries.find(({ key }) => key === step);
      if (!entry) return span;
      node = entry.value;
      span = part === 'key' ? entry.keySpan : node.span;
    } else if (node.kind === 'list') {
      const item = typeof step === 'number' ? node.items[step] : undefined;
      if (!item) return span;
      node = item;
      span = node.span;
    } else return span;
  }
  return span;
}

/** The node at a path that is known to exist. */
export function nodeAt(root: YamlNode, path: readonly (string | number)[]): YamlNode {
  return path.reduce<YamlNode>((node, step) => {
    const next =
      node.kind === 'map'
        ? node.entries.find(({ key }) => key === step)?.value
        : node.kind === 'list' && typeof step === 'number'
          ? node.items[step]
          : undefined;
    if (!next) throw new Error(`There is no node at ${path.join('.')}`);
    return next;
  }, root);
}

/** Every node by JSON Pointer (RFC 6901); the root has the empty pointer. */
export function placesOf(node: YamlNode, pointer = '', places = new Map<string, Span>()): ReadonlyMap<string, Span> {
  places.set(pointer, node.span);
  if (node.kind === 'list') node.items.forEach((item, index) => placesOf(item, `${pointer}/${index}`, places));
  if (node.kind === 'map') {
    for (const { key, value } of node.entries) placesOf(value, `${pointer}/${escapePointer(key)}`, places);
  }
  return places;
}

function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/**
 * The span of the node at a path of keys and indexes: `at(['shapes', 'Contact', 'table'])`. With `'key'` the span of
 * the key, otherwise that of the value. A path that does not exist returns the span of its nearest parent.
 */
export type Locate = (path: readonly (string | number)[], part?: 'key' | 'value') => Span;
