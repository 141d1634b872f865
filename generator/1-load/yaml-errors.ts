/** What the YAML parser complains about, in plain words. */
import type { ErrorCode } from 'yaml';

const reasons: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_COLLECTION_TYPE: 'the tag and the value do not fit each other',
  BAD_DIRECTIVE: 'a line that begins with % is no directive',
  BAD_DQ_ESCAPE: 'the backslash does not begin an escape that YAML knows',
  BAD_INDENT: 'the indentation does not fit the lines around it, or a bracket is not closed',
  BAD_SCALAR_START: 'text that begins with this character needs quotes',
  BLOCK_AS_IMPLICIT_KEY:
    'a map begins in the middle of a line; quote text that holds a colon, and look at how the next line is indented',
  BLOCK_IN_FLOW: 'an indented map or list cannot stand between brackets',
  KEY_OVER_1024_CHARS: 'a key is longer than 1024 characters',
  MISSING_CHAR: 'a colon, comma, quote, bracket or space is missing',
  MULTILINE_IMPLICIT_KEY: 'a key goes over several lines, or the colon after it is missing',
  RESOURCE_EXHAUSTION: 'it is more than the parser can hold',
  UNEXPECTED_TOKEN: 'this does not belong here',
};

/** The reason for an error of the parser. */
export function syntaxReason(code: ErrorCode): string {
  return reasons[code] ?? 'the parser does not understand this';
}
