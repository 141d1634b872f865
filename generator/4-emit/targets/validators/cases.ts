/** The cases of a switch over the names of elements. */
import type { Field } from '../../../model/model.js';
import { lineComment, stringLiteral } from '../../encode.js';
import { code, type Code, printed } from './code.js';

/** An element and the statements for it. */
export interface Case {
  readonly field: Field;
  readonly lines: readonly Code[];
}

/** Consecutive elements with equal statements share them; each keeps its row. */
export function casesOf(cases: readonly Case[]): readonly Code[] {
  return cases.flatMap(({ field, lines }, index) => {
    const next = cases[index + 1];
    const isShared = next?.lines.length === lines.length && textOf(next.lines) === textOf(lines);
    return [caseLabel(field), ...(isShared ? [] : [...lines, code`break;`])];
  });
}

/** Statements as text, and the data that they refer to. */
function textOf(lines: readonly Code[]): string {
  const { text, constants } = printed(code`${lines}`);
  return [text, ...constants.keys()].join('\n');
}

/** `case 'role': // Row 3, M (R4)`; the row stands behind, so that labels follow each other line by line. */
export function caseLabel({ name, row, presence, readings }: Field): Code {
  const ids = readings.map(({ id }) => id).join(', ');
  return code`case ${stringLiteral(name)}: // Row ${row}, ${presence}${ids ? ` (${lineComment(ids)})` : ''}`;
}
