/** Diagnostics as text. */
import pc from 'picocolors';
import type { Diagnostic, Severity } from './diagnostic.js';
import { frame, printable } from './frame.js';
import { type Placed, place } from './report-data.js';

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
