import { diagnostic } from '../diagnostics.js';
import type { Check } from './subject.js';

/** A pattern of the definition's own is a regular expression. */
export const pattern: Check = ({ tables }) =>
  tables
    .flatMap(({ rows }) => rows)
    .flatMap((row) => {
      const reason = row.definition.pattern === undefined ? undefined : whyNot(row.definition.pattern);
      return reason === undefined ? [] : [diagnostic('bad-pattern', row.at('pattern'), { reason })];
    });

/** Why a text is no regular expression in Unicode mode, the dialect of JSON Schema. */
function whyNot(text: string): string | undefined {
  try {
    new RegExp(text, 'u');
    return undefined;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // Invalid regular expression: /(/u: Unterminated group -> Unterminated group
    return error.message.slice(error.message.lastIndexOf(': ') + 2);
  }
}
