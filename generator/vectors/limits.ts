/**
 * How large vectors may be. Numbers in a definition, such as `minItems: 1000000`, do not make an output large: a payload
 * beyond these bounds is left out, and the fidelity ledger says of a rule that it therefore is not shown. All are counted
 * in characters of the JSON text of inputs.
 */

/** Of one vector: room for the bounds of a text of 64 KiB. */
export const LARGEST_VECTOR = 128 * 1024;

/** Up to this size there are as many as can be thought of. */
export const SMALL_VECTOR = 1024;

/**
 * What the vectors about one rule in one form may have beyond the size of small ones, all together: of large messages
 * there are fewer. One that keeps the rule and one that breaks it are there all the same.
 */
export const LARGEST_EXCESS = 64 * 1024;

/**
 * What all vectors of one operation may have together: as much for each rule, so that they grow as the definition does,
 * and within these two bounds.
 */
export const FOR_EACH_RULE = 2 * 1024;
export const LEAST_ROOM = 512 * 1024;
export const LARGEST_VECTORS = 8 * 1024 * 1024;

/** Why a rule that values can break has no vector that breaks it. */
export const tooLargeToShow = 'A payload that breaks the rule would be too large for a conformance vector.';
