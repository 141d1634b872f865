/** Conditions, and the rules that they make. */
import type { Scalar } from './model.js';
import type { Rule } from './rule-model.js';

/**
 * A condition on other elements of the same table, and on what is inside of them; `present` means given and not null. All
 * but `present`, `absent` and the logic is false for an element that is not given.
 */
export type Condition =
  | { readonly kind: 'present'; readonly field: string }
  /** The value, or the default when the element is absent and has one that fills in, is one of these. */
  | { readonly kind: 'in'; readonly field: string; readonly values: readonly Scalar[] }
  | Atom
  | { readonly kind: 'all'; readonly of: readonly Condition[] }
  | { readonly kind: 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition };

/** A condition that truth tables take as a whole: true or false. */
export type Atom =
  /** The text, or the default of an absent element that fills in, matches the pattern. */
  | { readonly kind: 'matches'; readonly field: string; readonly pattern: string }
  /** The number, or the default of an absent element that fills in, is within the bounds. */
  | { readonly kind: 'within'; readonly field: string; readonly bounds: Bounds }
  /** The element is an object of which the condition is true. */
  | { readonly kind: 'child'; readonly field: string; readonly of: Condition }
  /** The element is an array with an object of which the condition is true. */
  | { readonly kind: 'anyEntry'; readonly field: string; readonly of: Condition }
  /** The element is an array with a single value of which this is true. */
  | { readonly kind: 'anyValue'; readonly field: string; readonly of: ValueTest };

/** What is asked of a value. */
export type ValueTest =
  | { readonly kind: 'in'; readonly values: readonly Scalar[] }
  | { readonly kind: 'matches'; readonly pattern: string }
  | { readonly kind: 'within'; readonly bounds: Bounds };

/** What `parse` fills in for an element that is not given. */
export interface Default {
  readonly value: Scalar;
  /** Of several defaults, the first counts whose condition is true; one without a condition is the last. */
  readonly when?: Condition;
}

/** At least one of them. */
export interface Bounds {
  readonly minimum?: number;
  readonly maximum?: number;
  /** The value is more than this, or less. */
  readonly above?: number;
  readonly below?: number;
}

/**
 * The conditional rows of a shape that refer to each other are one rule. Each missing element that a demand requires, and
 * each forbidden one that is given, is a violation at that element.
 */
export interface ConditionRule extends Rule {
  readonly kind: 'condition';
  readonly demands: readonly Demand[];
  /**
   * The rule as alternatives, as few and as wide as possible: a value satisfies it if and only if a branch allows it.
   * Contact: [{landlinePhoneNumber present}, {mobilePhoneNumber present}].
   */
  readonly branches: readonly Branch[];
}

/** While `when` is true, the element must be given (`mandatory`) or must not (`forbidden`). */
export interface Demand {
  readonly field: string;
  readonly effect: 'mandatory' | 'forbidden';
  readonly when: Condition;
}

/** Restrictions on the named elements; other elements are free. Never empty. */
export type Branch = readonly BranchTerm[];

export type BranchTerm = ElementTerm | AtomTerm;

/** The condition is true, or it is false. */
export interface AtomTerm {
  readonly atom: Atom;
  readonly holds: boolean;
}

export interface ElementTerm {
  readonly field: string;
  /** The element may be absent (or null, where it is nullable). */
  readonly absent: boolean;
  /** Whether it may be null, if that differs: an absent nullable element may stand for its default. */
  readonly null?: boolean;
  /** The values with which the element may be given: none, any, only these, or all except these. */
  readonly present: 'none' | 'any' | { readonly only: readonly Scalar[] } | { readonly except: readonly Scalar[] };
}
