/**
 * The errors of calls; shared by all generated clients.
 *
 * Errors are written to logs. When an error is printed, inspected or serialized as JSON, it shows its message, a status and
 * fixed texts. Anything that may contain a part of the request or the answer is behind a getter.
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

  /** Empty if the request cannot be written as JSON, or a parameter cannot be part of a URL. */
  get violations(): Findings<Violation> {
    return this.#violations;
  }
}

/** Why a call was not sent: timeout, aborted, headers or request failed, or no connection. */
export type NotSentReason = 'timeout' | 'aborted' | 'headers' | 'request' | 'connection';

/** The request is valid, but nothing of it was sent, so that it can safely be retried. */
export class NotSentError extends Error {
  override readonly name = 'NotSentError';
  /** `headers`: they could not be obtained or sent. `request`: the platform cannot create the request. */
  readonly reason: NotSentReason;
  /** The error code of the platform, such as `ECONNREFUSED`. */
  readonly code: string | undefined;
  readonly #thrown: unknown;

  constructor(reason: NotSentReason, thrown?: unknown) {
    const code = reason === 'connection' ? codeOf(thrown) : undefined;
    super(`The call was not sent (${code ?? reason})`);
    this.reason = reason;
    this.code = code;
    this.#thrown = thrown;
  }

  /** The error of `headers` or the platform, or the reason of the caller's signal. May contain data of the request. */
  get thrown(): unknown {
    return this.#thrown;
  }
}

/** An entry of a request with many that was not carried out. */
export interface FailedEntry {
  readonly index: number;
  readonly code: string | undefined;
  /** The message of the server. May contain data of the request. */
  readonly message: string | undefined;
}

/** A call that the server rejected. */
export interface Rejection {
  readonly status: number;
  readonly code?: string | undefined;
  readonly errorMessage?: string | undefined;
  readonly retryable?: boolean;
  readonly retryAfterMs?: number | undefined;
  readonly body?: unknown;
  readonly headers?: unknown;
  readonly entries?: readonly FailedEntry[] | undefined;
  /** Whether the definition lists the code; otherwise the message of the error does not contain it. */
  readonly isKnown?: boolean;
}

/** The server rejected the call, or answered with a redirection, which is not followed. */
export class RejectedError extends Error {
  override readonly name = 'RejectedError';
  /** 0 for a redirection in a browser, which hides the status. */
  readonly status: number;
  /** Whether the code means that the call may be retried. */
  readonly retryable: boolean;
  /** The pause before a retry that the server asks for, in milliseconds. */
  readonly retryAfterMs: number | undefined;
  readonly #code: string | undefined;
  readonly #errorMessage: string | undefined;
  readonly #body: unknown;
  readonly #headers: unknown;
  readonly #entries: readonly FailedEntry[];

  constructor({
    status,
    code,
    errorMessage,
    retryable = false,
    retryAfterMs,
    isKnown = false,
    body,
    headers,
    entries = [],
  }: Rejection) {
    super(
      isRedirection(status)
        ? `The server answered with a redirection, which is not followed (status ${String(status)})`
        : `The server rejected the call with status ${String(status)}${isKnown && code !== undefined ? ` and ${code}` : ''}`,
    );
    this.status = status;
    this.retryable = retryable;
    this.retryAfterMs = retryAfterMs;
    this.#code = code;
    this.#errorMessage = errorMessage;
    this.#body = body;
    this.#headers = headers;
    this.#entries = entries;
  }

  /** The code of the answer; undefined if the answer has no readable body. */
  get code(): string | undefined {
    return this.#code;
  }

  /** The message of the server. May contain data of the request. */
  get errorMessage(): string | undefined {
    return this.#errorMessage;
  }

  /** The body of the answer, if the definition lists the failure and the body satisfies its rules. */
  get body(): unknown {
    return this.#body;
  }

  /** The headers that the definition lists for the failure, if they satisfy its rules. */
  get headers(): unknown {
    return this.#headers;
  }

  /** The entries that failed, if each entry of the answer succeeds or fails by itself; the others were carried out. */
  get entries(): readonly FailedEntry[] {
    return this.#entries;
  }
}

/** The answer breaks the contract. Its status is a success, so the call was most likely carried out. */
export class InvalidResponseError extends Error {
  override readonly name = 'InvalidResponseError';
  readonly status: number;
  readonly #violations: Findings<Violation>;

  constructor(status: number, violations: Findings<Violation>) {
    super(`The answer with status ${String(status)} breaks the contract${rulesOf(violations)}`);
    this.status = status;
    this.#violations = violations;
  }

  get violations(): Findings<Violation> {
    return this.#violations;
  }
}

/** There is no conclusive answer: the call may have been carried out, so it cannot safely be retried. */
export class OutcomeUnknownError extends Error {
  override readonly name = 'OutcomeUnknownError';
  readonly reason: 'timeout' | 'aborted' | 'connection' | 'status';
  /** The status of an inconclusive answer. */
  readonly status: number | undefined;
  /** The error code of the platform, such as `ECONNRESET`. */
  readonly code: string | undefined;
  readonly #thrown: unknown;

  constructor(reason: OutcomeUnknownError['reason'], status?: number, thrown?: unknown) {
    const code = reason === 'connection' ? codeOf(thrown) : undefined;
    super(
      `It is not known whether the call was carried out (${status === undefined ? (code ?? reason) : `status ${String(status)}`})`,
    );
    this.reason = reason;
    this.status = status;
    this.code = code;
    this.#thrown = thrown;
  }

  /** The error of `fetch`, or the reason of the caller's signal. May contain data of the request, for example the URL. */
  get thrown(): unknown {
    return this.#thrown;
  }
}

/** Whether a status is a redirection; browsers show it as 0. */
export function isRedirection(status: number): boolean {
  return status === 0 || (status >= 300 && status < 400);
}

/** The rules, without values. */
export function rulesOf(violations: readonly Violation[]): string {
  const rules = [...new Set(violations.map(({ rule }) => rule))];
  return rules.length === 0 ? '' : `: ${rules.slice(0, 10).join(', ')}${rules.length > 10 ? ', ...' : ''}`;
}

/** The codes of system calls, Node, undici, certificates and Bun; any other text may contain data. */
const knownCode = /^(E[A-Z]{3,14}|EAI_[A-Z]+|(UND_)?ERR_[A-Z_]+|[A-Z_]{0,30}CERT[A-Z_]{0,30}|Connection[A-Z][a-z]+)$/;

/** The first platform code of an error and its causes. */
function codeOf(thrown: unknown): string | undefined {
  for (const error of causesOf(thrown)) {
    if ('code' in error && typeof error.code === 'string' && knownCode.test(error.code)) return error.code;
  }
  return undefined;
}

/** An error and its causes, from the outside in; only a few, because an error may be its own cause. */
export function causesOf(thrown: unknown): readonly object[] {
  const causes: object[] = [];
  for (let error = thrown; typeof error === 'object' && error !== null && causes.length < 8;) {
    causes.push(error);
    error = 'cause' in error ? error.cause : undefined;
  }
  return causes;
}
