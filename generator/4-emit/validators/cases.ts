/** The cases of a switch over the names of elements. */
import type { Field } from '../../model.js';
import { lineComment, stringLiteral } from '../encode.js';

/** An element and the statements for it. */
export interface Case {
  readonly field: Field;
  readonly lines: readonly string[];
}

/** Neighbours of which the same is asked share their statements; each keeps its row. */
export function casesOf(cases: readonly Case[]): readonly string[] {
  return cases.flatMap(({ field, lines }, index) => {
    const next = cases[index + 1];
    const isShared = next !== undefined && next.lines.join('\n') === lines.join('\n');
    return [caseLabel(field), ...(isShared ? [] : [...lines, `break;`])];
  });
}

/** `case 'role': // Row 3, M (R4)`; the row stands behind, so that labels follow each other line by line. */
export function caseLabel({ name, row, presence, readings }: Field): string {
  const ids = readings.map(({ id }) => id).join(', ');
  return `case ${stringLiteral(name)}: // Row ${row}, ${presence}${ids ? ` (${lineComment(ids)})` : ''}`;
}
