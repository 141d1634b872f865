/** YAML text to pieces, refusing what would surprise: tags, anchors, merges, duplicate keys, tabs. */
import { isAlias, isMap, isPair, isScalar, isSeq, type Node, type Pair, parseAllDocuments, type YAMLError } from 'yaml';
import { type Diagnostic, diagnostic } from '../diagnostics.js';
import { positionAt, type Source, type Span } from '../source.js';
import { checkNesting } from './limits.js';
import { type MapPiece, type Piece, spanOf } from './piece.js';
import { syntaxReason } from './syntax.js';

/** After so many the parser only stumbles over what it has misread before. */
const MOST_SYNTAX_ERRORS = 10;

/** The pieces of a YAML text, when it can be read at all, and everything that is wrong with it as YAML. */
export function parseYaml(source: Source): { piece?: Piece; diagnostics: readonly Diagnostic[] } {
  const tooDeep = checkNesting(source);
  if (tooDeep) return { diagnostics: [tooDeep] };
  const documents = parseAllDocuments(source.text, {
    uniqueKeys: false,
    prettyErrors: false,
    strict: true,
    logLevel: 'error',
  });
  const [document, second] = Array.isArray(documents) ? documents : [];
  const diagnostics: Diagnostic[] = [];
  if (second) {
    const [start] = second.range;
    return { diagnostics: [diagnostic('several-documents', spanOf(source, start, start + 1), {})] };
  }
  const errors = document?.errors ?? [];
  if (errors.length > 0) {
    return { diagnostics: errors.slice(0, MOST_SYNTAX_ERRORS).map((error) => syntaxDiagnostic(source, error)) };
  }
  diagnostics.push(...directives(source, document?.directives?.docStart === true));
  const contents = document?.contents ?? null;
  if (contents === null || (isScalar(contents) && contents.value === null && !contents.source)) {
    return { diagnostics: [diagnostic('empty-file', spanOf(source, 0, 0), {})] };
  }
  const piece = toPiece(source, contents, [], diagnostics);
  return { piece, diagnostics };
}

function syntaxDiagnostic(source: Source, error: YAMLError): Diagnostic {
  const [start, end] = error.pos;
  const span = spanOf(source, start, Math.max(end, start + 1));
  if (error.code === 'TAB_AS_INDENT') return diagnostic('tab-indentation', span, {});
  // The parser trips over a tab further on as well; the tab is what has to go.
  const lineStart = source.text.lastIndexOf('\n', start - 1) + 1;
  const indent = /^ *\t/.exec(source.text.slice(lineStart));
  if (indent) return diagnostic('tab-indentation', spanOf(source, lineStart, lineStart + indent[0].length), {});
  return diagnostic('yaml-syntax', span, { reason: syntaxReason(error.code) });
}

/** `%YAML 1.1` would change what the text means. */
function directives(source: Source, hasStart: boolean): readonly Diagnostic[] {
  if (!hasStart) return [];
  return [...source.text.matchAll(/^%.*$/gm)].map(({ index, 0: line }) =>
    diagnostic('yaml-directive', spanOf(source, index, index + line.trimEnd().length), {}),
  );
}

function toPiece(source: Source, node: Node | null, path: readonly string[], diagnostics: Diagnostic[]): Piece {
  const [start, end] = node?.range ?? [0, 0];
  // The range of a map or list takes in the line breaks below it.
  const span = spanOf(source, start, start + source.text.slice(start, end).trimEnd().length);
  if (node === null) return { kind: 'scalar', value: null, plain: true, raw: '', span };
  if (isAlias(node)) {
    diagnostics.push(diagnostic('yaml-anchor', span, {}));
    return { kind: 'broken', span };
  }
  if (node.tag !== undefined) {
    diagnostics.push(diagnostic('yaml-tag', span, { tag: node.tag }));
    return { kind: 'broken', span };
  }
  if ('anchor' in node && node.anchor) diagnostics.push(diagnostic('yaml-anchor', span, {}));
  if (isMap(node)) return mapPiece(source, node.items, span, path, diagnostics);
  if (isSeq(node)) {
    const items = node.items.map((item) =>
      toPiece(source, isPair(item) ? null : (item as Node | null), path, diagnostics),
    );
    return { kind: 'list', items, span };
  }
  if (!isScalar(node)) throw new Error('A YAML node is an alias, a map, a list or a scalar');
  const plain = node.type === 'PLAIN' || node.type === undefined;
  return { kind: 'scalar', value: scalarValue(node.value), plain, raw: source.text.slice(start, end), span };
}

function scalarValue(value: unknown): string | number | boolean | null {
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isPlain ? value : value === null ? null : String(value);
}

function mapPiece(
  source: Source,
  pairs: readonly Pair[],
  span: Span,
  path: readonly string[],
  diagnostics: Diagnostic[],
): MapPiece {
  const entries = new Map<string, { key: string; keySpan: Span; value: Piece }>();
  for (const pair of pairs) {
    const key = pair.key as Node | null;
    const keySpan = spanOf(source, key?.range?.[0] ?? span.start, key?.range?.[1] ?? span.end);
    if (key?.tag !== undefined) diagnostics.push(diagnostic('yaml-tag', keySpan, { tag: key.tag }));
    if (!isScalar(key) || typeof key.value !== 'string') {
      diagnostics.push(diagnostic('text-key', keySpan, {}));
      continue;
    }
    if (key.value === '<<' || key.anchor) {
      diagnostics.push(diagnostic('yaml-anchor', keySpan, {}));
      if (key.value === '<<') continue;
    }
    const earlier = entries.get(key.value);
    if (earlier) {
      const isField = path.at(-1) === 'fields' || path.at(-1) === 'parameters';
      const { line } = positionAt(source, earlier.keySpan.start);
      diagnostics.push(diagnostic(isField ? 'duplicate-field' : 'duplicate-key', keySpan, { name: key.value, line }));
      continue;
    }
    const value = toPiece(source, pair.value as Node | null, [...path, key.value], diagnostics);
    const isMissing = value.span.start === value.span.end;
    // A key without a value has no place of its own; its key stands in.
    entries.set(key.value, { key: key.value, keySpan, value: isMissing ? { ...value, span: keySpan } : value });
  }
  return { kind: 'map', entries: [...entries.values()], span };
}
