/** What the YAML parser complains about, in plain words. */
import type { ErrorCode, YAMLParseError } from 'yaml';
import { diagnostic } from '../diagnostics.js';
import type { Diagnostic } from '../diagnostics.js';
import type { Source } from '../source.js';

const words: Readonly<Partial<Record<ErrorCode, string>>> = {
  BAD_ALIAS: 'an alias has no name, or names no anchor',
  BAD_COLLECTION_TYPE: 'the tag and the value do not fit each other',
  BAD_DIRECTIVE: 'a line that begins with % is no directive',
  BAD_DQ_ESCAPE: 'a backslash in double quotes is not followed by a known escape',
  BAD_INDENT: 'the indentation does not fit the lines around it, or a bracket is not closed',
  BAD_SCALAR_START: 'text cannot begin with this character unless it is quoted',
  BLOCK_AS_IMPLICIT_KEY: 'a map or list cannot begin here; a second colon in one line needs quotes around the text',
  BLOCK_IN_FLOW: 'an indented map or list cannot stand between brackets',
  KEY_OVER_1024_CHARS: 'a key is longer than 1024 characters',
  MISSING_CHAR: 'a colon, comma, quote, bracket or space is missing',
  MULTILINE_IMPLICIT_KEY: 'a key goes over several lines, or a colon is missing after it',
  RESOURCE_EXHAUSTION: 'it is more than the parser can hold',
  UNEXPECTED_TOKEN: 'this is not expected here',
};

/** The diagnostic for an error of the parser. */
export function syntaxProblem(source: Source, error: YAMLParseError): Diagnostic {
  const [start, end] = error.pos;
  const span = { source, start, end: Math.max(start, Math.min(end, source.text.length)) };
  if (error.code === 'TAB_AS_INDENT') return diagnostic('yaml-tab', span, {});
  if (error.code === 'MULTIPLE_DOCS') return diagnostic('yaml-documents', { source, start, end: start + 3 }, {});
  return diagnostic('yaml-syntax', span, { problem: words[error.code] ?? 'the parser does not understand this' });
}
