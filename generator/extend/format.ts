/** A format of a user: a form of texts that definitions name as they name those of specwright. */
import type { ModelVersion } from './version.js';

export interface OwnFormat {
  /** What `format:` says: lower-case words with hyphens. */
  readonly name: string;
  readonly modelVersion?: ModelVersion;
  /** What a text must be, in messages and docs: `a VAT number of the EU`. */
  readonly words: string;
  /**
   * The form of the whole text, as a regular expression in the dialect of JSON Schema that takes linear time. Every output
   * can hold that, so all of them agree.
   */
  readonly pattern: string;
  /** The most characters, where the pattern leaves that open. */
  readonly maxLength?: number;
  /** Texts that have the form, at its boundaries, by what each shows. They are in the conformance vectors. */
  readonly right: Readonly<Record<string, string>>;
  /** Texts that just miss it. */
  readonly wrong: Readonly<Record<string, string>>;
}

/** Returns the format as it is, so that TypeScript checks it. */
export function defineFormat(format: OwnFormat): OwnFormat {
  return format;
}
