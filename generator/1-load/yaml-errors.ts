/** Errors of the YAML parser, explained to users. */
import type { ErrorCode } from 'yaml';

const reasons: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_COLLECTION_TYPE: 'the tag and the value do not fit each other',
  BAD_DIRECTIVE: 'the directive that starts with % is invalid',
  BAD_DQ_ESCAPE: 'the escape after the backslash does not exist in YAML',
  BAD_INDENT: 'the indentation does not match the lines around it, or a bracket is not closed',
  BAD_SCALAR_START: 'text that starts with this character needs quotes',
  BLOCK_AS_IMPLICIT_KEY:
    'a map starts in the middle of a line; quote text that contains a colon, and check the indentation of the next line',
  BLOCK_IN_FLOW: 'an indented map or list is not allowed inside brackets',
  KEY_OVER_1024_CHARS: 'a key is longer than 1024 characters',
  MISSING_CHAR: 'a colon, comma, quote, bracket or space is missing',
  MULTILINE_IMPLICIT_KEY: 'a key spans several lines, or the colon after it is missing',
  RESOURCE_EXHAUSTION: 'the file is too large for the parser',
  UNEXPECTED_TOKEN: 'this is not expected here',
};

/** Explains an error of the parser. */
export function syntaxReason(code: ErrorCode): string {
  return reasons[code] ?? 'it cannot be parsed';
}
