/**
 * How calls fail, shared by all generated clients.
 *
 * Errors end up in logs. What an error shows when it is printed, inspected or written as JSON is its message, a status
 * and words of this file; whatever may hold a part of the request or of the answer is behind a getter, which has to be
 * asked for by name.
 */
import type { Findings, Violation } from '../validation/violation.js';

/** The request breaks the contract; nothing was sent. */
export class InvalidRequestError extends Error {
  override readonly name = 'InvalidRequestError';
  readonly #violations: Findings<Violation>;

  constructor(message: string, violations: Findings<Violation> = []) {
    super(message);
    this.#violations = violations;
  }

  /** Empty when the request cannot be written as JSON, or a parameter cannot be part of a URL. */
  get violations(): Findings<Violation> {
    return this.#violations;
  }
}

/** Why a call was not sent: no time was left, it was aborted, its headers failed, or nothing could be connected to. */
export type NotSentReason = 'timeout' | 'aborted' | 'headers' | 'request' | 'connection';

/** The request keeps the contract, but nothing of it was sent, so that it is safe to send it again. */
export class NotSentError extends Error {
  override readonly name = 'NotSentError';
  /** `headers`: they could not be had, or sent. `request`: the platform refuses to make a request of it. */
  readonly reason: NotSentReason;
  /** What the platform calls the failure, such as `ECONNREFUSED`. */
  readonly code: string | undefined;
  readonly #thrown: unknown;

  constructor(reason: NotSentReason, thrown?: unknown) {
    const code = reason === 'connection' ? codeOf(thrown) : undefined;
    super(`The call was not sent (${code ?? reason})`);
    this.reason = reason;
    this.code = code;
    this.#thrown = thrown;
  }

  /** What `headers`, the platform or the caller's signal gave as the reason. It may hold what was to be sent. */
  get thrown(): unknown {
    return this.#thrown;
  }
}

/** What is known of a call that the server rejected. */
export interface Rejection {
  readonly status: number;
  readonly code?: string;
  readonly errorMessage?: string | undefined;
  readonly retryable?: boolean;
  readonly retryAfterMs?: number | undefined;
  /** Whether the definition has the code; the message of the error names no other. */
  readonly isKnown?: boolean;
}

/** The server did not carry out the call, and said so; or it answered with a redirection, which is not followed. */
export class RejectedError extends Error {
  override readonly name = 'RejectedError';
  /** 0 for a redirection in a browser, which does not show its status. */
  readonly status: number;
  /** True when the code says that the same call may be sent again. */
  readonly retryable: boolean;
  /** How long the server asks to wait before that, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  readonly #code: string | undefined;
  readonly #errorMessage: string | undefined;

  constructor({ status, code, errorMessage, retryable = false, retryAfterMs, isKnown = false }: Rejection) {
    super(
      isRedirection(status)
        ? `The server answered with a redirection, which is not followed (status ${status})`
        : `The server rejected the call with status ${status}${isKnown ? ` and ${code}` : ''}`,
    );
    this.status = status;
    this.retryable = retryable;
    this.retryAfterMs = retryAfterMs;
    this.#code = code;
    this.#errorMessage = errorMessage;
  }

  /** The code of the answer; undefined when the answer had no body that can be read. */
  get code(): string | undefined {
    return this.#code;
  }

  /** The server's own words. They may repeat what was sent. */
  get errorMessage(): string | undefined {
    return this.#errorMessage;
  }
}

/** The answer breaks the contract. Its status is one of success, so the call was most likely carried out. */
export class InvalidResponseError extends Error {
  override readonly name = 'InvalidResponseError';
  readonly status: number;
  readonly #violations: Findings<Violation>;

  constructor(status: number, violations: Findings<Violation>) {
    super(`The answer with status ${status} breaks the contract${rulesOf(violations)}`);
    this.status = status;
    this.#violations = violations;
  }

  get violations(): Findings<Violation> {
    return this.#violations;
  }
}

/** No answer came, or none that tells: the call may have been carried out, so it is not safe to send it again. */
export class OutcomeUnknownError extends Error {
  override readonly name = 'OutcomeUnknownError';
  readonly reason: 'timeout' | 'aborted' | 'connection' | 'status';
  /** The status of an answer that does not tell. */
  readonly status: number | undefined;
  /** What the platform calls the failure, such as `ECONNRESET`. */
  readonly code: string | undefined;
  readonly #thrown: unknown;

  constructor(reason: OutcomeUnknownError['reason'], status?: number, thrown?: unknown) {
    const code = reason === 'connection' ? codeOf(thrown) : undefined;
    super(
      `It is not known whether the call was carried out (${status === undefined ? (code ?? reason) : `status ${status}`})`,
    );
    this.reason = reason;
    this.status = status;
    this.code = code;
    this.#thrown = thrown;
  }

  /** What `fetch` threw, or the reason of the caller's signal. It may hold what was sent, the URL for one. */
  get thrown(): unknown {
    return this.#thrown;
  }
}

/** Whether a status is one of a redirection; browsers hide it behind 0. */
export function isRedirection(status: number): boolean {
  return status === 0 || (status >= 300 && status < 400);
}

/** The rules, never the values. */
export function rulesOf(violations: readonly Violation[]): string {
  const rules = [...new Set(violations.map(({ rule }) => rule))];
  return rules.length === 0 ? '' : `: ${rules.slice(0, 10).join(', ')}${rules.length > 10 ? ', ...' : ''}`;
}

/** The codes of system calls, of Node and undici, of certificates and of Bun; any other text may be anything. */
const knownCode = /^(E[A-Z]{3,14}|EAI_[A-Z]+|(UND_)?ERR_[A-Z_]+|[A-Z_]{0,30}CERT[A-Z_]{0,30}|Connection[A-Z][a-z]+)$/;

/** The first code among an error and its causes that is one of a platform. */
function codeOf(thrown: unknown): string | undefined {
  for (const error of causesOf(thrown)) {
    if ('code' in error && typeof error.code === 'string' && knownCode.test(error.code)) return error.code;
  }
  return undefined;
}

/** An error and its causes, from the outside in; no more than a few, since an error may be its own cause. */
export function causesOf(thrown: unknown): readonly object[] {
  const causes: object[] = [];
  for (let error = thrown; typeof error === 'object' && error !== null && causes.length < 8;) {
    causes.push(error);
    error = 'cause' in error ? error.cause : undefined;
  }
  return causes;
}
