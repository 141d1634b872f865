/** A piece of text that the emitted validators may need. */
export interface Helper {
  readonly name: string;
  /** Self-contained but for other helpers. */
  readonly code: string;
}
