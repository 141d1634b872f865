/** Conditions of a row, and what holds of its value under one. */
import type { Scalar } from '../model/model.js';

/** `street` is short for `{ present: street }`. */
export type ConditionDefinition =
  | string
  | { readonly present: string }
  | { readonly absent: string }
  | ComparisonDefinition
  | { readonly anyEntry: EntryDefinition }
  | { readonly all: readonly ConditionDefinition[] }
  | { readonly any: readonly ConditionDefinition[] }
  | { readonly not: ConditionDefinition }
  /** On the elements of the table around this one: that of the object, or of the array, which the row is in. */
  | { readonly parent: ConditionDefinition }
  /** `meant` says that prose is all that can be said. */
  | { readonly prose: string; readonly meant?: boolean };

/** What is asked of the value of an element. */
export type ComparisonDefinition =
  | { readonly field: string; readonly equals: Scalar }
  | { readonly field: string; readonly in: readonly Scalar[] }
  | { readonly field: string; readonly matches: string }
  | ({ readonly field: string } & BoundsDefinition);

/** What is asked of an entry of an array: of objects, or of single values. */
export type EntryDefinition = { readonly field: string; readonly where: ConditionDefinition } | ComparisonDefinition;

/** At least one of them. */
export interface BoundsDefinition {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly above?: number;
  readonly below?: number;
}

/** What holds of a value in addition while a condition is true. */
export interface NarrowingDefinition {
  readonly when: ConditionDefinition;
  readonly only?: readonly Scalar[];
  readonly except?: readonly Scalar[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly above?: number;
  readonly below?: number;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly decimals?: number;
  readonly multipleOf?: number;
  /** Of an array. */
  readonly minItems?: number;
  readonly maxItems?: number;
  /** What `parse` fills in meanwhile, if the element is not given. */
  readonly default?: Scalar;
}
