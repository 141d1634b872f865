/** Holds the pieces of a file against the definition format and collects every mistake. */
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { isExactNumber } from '../exact-number.js';
import { nearest } from '../diagnostics/nearest.js';
import type { Span } from '../diagnostics/source.js';
import { type Grammar, type NameRule, type ObjectGrammar, unprintable } from './grammar.js';
import type { ListPiece, MapPiece, Piece, ScalarPiece } from './yaml-node.js';

/** Every place where the piece is not what the grammar asks for. */
export function checkStructure(piece: Piece, grammar: Grammar): readonly Diagnostic[] {
  if (piece.kind === 'broken') return [];
  switch (grammar.kind) {
    case 'object':
      return piece.kind === 'map' ? checkObject(piece, grammar) : wrongKind(piece, `${grammar.called}, a map,`);
    case 'map':
      if (piece.kind !== 'map') return wrongKind(piece, 'a map of names');
      return [
        ...tooFew(piece, grammar.least, 'entry is'),
        ...tooMany(piece, grammar.most),
        ...piece.entries.flatMap(({ key, keySpan, value }) => [
          ...checkName(key, keySpan, grammar.name),
          ...checkStructure(value, grammar.value()),
        ]),
      ];
    case 'list':
      if (piece.kind !== 'list') return wrongKind(piece, 'a list');
      return [
        ...tooFew(piece, grammar.least, 'entry is'),
        ...tooMany(piece, grammar.most),
        ...piece.items.flatMap((item) => checkStructure(item, grammar.item())),
      ];
    case 'union': {
      const form = grammar.forms.find(({ when }) => when(piece));
      return form ? checkStructure(piece, form.then()) : wrongKind(piece, grammar.called);
    }
    case 'json':
      return checkTexts(piece);
    case 'empty':
      return isEmpty(piece) ? [] : wrongKind(piece, '`""`, `[]`, `{}` or null');
    default:
      return piece.kind === 'scalar' ? checkScalar(piece, grammar) : wrongKind(piece, expectation(grammar));
  }
}

function checkObject(piece: MapPiece, grammar: ObjectGrammar): readonly Diagnostic[] {
  const names = Object.keys(grammar.keys);
  const found = new Set(piece.entries.map(({ key }) => key));
  const free = names.filter((name) => !found.has(name));
  const missing = free.filter((name) => grammar.keys[name]?.required);
  const unknown = piece.entries
    .filter(({ key }) => !Object.hasOwn(grammar.keys, key))
    // A key that is missing is what a misspelt one most likely means.
    .map((entry) => unknownKey(entry, grammar.called, nearest(entry.key, missing) ?? nearest(entry.key, free)));
  const suggested = new Set(unknown.map(({ suggestion }) => suggestion));
  return [
    ...(piece.isComplete ? missing : [])
      // The suggestion for a misspelt key says it already.
      .filter((key) => !suggested.has(key))
      .map((key) => diagnostic('missing-key', headOf(piece.span), { key, where: grammar.called })),
    ...tooFew(piece, grammar.least, `of ${names.join(', ')} is`),
    ...unknown,
    ...piece.entries.flatMap(({ key, value }) => {
      const rule = Object.hasOwn(grammar.keys, key) ? grammar.keys[key] : undefined;
      return rule ? checkStructure(value, rule.value()) : [];
    }),
  ];
}

function unknownKey({ key, keySpan }: MapPiece['entries'][number], where: string, meant?: string): Diagnostic {
  if (key.includes(' ') && !isFollowedByColon(keySpan)) {
    return diagnostic('unquoted-comma', keySpan, { key: shown(key) });
  }
  return diagnostic('unknown-key', keySpan, { key: shown(key), where }, meant);
}

/** Between braces a key may stand alone: `{ a: one, two }` has the key `two`. */
function isFollowedByColon({ source, end }: Span): boolean {
  return /^\s*:/.test(source.text.slice(end, end + 100));
}

type ScalarGrammar = Exclude<Grammar, { kind: 'object' | 'map' | 'list' | 'union' | 'json' | 'empty' }>;

function expectation(grammar: ScalarGrammar): string {
  const names = { word: 'a word', text: 'text', 'enum-value': 'text', number: 'a number', boolean: 'true or false' };
  if (grammar.kind === 'true') return '`true` or a map of bounds';
  if (grammar.kind === 'scalar') return 'a text, a number or a boolean';
  return names[grammar.kind];
}

function checkScalar(piece: ScalarPiece, grammar: ScalarGrammar): readonly Diagnostic[] {
  const { value, span } = piece;
  switch (grammar.kind) {
    case 'word':
      if (typeof value === 'string' && grammar.words.includes(value)) return [];
      if (value === null) return wrongKind(piece, `one of ${grammar.words.join(', ')}`);
      return [
        diagnostic(
          'unknown-word',
          span,
          { word: shown(piece.raw), expected: grammar.words.join(', ') },
          nearest(String(value), grammar.words),
        ),
      ];
    case 'enum-value':
      if (piece.plain && (typeof value !== 'string' || looksLikeBoolean.test(value))) {
        return [diagnostic('quote-enum-value', span, { raw: shown(piece.raw) }, JSON.stringify(piece.raw))];
      }
      return checkText(piece, grammar);
    case 'text':
      return checkText(piece, grammar);
    case 'number':
      return typeof value === 'number' ? checkNumber(value, piece, grammar) : wrongKind(piece, expectation(grammar));
    case 'boolean':
      return typeof value === 'boolean' ? [] : wrongKind(piece, expectation(grammar));
    case 'true':
      return value === true ? [] : wrongKind(piece, expectation(grammar));
    case 'scalar':
      return value === null ? wrongKind(piece, expectation(grammar)) : checkTexts(piece);
  }
}

