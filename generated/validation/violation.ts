// A copy of specwright's runtime/validation/violation.ts, made by `specwright generate`. Do not edit.
/** What the validators find, shared by the validators, servers and clients of all operations. */

/** One broken rule. */
export interface Violation {
  /**
   * JSON Pointer (RFC 6901) into the value as it was given. Of a name that no table lists it holds the first 128
   * characters.
   */
  readonly pointer: string;
  /** Stable id of the rule: `Contact.role.enum`. */
  readonly rule: string;
  /** The rule in words; never holds a value of the payload. */
  readonly message: string;
  /** Where the rule stands on the page: the table's heading and its rows, from 1. */
  readonly source: { readonly table: string; readonly rows: readonly number[] };
}

/** A tolerance of the wire form that `parse` applied. */
export interface Applied {
  /**
   * JSON Pointer (RFC 6901) into the value as it was given. Of a name that no table lists it holds the first 128
   * characters.
   */
  readonly pointer: string;
  readonly kind: 'blank' | 'case' | 'alias' | 'wrapper' | 'unknown' | 'ignored';
}

/** At most `maxFindings` findings; when there are more, `truncated` is true. */
export type Findings<Finding> = readonly Finding[] & { readonly truncated?: true };

export interface ValidateOptions {
  /** The most violations that are listed, and the most tolerances; 100 when left out, `Infinity` for all of them. */
  readonly maxFindings?: number | undefined;
}

export interface ParseOptions extends ValidateOptions {
  /**
   * True promises plain data, as JSON.parse gives it: no getters and no proxies. What needs no change is then given back
   * as it is. Left out, everything is copied while it is read, so that what is judged is what is returned.
   */
  readonly plain?: boolean | undefined;
}

/** What `parse` gives: the value in canonical form, or what is wrong with it. */
export type ParseResult<Value> =
  | { readonly ok: true; readonly value: Value; readonly applied: Findings<Applied> }
  | { readonly ok: false; readonly violations: Findings<Violation> };

/** What `parse` gives of a response that tells success from failure. */
export type EnvelopeResult<Success, Failure> =
  | { readonly ok: true; readonly kind: 'success'; readonly value: Success }
  | { readonly ok: true; readonly kind: 'failure'; readonly value: Failure }
  | { readonly ok: false; readonly violations: Findings<Violation> };
