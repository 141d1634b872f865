/**
 * How much a definition may hold. Each bound is well beyond what pages say, is told by a diagnostic at the place that
 * goes too far, and stands in `docs/limits.md`. Within them costs grow with the text.
 */
export const limits = {
  /** Bytes of a file. */
  file: 1024 * 1024,
  /** Levels of brackets and indentation in a file. */
  nesting: 64,
  /** Characters of a text: a description, a title, a rule. */
  text: 32_768,
  /** Characters of a value of an enum, or of a keyword. */
  word: 256,
  /** Values of an enum, keywords and aliases of one element. */
  words: 4_096,
  /** Characters of a pattern. */
  pattern: 16_384,
  /** Groups of a pattern inside each other. */
  patternNesting: 32,
  /** Characters that the repetitions of a pattern, such as `{1,40}`, come to when they are written out. */
  patternRepeats: 2_048,
  /** Dependent ranges of one element. */
  ranges: 256,
  /** Tables inside each other: with arrays of objects that is as deep as a JSON reader follows, 64 levels. */
  tables: 32,
  /** Elements of all tables of one operation. */
  elements: 2_048,
  /** Combinations of what conditions that hang together tell apart. */
  combinations: 4_096,
} as const;
