/** Parses YAML to nodes and rejects surprising features: tags, anchors, merges, duplicate keys, tabs. */
import { isAlias, isMap, isPair, isScalar, isSeq, type Node, type Pair, parseAllDocuments, type YAMLError } from 'yaml';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import type { Scalar } from '../model/model.js';
import { indexLines, type LineIndex, type Source, type Span } from '../diagnostics/source.js';
import { checkNesting } from './limits.js';
import { type YamlBroken, type YamlMap, type YamlNode, spanOf } from './yaml-node.js';
import { syntaxReason } from './yaml-errors.js';

/** Maximum number of lines with a syntax error; further ones are mostly consequences. */
const MOST_SYNTAX_ERRORS = 5;

/** The nodes of a YAML text, if it can be parsed, and its errors as YAML. */
export function parseYaml(source: Source): { node?: YamlNode; diagnostics: readonly Diagnostic[] } {
  const conflicts = conflictsIn(source);
  if (conflicts.length > 0) return { diagnostics: conflicts };
  const tooDeep = checkNesting(source);
  if (tooDeep) return { diagnostics: [tooDeep] };
  const documents = parseAllDocuments(source.text, {
    uniqueKeys: false,
    prettyErrors: false,
    strict: true,
    logLevel: 'error',
  });
  const [document, second] = Array.isArray(documents) ? documents : [];
  if (second) {
    const [start] = second.range;
    return { diagnostics: [diagnostic('several-documents', spanOf(source, start, start + 1), {})] };
  }
  const errors = document?.errors ?? [];
  if (errors.length > 0) {
    return { diagnostics: firstOfLines(source, errors).map((error) => syntaxDiagnostic(source, error)) };
  }
  const ruled = directives(source, document?.directives?.docStart === true);
  if (ruled.length > 0) return { diagnostics: ruled };
  const contents = document?.contents ?? null;
  if (contents === null || (isScalar(contents) && contents.value === null && !contents.source)) {
    return { diagnostics: [diagnostic('empty-file', spanOf(source, 0, 0), {})] };
  }
  const reader = new NodeReader(source);
  const node = reader.read(contents, []);
  return { node, diagnostics: reader.diagnostics };
}

/** Marks of merge conflicts, which the parser reports as several errors without naming them. */
function conflictsIn(source: Source): readonly Diagnostic[] {
  if (!/^>{7}/m.test(source.text)) return [];
  return [...source.text.matchAll(/^<{7}(?: .*)?\r?$/gm)].map(({ index, 0: line }) =>
    diagnostic('merge-conflict', spanOf(source, index, index + line.trimEnd().length), {}),
  );
}

/** The first error of each line; the others are consequences. */
function firstOfLines(source: Source, errors: readonly YAMLError[]): readonly YAMLError[] {
  const { position } = indexLines(source);
  const first = new Map<number, YAMLError>();
  for (const error of errors) {
    const { line } = position(error.pos[0]);
    if (!first.has(line)) first.set(line, error);
    if (first.size === MOST_SYNTAX_ERRORS) break;
  }
  return [...first.values()];
}

function syntaxDiagnostic(source: Source, error: YAMLError): Diagnostic {
  const [start, end] = error.pos;
  const span = spanOf(source, start, Math.max(end, start + 1));
  if (error.code === 'TAB_AS_INDENT') return diagnostic('tab-indentation', span, {});
  // A tab can also cause an error later in the line; the tab is reported.
  const lineStart = source.text.lastIndexOf('\n', start - 1) + 1;
  const indent = /^ *\t/.exec(source.text.slice(lineStart));
  if (indent) return diagnostic('tab-indentation', spanOf(source, lineStart, lineStart + indent[0].length), {});
  return diagnostic('yaml-syntax', span, { reason: syntaxReason(error.code) });
}

/** Directives are rejected because `%YAML 1.1` would change the meaning of the text. */
function directives(source: Source, hasStart: boolean): readonly Diagnostic[] {
  if (!hasStart) return [];
  return [...source.text.matchAll(/^%.*$/gm)].map(({ index, 0: line }) =>
    diagnostic('yaml-directive', spanOf(source, index, index + line.trimEnd().length), {}),
  );
}

