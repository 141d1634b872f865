/** What there is to know of a scalar type: one file holds it, and every phase and target reads it from there. */
import type { Named, RuntimeFunction } from './format.js';
import type { Order } from './order.js';

/** A type of values that are neither objects nor arrays. */
export interface ScalarType {
  /** What `type:` says. */
  readonly type: string;
  /** In messages: one value, several, and what such an element may be compared with. */
  readonly words: { readonly one: string; readonly many: string; readonly compared: string };
  /** Whether a value that a definition names is one of the type. */
  readonly includes: (value: string | number | boolean) => boolean;
  /** Every value, of a type that has few. */
  readonly values?: readonly boolean[];
  /** Of numbers: whether they are whole, and how far beyond a bound vectors go. */
  readonly bounded?: { readonly isWhole: boolean; readonly step: number };
  /** The values as JSON Schema says them; bounds of a definition replace these. */
  readonly schema: {
    readonly type: 'string' | 'number' | 'integer' | 'boolean';
    readonly minimum?: number;
    readonly maximum?: number;
  };
  /** What TypeScript lets pass besides the values; left out where its type says them exactly. */
  readonly beyondTypeScript?: string;
  /** What cannot be told any more once JSON.parse has made a value of the text, and who tells it. */
  readonly beforeParsing?: string;
  /** What the emitted validators hold a value against: a function, or what `typeof` gives. */
  readonly check: RuntimeFunction | { readonly typeOf: 'boolean' };
  /** How the values are ordered; left out where they are not. */
  readonly order?: Order;
  /** The function that makes a value of the text of a parameter; left out where the text is the value. */
  readonly fromText?: RuntimeFunction;
  /** Values of the type, the plainest first. */
  readonly right: readonly Named<string | number | boolean>[];
  /** Which of the JSON values that vectors try in every place are of the type; all others miss it. */
  readonly takes: readonly JsonSample[];
  /** The same of the text of a parameter. */
  readonly takesAsText?: readonly JsonSample[];
}

/** A value of each JSON type, and of numbers one at each boundary. */
export const jsonSamples = {
  null: { value: null, note: 'null' },
  boolean: { value: true, note: 'a boolean' },
  number: { value: 7, note: 'a number' },
  fraction: { value: 7.5, note: 'a number with a fraction' },
  large: { value: 2 ** 53, note: 'a whole number beyond the safe ones (2^53 - 1)' },
  text: { value: 'true', note: 'a text' },
  blank: { value: '', note: 'an empty text' },
  array: { value: [], note: 'an array' },
  object: { value: {}, note: 'an object' },
} as const;

export type JsonSample = keyof typeof jsonSamples;
