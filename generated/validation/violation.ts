/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/validation/violation.ts, made by `specwright generate`. Do not edit.
/** Results of the validators, shared by the validators, servers and clients of all operations. */

/** One broken rule. */
export interface Violation {
  /**
   * JSON Pointer (RFC 6901) into the given value. A name that no table lists is truncated to its first 128 characters.
   */
  readonly pointer: string;
  /** Stable id of the rule: `Contact.role.enum`. */
  readonly rule: string;
  /** The rule in words; never contains a value of the payload. */
  readonly message: string;
  /** The place of the rule on the page: the heading of the table and its rows, from 1. */
  readonly source: { readonly table: string; readonly rows: readonly number[] };
}

/** A tolerance of the wire form that `parse` applied. */
export interface Applied {
  /**
   * JSON Pointer (RFC 6901) into the given value. A name that no table lists is truncated to its first 128 characters.
   */
  readonly pointer: string;
  readonly kind: 'blank' | 'case' | 'alias' | 'wrapper' | 'unknown' | 'ignored';
}

/** At most `maxFindings` findings; if there are more, `truncated` is true. */
export type Findings<Finding> = readonly Finding[] & { readonly truncated?: true };

export interface ValidateOptions {
  /** The maximum number of listed violations, and of tolerances. Default: 100; `Infinity` lists all. */
  readonly maxFindings?: number | undefined;
}

export interface ParseOptions extends ValidateOptions {
  /**
   * True if the value is plain data, as JSON.parse returns it, without getters and proxies. Parts that need no change are
   * then returned without a copy. By default, everything is copied when it is read, so that the result is what was checked.
   */
  readonly plain?: boolean | undefined;
}

/** The result of `parse`: the value in canonical form, or its violations. */
export type ParseResult<Value> =
  | { readonly ok: true; readonly value: Value; readonly applied: Findings<Applied> }
  | { readonly ok: false; readonly violations: Findings<Violation> };

/** The result of `parse` of a response in an envelope, which distinguishes success from failure. */
export type EnvelopeResult<Success, Failure> =
  | { readonly ok: true; readonly kind: 'success'; readonly value: Success }
  | { readonly ok: true; readonly kind: 'failure'; readonly value: Failure }
  | { readonly ok: false; readonly violations: Findings<Violation> };
