/** The types of values. */
import type { FormatName, Notation, ScalarName } from '../formats/index.js';
import type { Field, Shape } from './model.js';

export type ValueType =
  | TextType
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | PlainType
  | { readonly kind: 'object'; readonly shape: Shape }
  | MapType
  | AlternativesType
  /** Entries of an array that are arrays themselves. */
  | { readonly kind: 'list'; readonly of: Field }
  /** Any JSON value, null and empty text among them; nothing inside of it is read or changed. */
  | { readonly kind: 'any' }
  /** An object of any elements; nothing inside of it is read or changed. */
  | { readonly kind: 'free' }
  /** No value: the element is always empty, so that what stands for that is all that it can be. */
  | { readonly kind: 'nothing' };

/** Objects of several tables, told apart by an element whose enum in each table has other values. */
export interface AlternativesType {
  readonly kind: 'alternatives';
  /** The element that tells them apart; each shape has it as a mandatory enum. */
  readonly by: string;
  readonly of: readonly Alternative[];
  /** The elements that all of them share, as one table; left out where one of them leads back to the element. */
  readonly shared?: Shape;
}

export interface Alternative {
  readonly values: readonly string[];
  readonly shape: Shape;
}

/** An object from keys to values. */
export interface MapType {
  readonly kind: 'map';
  /** What keys may be; any key if it is absent. */
  readonly keys?: { readonly pattern: string } | { readonly values: readonly string[] };
  readonly minEntries: number;
  readonly maxEntries?: number;
  /** Set where a value may be null. */
  readonly nullEntries?: true;
  /** Each value, as an element; its rules are those of the element. */
  readonly of: Field;
}

/** A scalar type other than text; only numbers have bounds and decimals. */
export interface PlainType {
  readonly kind: Exclude<ScalarName, 'text'>;
  readonly minimum?: number;
  readonly maximum?: number;
  /** Bounds that are no values themselves. */
  readonly above?: number;
  readonly below?: number;
  /** The most digits behind the point of the shortest text of the number. */
  readonly decimals?: number;
  /** What the value is a multiple of, as decimals: 0.07 is one of 0.01. */
  readonly multipleOf?: number;
  /** Every value, where the page lists them. */
  readonly values?: readonly (number | boolean)[];
  /** Numbers that stand for something else, such as -1 for 'no limit': bounds, steps and rules that compare skip them. */
  readonly keywords?: readonly number[];
}

/** What a format of a user says besides its pattern. */
export interface OwnForm {
  readonly name: string;
  /** What a text must be. */
  readonly words: string;
  /** Texts that have the form, and texts that just miss it, each by what it shows. */
  readonly right: Readonly<Record<string, string>>;
  readonly wrong: Readonly<Record<string, string>>;
}

/** Non-empty text. */
export interface TextType {
  readonly kind: 'text';
  readonly format?: FormatName;
  /** Instead of a format that has a name: how dates and times are written. */
  readonly notation?: Notation;
  /** Instead of both: a format of the user, whose form is the pattern. */
  readonly own?: OwnForm;
  /** Words that are valid instead of a text in the format. */
  readonly keywords: readonly string[];
  /** A pattern in the dialect of JSON Schema; not anchored by itself. */
  readonly pattern?: string;
  /** Set where the pattern takes digits alone, so that a text has the order of the number that it writes. */
  readonly isDigits?: true;
  /** The values that the page knows of an open enum; every other text is valid too. */
  readonly known?: readonly string[];
  /** In Unicode code points, as in JSON Schema. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** In bytes of UTF-8; a lone surrogate counts as three. */
  readonly maxBytes?: number;
}
