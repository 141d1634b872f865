/** Violations with their positions in the JSON file. */
import type { Payload } from '../1-load/payload.js';
import type { Applied } from '../judge/judge.js';
import type { Violation } from '../model/model.js';
import { indexLines, type Position, type Source, type Span } from '../diagnostics/source.js';
import type { Io } from './io.js';

type Placed<Finding> = Finding & Position;

export interface Findings {
  readonly violations: readonly Placed<Violation>[];
  readonly applied: readonly Placed<Applied>[];
}

/** The violations and applied tolerances with their positions, in the order of the file. */
export function findingsOf(payload: Payload, violations: readonly Violation[], applied: readonly Applied[]): Findings {
  const { source, placeOf, keyOf } = payload;
  const { position } = indexLines(source);
  // An element that no table lists is reported at its key.
  const place = <Finding extends Violation | Applied>(found: Finding, isKey: boolean): Placed<Finding> => {
    const span: Span = isKey ? keyOf(found.pointer) : placeOf(found.pointer);
    return { ...position(span.start), ...found };
  };
  return {
    violations: inOrder(violations.map((found) => place(found, found.rule.endsWith('.unknown')))),
    applied: inOrder(applied.map((found) => place(found, found.kind === 'unknown' || found.kind === 'ignored'))),
  };
}

function inOrder<Finding extends Position>(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((left, right) => left.line - right.line || left.column - right.column);
}

const tolerances: Readonly<Record<Applied['kind'], string>> = {
  blank: 'empty text or null is read as not given',
  case: 'the case is changed to that of the table',
  alias: 'the alias is replaced by the value of the table',
  wrapper: 'the extra object around the value is removed',
  unknown: 'the element is dropped, because no table lists it',
  ignored: 'the element is dropped, because it is ignored here',
};

/** Prints `file:line:column rule message`, optionally a code frame, and the rows of the page that state the rule. */
export async function showFindings(
  source: Source,
  { violations, applied }: Findings,
  frames: boolean,
  { out: { write, colors, hasColors } }: Io,
): Promise<void> {
  if (violations.length + applied.length === 0) return;
  const { frame, printable } = await import('../diagnostics/frame.js');
  const lines = source.text.split(/\r\n|\r|\n/);
  const where = ({ line, column }: Position): string => colors.bold(printable(`${source.path}:${line}:${column}`));
  for (const [index, found] of violations.entries()) {
    write(`${where(found)} ${colors.red(found.rule)} ${printable(found.message)}\n`);
    // Violations at the same position share one frame.
    const before = violations[index - 1];
    const isShown = before?.line === found.line && before.column === found.column;
    if (frames && !isShown) write(`${frame(lines, found, 1, hasColors)}\n`);
    const pointer = printable(found.pointer) || 'the whole message';
    write(`  ${pointer}: ${printable(found.source.table)}${rows(found.source.rows)}\n`);
  }
  for (const found of applied) {
    write(`${where(found)} ${colors.yellow(found.kind)} ${printable(found.pointer)}: ${tolerances[found.kind]}\n`);
  }
}

/** `, row 3`, `, rows 3, 4`; empty for a rule about the whole table. */
function rows(numbers: readonly number[]): string {
  if (numbers.length === 0) return '';
  return `, ${numbers.length === 1 ? 'row' : 'rows'} ${numbers.join(', ')}`;
}
