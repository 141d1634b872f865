/**
 * A file with structural mistakes, put right as far as can be guessed, so that the later phases can look for the other
 * kinds of mistake at once. Nothing is ever generated from a mended file.
 */
import { nearest } from '../diagnostics/nearest.js';
import type { Span } from '../diagnostics/source.js';
import type { Grammar, ObjectGrammar } from './grammar.js';
import type { ListPiece, MapPiece, Piece, ScalarPiece } from './yaml-node.js';
import { checkStructure } from './structure.js';

export interface Mended {
  readonly piece: Piece;
  /** What was changed; what later phases say of these places is not to be trusted. */
  readonly places: readonly Span[];
}

/** The mended piece, or undefined when too much is missing. */
export function mend(piece: Piece, grammar: Grammar): Mended | undefined {
  const places: Span[] = [];
  const mended = mendPiece(piece, grammar, places);
  return mended && { piece: mended, places };
}

function mendPiece(piece: Piece, grammar: Grammar, places: Span[]): Piece | undefined {
  if (isWhole(piece) && checkStructure(piece, grammar).length === 0) return piece;
  switch (grammar.kind) {
    case 'object':
      return piece.kind === 'map' ? mendObject(piece, grammar, places) : undefined;
    case 'map':
      return piece.kind === 'map' ? mendMap(piece, grammar, places) : undefined;
    case 'list':
      return piece.kind === 'list' ? mendList(piece, grammar.item(), places) : undefined;
    case 'union': {
      const form = grammar.forms.find(({ when }) => when(piece));
      return form && mendPiece(piece, form.then(), places);
    }
    default:
      return undefined;
  }
}

/** Whether nothing in it has been diagnosed when it was read. */
function isWhole(piece: Piece): boolean {
  if (piece.kind === 'map') return piece.isComplete && piece.entries.every(({ value }) => isWhole(value));
  return piece.kind === 'list' ? piece.items.every(isWhole) : piece.kind !== 'broken';
}

type Entry = MapPiece['entries'][number];

function mendObject(piece: MapPiece, grammar: ObjectGrammar, places: Span[]): MapPiece | undefined {
  const free = Object.keys(grammar.keys).filter((name) => !piece.entries.some(({ key }) => key === name));
  const entries: Entry[] = [];
  const before = places.length;
  for (const entry of piece.entries) {
    // A misspelt key is taken for the one that is suggested: `presense` -> `presence`.
    const isKnown = Object.hasOwn(grammar.keys, entry.key);
    const missing = free.filter((name) => grammar.keys[name]?.required);
    const key = isKnown ? entry.key : (nearest(entry.key, missing) ?? nearest(entry.key, free));
    const rule = key === undefined || entries.some((other) => other.key === key) ? undefined : grammar.keys[key];
    const value = rule && mendPiece(entry.value, rule.value(), places);
    if (key !== undefined && value) entries.push({ ...entry, key, value });
    else places.push(placeOf(entry));
  }
  for (const [key, { value, required }] of Object.entries(grammar.keys)) {
    if (!required || entries.some((entry) => entry.key === key)) continue;
    const filler = fillerFor(value(), piece.span);
    if (!filler) return undefined;
    entries.push({ key, keySpan: piece.span, value: filler });
    places.push({ ...piece.span, end: piece.span.start });
  }
  // The keys of one row hang together: a wrong type puts the bounds in doubt.
  const isRow = Object.hasOwn(grammar.keys, 'presence');
  if (isRow && places.length > before) places.push(piece.span);
  return (grammar.least ?? 0) > entries.length ? undefined : { ...piece, entries };
}

function mendMap(piece: MapPiece, grammar: Grammar & { kind: 'map' }, places: Span[]): MapPiece {
  const { pattern, refused } = grammar.name;
  const entries = piece.entries.flatMap((entry): readonly Entry[] => {
    const hasName = pattern.test(entry.key) && !refused?.includes(entry.key);
    const value = hasName ? mendPiece(entry.value, grammar.value(), places) : undefined;
    if (value) return [{ ...entry, value }];
    places.push(placeOf(entry));
    // An element that says nothing of itself is still there, for conditions to speak of.
    const filler = hasName ? fillerFor(grammar.value(), entry.keySpan) : undefined;
    return filler ? [{ ...entry, value: filler }] : [];
  });
  return { ...piece, entries };
}

function mendList(piece: ListPiece, item: Grammar, places: Span[]): ListPiece {
  const items = piece.items.flatMap((found) => {
    const mended = mendPiece(found, item, places);
    if (!mended) places.push(found.span);
    return mended ? [mended] : [];
  });
  return { ...piece, items };
}

/** The plainest value of a grammar, or undefined when none can be made up. */
function fillerFor(grammar: Grammar, span: Span): Piece | undefined {
  const scalar = (value: ScalarPiece['value']): ScalarPiece => ({ kind: 'scalar', value, plain: true, raw: '', span });
  switch (grammar.kind) {
    case 'text':
      return grammar.name ? undefined : scalar('?');
    case 'word':
      // Of an element: optional, so that nothing is asked of it.
      return scalar(grammar.words.includes('O') ? 'O' : (grammar.words[0] ?? ''));
    case 'map':
      return { kind: 'map', entries: [], isComplete: true, span };
    case 'object': {
      const empty: MapPiece = { kind: 'map', entries: [], isComplete: true, span };
      return mendObject(empty, grammar, []);
    }
    default:
      return undefined;
  }
}

function placeOf({ keySpan, value }: Entry): Span {
  return { ...keySpan, end: Math.max(keySpan.end, value.span.end) };
}
