/** Violations with their places in the JSON file. */
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

/** Each violation and each applied tolerance where it stands, from the top of the file to its end. */
export function findingsOf(payload: Payload, violations: readonly Violation[], applied: readonly Applied[]): Findings {
  const { source, placeOf, keyOf } = payload;
  const { position } = indexLines(source);
  // About an element that no table lists, the key is what matters.
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
  blank: 'empty text or null is taken for not provided',
  case: 'letters are turned into the case of the table',
  alias: 'another spelling is taken for the value of the table',
  wrapper: 'an extra object around the value is taken off',
  unknown: 'no table lists the element; it is dropped',
  ignored: 'the element is ignored here; it is dropped',
};

/** `file:line:column rule message`, the text around it if asked for, and the rows of the page that say so. */
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
    // What several rules say of one place is shown once, with the first.
    const before = violations[index - 1];
    const isShown = before?.line === found.line && before.column === found.column;
    if (frames && !isShown) write(`${frame(lines, found, 1, hasColors)}\n`);
    write(`  ${printable(found.pointer) || 'the whole'}: ${printable(found.source.table)}${rows(found.source.rows)}\n`);
  }
  for (const found of applied) {
    write(`${where(found)} ${colors.yellow(found.kind)} ${printable(found.pointer)}: ${tolerances[found.kind]}\n`);
  }
}

/** `, row 3`, `, rows 3, 4`; nothing for a rule about the table as a whole. */
function rows(numbers: readonly number[]): string {
  if (numbers.length === 0) return '';
  return `, ${numbers.length === 1 ? 'row' : 'rows'} ${numbers.join(', ')}`;
}
