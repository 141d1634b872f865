/** What `specwright/browser` takes and returns. */

/** Texts of files, by their paths with forward slashes. */
export type Files = Readonly<Record<string, string>>;

/** An error or a warning, as the command line reports it with `--json`; of a whole file, it has no lines and columns. */
export interface Diagnostic {
  readonly file: string;
  /** Lines and columns start at 1; columns count UTF-16 code units, and `endColumn` is exclusive. */
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly help: string;
  /** Replacement for the text from start to end. */
  readonly suggestion?: string;
}

/** What `specwright/browser/patterns` exports. */
export interface PatternAnalyser {
  readonly checkSync: (pattern: string, flags: string, options: never) => unknown;
}

export interface GenerateOptions {
  /** What the `$id` of every schema begins with. Default: `urn:specwright:`. */
  readonly idBase?: string;
  /**
   * Loads the analyser of patterns, which is large; it is called when a definition has a pattern whose form does not tell that
   * it takes linear time. Without it, no pattern is reported for the time that it takes.
   */
  readonly loadPatterns?: () => Promise<PatternAnalyser>;
}

export interface Generated {
  /** Sorted by file and position. */
  readonly diagnostics: readonly Diagnostic[];
  /** JSON Schema, OpenAPI and docs of every operation, by their paths in the output folder; empty if there is an error. */
  readonly files: Files;
  /** Whether there are patterns that were not analysed. */
  readonly hasUncheckedPatterns: boolean;
}
