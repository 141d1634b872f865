// A copy of specwright's runtime/http/errors.ts, made by `specwright generate`. Do not edit.
/** How calls fail, shared by all generated clients. No error holds what was sent. */
import type { Violation } from '../validation/violation.js';

/** The request breaks the contract; nothing was sent. */
export class InvalidRequestError extends Error {
  override readonly name = 'InvalidRequestError';

  constructor(
    message: string,
    /** Empty when a path parameter is text that no URL can carry. */
    readonly violations: readonly Violation[] = [],
  ) {
    super(message);
  }
}

/** The server did not carry out the call, and said so. */
export class RejectedError extends Error {
  override readonly name = 'RejectedError';

  constructor(
    readonly status: number,
    /** The code of the answer; undefined when the answer had no body that can be read. */
    readonly code: string | undefined,
    /** The server's own words. They may repeat what was sent, so they stay out of the message of this error. */
    readonly errorMessage: string | undefined,
    /** True when the code says that the same call may be sent again. */
    readonly retryable: boolean,
    /** How long the server asks to wait before that, in milliseconds. */
    readonly retryAfterMs: number | undefined,
    /** Only codes of the definition are named in the message. */
    isKnown: boolean,
  ) {
    super(`The server rejected the call with status ${status}${isKnown ? ` and ${code}` : ''}`);
  }
}

/** The answer breaks the contract. Its status is one of success, so the call was most likely carried out. */
export class InvalidResponseError extends Error {
  override readonly name = 'InvalidResponseError';

  constructor(
    readonly status: number,
    readonly violations: readonly Violation[],
  ) {
    super(`The answer with status ${status} breaks the contract${rulesOf(violations)}`);
  }
}

/** No answer came, or none that tells: the call may have been carried out, so it is not safe to send it again. */
export class OutcomeUnknownError extends Error {
  override readonly name = 'OutcomeUnknownError';

  constructor(
    readonly reason: 'timeout' | 'aborted' | 'connection' | 'status',
    /** The status of an answer that does not tell. */
    readonly status?: number,
    options?: ErrorOptions,
  ) {
    super(
      `It is not known whether the call was carried out (${status === undefined ? reason : `status ${status}`})`,
      options,
    );
  }
}

/** The rules, never the values. */
export function rulesOf(violations: readonly Violation[]): string {
  const rules = [...new Set(violations.map(({ rule }) => rule))];
  return rules.length === 0 ? '' : `: ${rules.slice(0, 10).join(', ')}${rules.length > 10 ? ', ...' : ''}`;
}
