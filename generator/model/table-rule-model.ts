/** Rules of a table as a whole. */
import type { Span } from '../diagnostics/source.js';
import type { Branch, Condition } from './condition-model.js';
import type { NamePath } from './name-path.js';
import type { Reading } from './model.js';
import type { Rule } from './rule-model.js';

/**
 * A rule of a table as a whole: one violation with one message, however many elements it names. An element that is absent,
 * blank, null where that means absent, or ignored is not given, and a default counts as a value.
 */
export type TableRule = TableCheck & {
  readonly kind: 'table';
  /** While this is false of an object, the rule asks nothing of it. */
  readonly when?: Condition;
  /** `exactlyOne.anaSub`, or as the definition names it; the id is `Shape.rule.<name>`. */
  readonly name: string;
  readonly readings: readonly Reading[];
  /** The places in the definition: `exactlyOne.0`, `unique.by`; the empty path is the whole rule. */
  readonly places: ReadonlyMap<string, Span>;
} & Rule;

/** What a rule of a table demands. */
export type TableCheck =
  | GivenCheck
  | GivenInsideCheck
  | OrderCheck
  | DistanceCheck
  | DifferentCheck
  | SameCheck
  | UniqueCheck
  | AscendingCheck
  | CountCheck
  | SumCheck
  | AdditionCheck
  | ConcatenationCheck
  | InsideCheck;

export type GivenKind = 'exactlyOne' | 'atLeastOne' | 'atMostOne' | 'together';

/** How many of the elements are given: one, one or more, one or none, all or none. A violation is at the object. */
export interface GivenCheck {
  readonly check: GivenKind;
  readonly fields: readonly string[];
}

/**
 * The same where some of the elements are in objects inside, each of which a path names. An element of an object that is not
 * given is not given either. A violation is at the object of the table.
 */
export interface GivenInsideCheck {
  readonly check: 'givenInside';
  readonly of: GivenKind;
  readonly fields: readonly string[];
  /** The conditions under which each of the elements is given. */
  readonly given: readonly Condition[];
  /** The condition of an object that breaks the rule. */
  readonly broken: Condition;
  /** The rule as alternatives, as in a conditional rule. */
  readonly branches: readonly Branch[];
}

/**
 * Each element is at most the next one (`order`) or less than it (`before`); those not given are skipped. A violation is at
 * the first element that is too small.
 */
export interface OrderCheck {
  readonly check: 'order' | 'before';
  readonly paths: readonly NamePath[];
}

/**
 * The second element is at least and at most so much more than the first, or so long behind it, if both are given. A
 * violation is at the second.
 */
export interface DistanceCheck {
  readonly check: 'distance';
  readonly paths: readonly [from: NamePath, to: NamePath];
  readonly min?: Distance;
  readonly max?: Distance;
}

export interface Distance {
  /** A number, exactly; of a duration, its seconds. */
  readonly by: number;
  readonly isDuration: boolean;
  /** `90 days`, or the number. */
  readonly words: string;
}

/** No two of the elements that are given have the same value. A violation is at the first that repeats an earlier one. */
export interface DifferentCheck {
  readonly check: 'different';
  readonly paths: readonly NamePath[];
}

/** All of the elements that are given have the same value. A violation is at the first that differs from the first one. */
export interface SameCheck {
  readonly check: 'same';
  readonly paths: readonly NamePath[];
}

/** No two entries are equal, or have equal values of these elements. A violation is at the first repeated entry. */
export interface UniqueCheck {
  readonly check: 'unique';
  readonly array: NamePath;
  /** Elements of an entry; empty for entries that are compared whole. */
  readonly by: readonly NamePath[];
}

/** Each entry, or an element of it, is at least the one before. A violation is at the first entry that is too small. */
export interface AscendingCheck {
  readonly check: 'ascending';
  readonly array: NamePath;
  readonly by?: NamePath;
}

/** How many entries of the array, if it is given, meet a condition on their elements. A violation is at the array. */
export interface CountCheck {
  readonly check: 'count';
  readonly array: NamePath;
  readonly where: Condition;
  readonly min?: number;
  readonly max?: number;
}

/**
 * The entries, or an element of each, add up to an element beside the array, or to a number; exactly, in decimals. A
 * violation is at the total, or at the array.
 */
export interface SumCheck {
  readonly check: 'sum';
  readonly array: NamePath;
  readonly of?: NamePath;
  readonly is: NamePath | number;
}

/**
 * The elements that are given, if any is, add up to another one, or to a number; exactly, in decimals. A violation is at the
 * total, or at the object.
 */
export interface AdditionCheck {
  readonly check: 'addition';
  readonly of: readonly NamePath[];
  readonly is: NamePath | number;
}

/** The texts of the elements one after the other are the text of another one, if all are given. A violation is at that one. */
export interface ConcatenationCheck {
  readonly check: 'concatenation';
  readonly of: readonly NamePath[];
  readonly is: NamePath;
}

/**
 * An element of the objects inside depends on elements around them. An object inside breaks the rule if all conditions of a
 * case are true: the first of this table, each next one of the object that the path has led to, the last of the object
 * itself. A violation is at the element of each such object.
 */
export interface InsideCheck {
  readonly check: 'inside';
  readonly path: readonly { readonly name: string; readonly isArray: boolean }[];
  /** The table of the objects, and the element that the rule is about. */
  readonly shape: string;
  readonly element: string;
  readonly cases: readonly (readonly (Condition | undefined)[])[];
  /** The rule as alternatives, as in a conditional rule. */
  readonly branches: readonly Branch[];
}
