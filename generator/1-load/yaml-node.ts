/** YAML as plain data that knows where each node stands. */
import type { Source, Span } from '../diagnostics/source.js';

export type YamlNode = YamlMap | YamlList | YamlScalar | YamlBroken;

export interface YamlMap {
  readonly kind: 'map';
  readonly entries: readonly { readonly key: string; readonly keySpan: Span; readonly value: YamlNode }[];
  /** False when some entry could not be read, so that nothing can be said to be missing. */
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
  /** As it stands in the file. */
  readonly raw: string;
  readonly span: Span;
}

/** Something that has been diagnosed already, so that it may stand where anything may. */
export interface YamlBroken {
  readonly kind: 'broken';
  readonly span: Span;
}

export function spanOf(source: Source, start: number, end: number): Span {
  return { source, start, end };
}

/** The value that a node stands for; keys become own properties, `__proto__` too. */
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

/** The span at a path of keys and indexes; where the path ends early, that of the last node found. */
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
    if (!next) throw new Error(`Nothing stands at ${path.join('.')}`);
    return next;
  }, root);
}

/** Every node by JSON Pointer (RFC 6901), the whole under the empty one. */
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
