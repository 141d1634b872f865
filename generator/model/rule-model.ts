/** Rules of elements, and what breaks them. */
import type { FormatName, Notation } from '../formats/index.js';
import type { Condition } from './condition-model.js';
import type { Scalar } from './model.js';

/** The kinds of rules of an element, in their order. */
export type FieldRuleKind =
  | 'required'
  | 'type'
  | 'enum'
  | 'format'
  | 'minimum'
  | 'maximum'
  | 'decimals'
  | 'multipleOf'
  | 'minLength'
  | 'maxLength'
  | 'maxBytes'
  | 'minItems'
  | 'maxItems'
  | 'alone'
  | 'alternative'
  | 'depth'
  | 'keys'
  | 'minEntries'
  | 'maxEntries';

export type RuleKind = FieldRuleKind | 'condition' | 'table' | 'unknown';

/** A rule that a value can break. */
export interface Rule {
  readonly kind: RuleKind;
  /** Stable: `Contact.role.enum`, `Contact.condition.landlinePhoneNumber`, `Contact.unknown`, `Contact.type`. */
  readonly id: string;
  /** The rule in words; names elements, never a value of a payload. */
  readonly message: string;
  /** Whether the words are those of the definition. */
  readonly isWorded?: true;
  readonly source: RuleSource;
}

/** Where the page states a rule. */
export interface RuleSource {
  readonly table: string;
  /** Rows from 1; several if they state the same rule, none for rules about the whole table. */
  readonly rows: readonly number[];
}

/** What judge and validators report. Two violations are the same if pointer and rule are. */
export interface Violation {
  /** JSON Pointer (RFC 6901) into the input. */
  readonly pointer: string;
  readonly rule: string;
  readonly message: string;
  readonly source: RuleSource;
}

/** What holds of a value in addition while a condition is true. */
export interface Range {
  readonly when: Condition;
  /** The value is one of these: a rule `enum`. */
  readonly only?: readonly Scalar[];
  /** The value is none of these: a rule `enum`. */
  readonly except?: readonly Scalar[];
  readonly minimum?: number;
  readonly maximum?: number;
  /** Bounds that are no values themselves: rules `minimum` and `maximum` as well. */
  readonly above?: number;
  readonly below?: number;
  /** The text has the form: a rule `format`. */
  readonly format?: FormatName;
  /** Instead of a format that has a name. */
  readonly notation?: Notation;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** The most digits behind the point. */
  readonly decimals?: number;
  readonly multipleOf?: number;
  /** Of an array, whose entries are what the others are about. */
  readonly minItems?: number;
  readonly maxItems?: number;
}

export interface ProseRule {
  readonly effect: 'mandatory' | 'forbidden' | 'ignored';
  readonly text: string;
}
