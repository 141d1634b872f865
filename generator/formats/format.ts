/** What there is to know of a format: one file holds it, and every phase and target reads it from there. */
import type { Order } from './order.js';

/** A form that texts have: what `format:` names, or a type whose values are texts of one form. */
export interface Format {
  /** The type whose texts have the form: `String`, or a type of its own. */
  readonly type: string;
  /** Whether `format:` names the form; of a type of its own that has one form only, the type says it. */
  readonly isNamed: boolean;
  /** Whether a definition may list words that stand instead of a text of the form. */
  readonly takesKeywords?: true;
  /** What a text must be, in messages and docs: `a UUID`. */
  readonly words: string;
  /**
   * The form as a regular expression in the dialect of JSON Schema: without look-ahead, linear in time, not anchored, and
   * without alternatives at its top level.
   */
  readonly pattern: string;
  /** The most characters that a text has, where the pattern leaves that open. */
  readonly maxLength?: number;
  /** What neither pattern nor length can hold, as the ledger says it; such a form is weaker in schemas. */
  readonly beyondPattern?: string;
  /** Of a form that is written in capitals: how the wire form takes it when it folds case. */
  readonly folding?: Folding;
  /** What the emitted validators call: a function that takes any value and says whether it is a text of the form. */
  readonly check: RuntimeFunction;
  /** How the texts are ordered; left out where they are not. */
  readonly order?: Order;
  /** What is decided where the standard leaves a choice, or more than `words` can hold; for the docs. */
  readonly notes?: string;
  /** Texts that have the form, at each of its boundaries; the plainest first. */
  readonly right: readonly Named<string>[];
  /** Texts that just miss the form. */
  readonly wrong: readonly Named<string>[];
}

export interface Folding {
  /** Several texts of the form, in the sentence that lists what comes in any case: `currencies`. */
  readonly words: string;
  /** As the form's pattern, in any case of its letters. */
  readonly pattern: string;
  /** A text of the form with letters, whose spellings vectors show. */
  readonly text: string;
}

/** A function of `runtime/validation/`, which emitted code imports. */
export interface RuntimeFunction {
  readonly name: string;
  readonly module: string;
  /** What it takes besides the value, if anything. */
  readonly argument?: string;
}

/** A value that vectors show, and what it shows. */
export interface Named<Value> {
  /** For ids: `leap-day`. */
  readonly name: string;
  readonly value: Value;
}

/** { 'leap-day': '29022000' } -> [{ name: 'leap-day', value: '29022000' }] */
export function named<Value>(values: Readonly<Record<string, Value>>): readonly Named<Value>[] {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}
