/**
 * How large vectors may be. Numbers in a definition, such as `minItems: 1000000`, do not make an output large: a payload
 * beyond these bounds is left out, and the fidelity ledger says of a rule that it therefore is not shown.
 */

/** Of one input, in characters of its JSON text: room for the bounds of a text of 64 KiB. */
export const LARGEST_VECTOR = 128 * 1024;

/** A larger one is shown sparingly: of a rule and a form, one that keeps it and one that breaks it. */
export const LARGE_VECTOR = 16 * 1024;

/** Of those, rows of one truth table at most, where it is not known before which keep the rule. */
export const FEW_LARGE = 8;

/** Of all inputs of one operation together. */
export const LARGEST_VECTORS = 16 * 1024 * 1024;

/** Why a rule that values can break has no vector that breaks it. */
export const tooLargeToShow = 'A payload that breaks the rule would be too large for a conformance vector.';
