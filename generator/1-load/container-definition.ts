/** What an element holds several values in. */

export interface ArrayDefinition {
  readonly minItems?: number;
  readonly maxItems?: number;
  /** Each entry is an array itself. */
  readonly array?: true | ArrayDefinition;
}

export interface MapDefinition {
  /** A pattern, or every key. */
  readonly keys?: string | readonly string[];
  readonly minEntries?: number;
  readonly maxEntries?: number;
}
