/** The encoders, of which each brings text of a definition into one context of an output. Text reaches no output without. */

export interface Encoders {
  /** A string literal of TypeScript. */
  readonly stringLiteral: (text: string) => string;
  /** A literal of a string, a number or a boolean. */
  readonly literal: (value: string | number | boolean) => string;
  /** An identifier of TypeScript. Throws if the name is none. */
  readonly identifier: (name: string) => string;
  /** A key of an object literal or an object type. */
  readonly propertyKey: (name: string) => string;
  /** An access to a property: `.name` or `['other-name']`. */
  readonly propertyAccess: (name: string) => string;
  /** Text inside a block comment, on one line. */
  readonly blockComment: (text: string) => string;
  /** Text inside a line comment, on one line. */
  readonly lineComment: (text: string) => string;
  /** A literal of a regular expression. Throws if the pattern is invalid. */
  readonly regexLiteral: (pattern: string, flags?: string) => string;
  /** A JSON value as text, on several lines. */
  readonly json: (value: unknown) => string;
  /** A scalar of YAML, on one line and in quotes. */
  readonly yamlScalar: (text: string) => string;
  /** Text in Markdown, on one line: in a paragraph, a heading, a list or a cell. */
  readonly markdownText: (text: string) => string;
  /** Code in Markdown, on one line; not for cells. */
  readonly markdownCode: (text: string) => string;
  /** Code in a cell of a table of Markdown. */
  readonly markdownCellCode: (text: string) => string;
  /** An id of an element of HTML. Throws if the text is none. */
  readonly htmlId: (id: string) => string;
  /** A field of a CSV file (RFC 4180), which no spreadsheet takes for a formula. */
  readonly csvField: (text: string) => string;
}
