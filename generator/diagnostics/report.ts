/** Diagnostics as text and as data. */
import pc from 'picocolors';
import type { Diagnostic, Severity } from './diagnostic.js';
import { frame, printable } from './frame.js';
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

/**
 * The diagnostics as text: `file:line:column code message`, a code frame and the help of each, then the number of errors
 * and warnings. Empty when there are none.
 * @param options color: whether to use terminal colours; frames: whether to show code frames; limit: maximum number
 * of diagnostics to show
 */
export function reportText(
  diagnostics: readonly Diagnostic[],
  { color = false, frames = true, limit = Infinity } = {},
): string {
  const placed = place(diagnostics);
  if (placed.length === 0) return '';
  const hidden = placed.length - limit;
  const blocks = [
    ...placed.slice(0, limit).map((one) => block(one, color, frames)),
    ...(hidden > 0 ? [`and ${hidden} more; --limit shows more of them`] : []),
  ];
  return `${blocks.join('\n\n')}\n\n${summary(placed.map(({ entry }) => entry.severity))}\n`;
}

function block({ entry, span, index }: Placed, color: boolean, frames: boolean): string {
  const { file, line, column, code, severity, message, help, suggestion } = entry;
  const colors = pc.createColors(color);
  const where = printable([file, line, column].filter((part) => part !== undefined).join(':'));
  const paint = severity === 'error' ? colors.red : colors.yellow;
  return [
    `${colors.bold(where)} ${paint(code)} ${severity === 'warning' ? `${paint('warning:')} ` : ''}${printable(message)}`,
    ...(frames && span && index ? [frame(index.lines, index.position(span.start), span.end - span.start, color)] : []),
    `${colors.cyan('help:')} ${help}`,
    ...(suggestion === undefined ? [] : [`${colors.cyan('did you mean')} \`${printable(suggestion)}\`?`]),
  ].join('\n');
}

/** `2 errors, 1 warning`. */
function summary(severities: readonly Severity[]): string {
  return (['error', 'warning'] as const)
    .map((severity) => ({ severity, count: severities.filter((one) => one === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}${count === 1 ? '' : 's'}`)
    .join(', ');
}

interface Placed extends Pick<Diagnostic, 'span'> {
  readonly entry: ReportEntry;
  readonly index?: LineIndex | undefined;
}

/** The diagnostics with lines and columns, sorted and without duplicates. */
function place(diagnostics: readonly Diagnostic[]): readonly Placed[] {
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
