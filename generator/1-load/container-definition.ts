/** What an element holds several values in. */

export interface ArrayDefinition {
  readonly minItems?: number;
  readonly maxItems?: number;
  /** Whether an entry may be null. */
  readonly nullEntries?: true;
  /** Each entry is an array itself. */
  readonly array?: true | ArrayDefinition;
}

export interface MapDefinition {
  /** A pattern, or every key. */
  readonly keys?: string | readonly string[];
  readonly minEntries?: number;
  readonly maxEntries?: number;
  /** Whether a value may be null. */
  readonly nullEntries?: true;
}

export interface AlternativesDefinition {
  /** The element that tells them apart, which each table lists. */
  readonly by: string;
  /** The shape for each value of that element. */
  readonly of: Readonly<Record<string, string>>;
}
