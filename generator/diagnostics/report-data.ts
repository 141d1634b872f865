/** Diagnostics as data. */
import type { Diagnostic, Severity } from './diagnostic.js';
import { indexLines, type LineIndex, type Source } from './source.js';
import { defined } from '../defined.js';

/** A diagnostic as data; without a position in a text it has no lines and columns. */
export interface ReportEntry {
  readonly file: string;
  /** Lines and columns start at 1; columns count UTF-16 code units, and `endColumn` is exclusive. */
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly code: Diagnostic['code'];
  readonly severity: Severity;
  readonly message: string;
  readonly help: string;
  /** Replacement for the text from start to end. */
  readonly suggestion?: string;
}

/** The diagnostics as data, sorted by file and position, without duplicates. */
export function reportData(diagnostics: readonly Diagnostic[]): readonly ReportEntry[] {
  return place(diagnostics).map(({ entry }) => entry);
}

export interface Placed extends Pick<Diagnostic, 'span'> {
  readonly entry: ReportEntry;
  readonly index?: LineIndex | undefined;
}

/** The diagnostics with lines and columns, sorted and without duplicates. */
export function place(diagnostics: readonly Diagnostic[]): readonly Placed[] {
  const sources = new Set(diagnostics.flatMap(({ span }) => span?.source ?? []));
  const indexes = new Map<Source, LineIndex>([...sources].map((source) => [source, indexLines(source)]));
  const unique = new Map<string, Placed>();
  for (const diagnostic of diagnostics) {
    const index = diagnostic.span && indexes.get(diagnostic.span.source);
    const entry = entryOf(diagnostic, index);
    unique.set(JSON.stringify(entry), { entry, index, ...(diagnostic.span && { span: diagnostic.span }) });
  }
  return [...unique.values()].sort((left, right) => compare(left.entry, right.entry));
}

function entryOf({ span, path, ...diagnostic }: Diagnostic, index: LineIndex | undefined): ReportEntry {
  const { code, severity, message, help, suggestion } = diagnostic;
  const rest = { code, severity, message, help, ...(suggestion === undefined ? {} : { suggestion }) };
  if (!span || !index) return { file: defined(path, 'the file of a diagnostic'), ...rest };
  const start = index.position(span.start);
  const end = index.position(span.end);
  return { file: span.source.path, ...start, endLine: end.line, endColumn: end.column, ...rest };
}

/** By file, then position; diagnostics of a whole file come first. Equal ones keep the order of the phases. */
function compare(left: ReportEntry, right: ReportEntry): number {
  if (left.file !== right.file) return left.file < right.file ? -1 : 1;
  return (left.line ?? 0) - (right.line ?? 0) || (left.column ?? 0) - (right.column ?? 0);
}
