/**
 * Size limits of vectors. Numbers in a definition, such as `minItems: 1000000`, do not make the output large: larger
 * payloads are omitted, and the ledger notes the rules that are not shown because of that. All sizes are lengths of the
 * JSON text of inputs.
 */

/** Maximum size of one vector; enough for the bounds of a text of 64 KiB. */
export const LARGEST_VECTOR = 128 * 1024;

/** Up to this size, the number of vectors is not limited. */
export const SMALL_VECTOR = 1024;

/**
 * Maximum total size of the vectors about one rule in one form beyond that of small ones, so that there are fewer large
 * vectors. One that satisfies the rule and one that breaks it are always included.
 */
export const LARGEST_EXCESS = 64 * 1024;

/**
 * Maximum total size of the vectors of an operation: per rule, so that it grows with the definition, but within the two
 * following bounds.
 */
export const FOR_EACH_RULE = 2 * 1024;
export const LEAST_ROOM = 512 * 1024;
export const LARGEST_VECTORS = 8 * 1024 * 1024;

/** The reason why a rule has no vector that breaks it. */
export const tooLargeToShow = 'A payload that breaks the rule would be too large for a conformance vector.';
