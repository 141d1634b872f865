/** Patterns of the definition's own. */
import { diagnostic } from '../diagnostics.js';
import { at, type Place, type Scope } from './scope.js';

/** The pattern; undefined when it is no regular expression, which is reported: nothing could be judged by it. */
export function soundPattern(scope: Scope, pattern: string | undefined, place: Place): string | undefined {
  const reason = pattern === undefined ? undefined : whyNot(pattern);
  if (reason === undefined) return pattern;
  scope.report(diagnostic('bad-pattern', at(place, 'pattern'), { reason }));
  return undefined;
}

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