/** Converts the nodes of the parser. */
class NodeReader {
  readonly diagnostics: Diagnostic[] = [];
  private readonly index: LineIndex;

  constructor(private readonly source: Source) {
    this.index = indexLines(source);
  }

  /** @param path the keys that lead to the node */
  read(node: Node | null, path: readonly string[]): YamlNode {
    const [start, end] = node?.range ?? [0, 0];
    // The range of a map or list includes the line breaks after it.
    const raw = this.source.text.slice(start, end).trimEnd();
    const span = spanOf(this.source, start, start + raw.length);
    if (node === null) return { kind: 'scalar', value: null, plain: true, raw, span };
    if (isAlias(node)) return this.refuse(diagnostic('yaml-anchor', span, {}), span);
    if (node.tag !== undefined) return this.refuse(tagged(span, node.tag), span);
    if (node.anchor) this.diagnostics.push(diagnostic('yaml-anchor', span, {}));
    if (isMap(node)) return this.map(node.items, span, path);
    if (isSeq(node)) {
      const items = node.items.map((item) => this.read(isPair(item) ? null : (item as Node | null), path));
      return { kind: 'list', items, span };
    }
    const plain = node.type === 'PLAIN' || node.type === undefined;
    return { kind: 'scalar', value: scalarValue(node.value), plain, raw, span };
  }

  private refuse(problem: Diagnostic, span: Span): YamlBroken {
    this.diagnostics.push(problem);
    return { kind: 'broken', span };
  }

  private map(pairs: readonly Pair[], span: Span, path: readonly string[]): YamlMap {
    const entries = new Map<string, YamlMap['entries'][number]>();
    let found = 0;
    for (const { key: keyNode, value: valueNode } of pairs as readonly Pair<Node | null, Node | null>[]) {
      const keySpan = spanOf(this.source, keyNode?.range?.[0] ?? span.start, keyNode?.range?.[1] ?? span.end);
      const key = this.key(keyNode, keySpan);
      if (key === undefined) continue;
      found++;
      const earlier = entries.get(key);
      if (earlier) {
        const { line } = this.index.position(earlier.keySpan.start);
        const code = isElement(path) ? 'duplicate-field' : 'duplicate-key';
        this.diagnostics.push(diagnostic(code, keySpan, { name: key, line }));
        continue;
      }
      const value = this.read(valueNode, [...path, key]);
      const isMissing = value.span.start === value.span.end;
      // A missing value has no position of its own, so it takes that of its key.
      entries.set(key, { key, keySpan, value: isMissing ? { ...value, span: keySpan } : value });
    }
    const isComplete = pairs.length === found;
    return { kind: 'map', entries: [...entries.values()], isComplete, span };
  }

  /** The text of a key, or undefined when the entry is invalid. */
  private key(node: Node | null, span: Span): string | undefined {
    if (isAlias(node) || (isScalar(node) && (node.anchor || node.value === '<<'))) {
      this.diagnostics.push(diagnostic('yaml-anchor', span, {}));
      return undefined;
    }
    if (node?.tag !== undefined) {
      this.diagnostics.push(tagged(span, node.tag));
      return undefined;
    }
    if (isScalar(node) && typeof node.value === 'string') return node.value;
    this.diagnostics.push(diagnostic('text-key', span, {}));
    return undefined;
  }
}

function tagged(span: Span, tag: string): Diagnostic {
  return diagnostic('yaml-tag', span, { tag: tag.replace(/^tag:yaml\.org,2002:/, '!!') });
}

/** Whether the keys of the map at a path are element names. */
function isElement([first, second, third, ...rest]: readonly string[]): boolean {
  if (first === 'parameters') return second === undefined;
  if (first === 'http') return second === 'parameters' && third === undefined;
  return first === 'shapes' && third === 'fields' && rest.length === 0;
}

function scalarValue(value: unknown): Scalar | null {
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return isPlain ? value : value === null ? null : String(value);
}