/** What YAML 1.1 readers take for a boolean or null. */
const looksLikeBoolean = /^(y|n|yes|no|on|off|true|false|null|~)$/i;

function checkText(
  piece: ScalarPiece,
  { name, longest = Infinity }: { readonly name?: NameRule; readonly longest?: number },
): readonly Diagnostic[] {
  if (typeof piece.value !== 'string') return wrongKind(piece, 'text');
  if (piece.value.trim() === '') return [diagnostic('empty-text', piece.span, {})];
  if (piece.value.length > longest) return [diagnostic('text-too-long', headOf(piece.span), { most: longest })];
  return name ? checkName(piece.value, piece.span, name) : checkTexts(piece);
}

function checkName(name: string, span: Span, { pattern, rule, refused }: NameRule): readonly Diagnostic[] {
  if (pattern.test(name) && !refused?.includes(name)) return [];
  return [diagnostic('bad-name', span, { name: shown(name), rule })];
}

function checkNumber(value: number, piece: ScalarPiece, grammar: Grammar & { kind: 'number' }): readonly Diagnostic[] {
  const { integer, minimum, maximum } = grammar;
  const inexact = checkExact(piece);
  if (inexact.length > 0) return inexact;
  const wrong = (rule: string): readonly Diagnostic[] => [diagnostic('bad-number', piece.span, { rule })];
  if (integer && !Number.isInteger(value)) return wrong('it has to be whole');
  if (integer && Math.abs(value) > Number.MAX_SAFE_INTEGER)
    return wrong(`whole numbers are exact up to ${Number.MAX_SAFE_INTEGER}`);
  if (minimum !== undefined && value < minimum) return wrong(`it has to be at least ${minimum}`);
  if (maximum !== undefined && value > maximum) return wrong(`it has to be at most ${maximum}`);
  return [];
}

/** Numbers have to be finite, as in JSON, and what is read of one is what is written. */
function checkExact({ value, raw, span }: ScalarPiece): readonly Diagnostic[] {
  if (typeof value !== 'number') return [];
  if (Number.isFinite(value) && isExactNumber(raw)) return [];
  const rule = Number.isFinite(value) ? `a double cannot hold it and would make it ${value}` : 'it has to be finite';
  return [diagnostic('bad-number', span, { rule })];
}

/** Control characters in any text of a piece, its keys included, and numbers that are not what they seem. */
function checkTexts(piece: Piece): readonly Diagnostic[] {
  switch (piece.kind) {
    case 'map':
      return piece.entries.flatMap(({ key, keySpan, value }) => [...checkControls(key, keySpan), ...checkTexts(value)]);
    case 'list':
      return piece.items.flatMap(checkTexts);
    case 'scalar':
      if (typeof piece.value === 'string') return checkControls(piece.value, piece.span);
      return checkExact(piece);
    case 'broken':
      return [];
  }
}

function checkControls(text: string, span: Span): readonly Diagnostic[] {
  const found = unprintable.exec(text);
  if (!found) return [];
  const code = `U+${(found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return [diagnostic('control-character', span, { code })];
}

function tooFew(piece: MapPiece | ListPiece, least: number | undefined, what: string): readonly Diagnostic[] {
  const count = piece.kind === 'map' ? piece.entries.length : piece.items.length;
  const isKnown = piece.kind === 'list' || piece.isComplete;
  return least !== undefined && isKnown && count < least
    ? [diagnostic('too-few', headOf(piece.span), { least, what })]
    : [];
}

function tooMany(piece: MapPiece | ListPiece, most = Infinity): readonly Diagnostic[] {
  const count = piece.kind === 'map' ? piece.entries.length : piece.items.length;
  return count > most ? [diagnostic('too-many', headOf(piece.span), { count, most })] : [];
}

function wrongKind(piece: Exclude<Piece, { kind: 'broken' }>, expected: string): readonly Diagnostic[] {
  const found = piece.kind === 'scalar' ? scalarKind(piece.value) : piece.kind === 'list' ? 'a list' : 'a map';
  return [diagnostic('wrong-kind', headOf(piece.span), { expected, found })];
}

function isEmpty(piece: Exclude<Piece, { kind: 'broken' }>): boolean {
  if (piece.kind === 'scalar') return piece.value === '' || piece.value === null;
  return (piece.kind === 'list' ? piece.items : piece.entries).length === 0;
}

function scalarKind(value: ScalarPiece['value']): string {
  return value === null ? 'nothing' : typeof value === 'string' ? 'text' : `a ${typeof value}`;
}

/** The first line of a span, so that a message about a whole map does not underline all of it. */
function headOf(span: Span): Span {
  const end = span.source.text.slice(span.start, span.end).search(/[\r\n]/);
  return end < 0 ? span : { ...span, end: span.start + end };
}

/** Text of the user's in a message: one line, not too long. */
function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}...` : line;
}
