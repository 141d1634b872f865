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
    return [rowComment(field), `case ${stringLiteral(field.name)}:`, ...(isShared ? [] : [...lines, `break;`])];
  });
}

/** `// Row 3, M` */
export function rowComment(field: Field): string {
  const readings = field.readings.map(({ id }) => id).join(', ');
  return `// Row ${field.row}, ${field.presence}${readings ? ` (${lineComment(readings)})` : ''}`;
}
