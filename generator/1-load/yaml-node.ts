/** YAML as plain data that knows where each piece stands. */
import type { Source, Span } from '../diagnostics/source.js';

export type Piece = MapPiece | ListPiece | ScalarPiece | BrokenPiece;

export interface MapPiece {
  readonly kind: 'map';
  readonly entries: readonly { readonly key: string; readonly keySpan: Span; readonly value: Piece }[];
  /** False when some entry could not be read, so that nothing can be said to be missing. */
  readonly isComplete: boolean;
  readonly span: Span;
}

export interface ListPiece {
  readonly kind: 'list';
  readonly items: readonly Piece[];
  readonly span: Span;
}

export interface ScalarPiece {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** Written without quotes. */
  readonly plain: boolean;
  /** As it stands in the file. */
  readonly raw: string;
  readonly span: Span;
}

/** Something that has been diagnosed already, so that it may stand where anything may. */
export interface BrokenPiece {
  readonly kind: 'broken';
  readonly span: Span;
}

export function spanOf(source: Source, start: number, end: number): Span {
  return { source, start, end };
}

/** The value that a piece stands for; keys become own properties, `__proto__` too. */
export function plainValue(piece: Piece): unknown {
  switch (piece.kind) {
    case 'scalar':
      return piece.value;
    case 'broken':
      return null;
    case 'list':
      return piece.items.map(plainValue);
    case 'map': {
      const value = {};
      for (const entry of piece.entries) {
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

/** The span at a path of keys and indexes; where the path ends early, that of the last piece found. */
export function locate(root: Piece, path: readonly (string | number)[], part: 'key' | 'value' = 'value'): Span {
  let piece = root;
  let span = root.span;
  for (const step of path) {
    if (piece.kind === 'map') {
      const entry = piece.entries.find(({ key }) => key === step);
      if (!entry) return span;
      piece = entry.value;
      span = part === 'key' ? entry.keySpan : piece.span;
    } else if (piece.kind === 'list') {
      const item = typeof step === 'number' ? piece.items[step] : undefined;
      if (!item) return span;
      piece = item;
      span = piece.span;
    } else return span;
  }
  return span;
}

/** The piece at a path that is known to exist. */
export function pieceAt(root: Piece, path: readonly (string | number)[]): Piece {
  return path.reduce<Piece>((piece, step) => {
    const next =
      piece.kind === 'map'
        ? piece.entries.find(({ key }) => key === step)?.value
        : piece.kind === 'list' && typeof step === 'number'
          ? piece.items[step]
          : undefined;
    if (!next) throw new Error(`Nothing stands at ${path.join('.')}`);
    return next;
  }, root);
}

/** Every piece by JSON Pointer (RFC 6901), the whole under the empty one. */
export function placesOf(piece: Piece, pointer = '', places = new Map<string, Span>()): ReadonlyMap<string, Span> {
  places.set(pointer, piece.span);
  if (piece.kind === 'list') piece.items.forEach((item, index) => placesOf(item, `${pointer}/${index}`, places));
  if (piece.kind === 'map') {
    for (const { key, value } of piece.entries) placesOf(value, `${pointer}/${escapePointer(key)}`, places);
  }
  return places;
}

function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
