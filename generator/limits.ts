/**
 * Limits of a definition. Each is far above what pages need, is reported at the place that exceeds it, and is listed in
 * `docs/limits.md`. Within the limits, costs grow linearly with the text.
 */
export const limits = {
  /** Size of a file in bytes. */
  file: 1024 * 1024,
  /** Nesting of brackets and indentation in a file. */
  nesting: 64,
  /** Characters of a text: a description, a title, a rule. */
  text: 32_768,
  /** Characters of a value of an enum, or of a keyword. */
  word: 1_024,
  /** Values of an enum, keywords and aliases of one element. */
  words: 4_096,
  /** Characters of a pattern. */
  pattern: 16_384,
  /** Nesting of groups in a pattern. */
  patternNesting: 32,
  /** Length of a pattern when its repetitions, such as `{1,40}`, are expanded. */
  patternRepeats: 2_048,
  /** Entries of `values` of one element. */
  ranges: 256,
  /** Rules of one table, and elements that one of them names. */
  tableRules: 256,
  /** Nesting of tables: with arrays of objects that is 64 levels, which is what JSON parsers commonly accept. */
  tables: 32,
  /** Levels of an element that is nested in itself: with arrays of objects, readers of JSON take no more. */
  depth: 28,
  /** Elements in all tables of one operation. */
  elements: 2_048,
  /** Combinations of cases that related conditions distinguish. */
  combinations: 4_096,
} as const;
