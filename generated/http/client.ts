/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/http/client.ts, made by `specwright generate`. Do not edit.
/**
 * Makes calls of any operation; shared by all generated clients.
 *
 * Every error states whether the call was carried out, as far as this is known, and a call is retried only after an answer
 * that says that it was not.
 */
import { type AnswerOperation, decide } from './answer.js';
import { attempt } from './attempt.js';
import { NotSentError, RejectedError } from './errors.js';
import { delayOf, limitOf } from './limits.js';
import { baseOf, outgoingOf, type OutgoingOperation } from './outgoing.js';
import { Deadline } from './deadline.js';
import type { HeadersLike, PlatformFetch, SignalLike } from './platform.js';

export interface ClientOptions {
  /**
   * An absolute `http:` or `https:` URL without credentials. The path of the operation is appended to its path; its query
   * is not sent.
   */
  readonly baseUrl: string | { readonly href: string };
  /** Sent with every call, for example for authorization; a function is called before each attempt. */
  readonly headers?: HeadersLike | (() => HeadersLike | PromiseLike<HeadersLike>);
  /** The `fetch` of the platform by default. */
  readonly fetch?: PlatformFetch;
  /**
   * Maximum duration of a call in milliseconds, including the function `headers`, all attempts and the pauses between them;
   * 30 seconds by default, and at most 2147483647, the longest time of a timer.
   */
  readonly timeoutMs?: number;
  /** When calls are retried; false for never. */
  readonly retry?: RetryOptions | false;
  /** Maximum size of an answer in bytes; 1 MiB by default. */
  readonly maxAnswerBytes?: number;
}

/**
 * When a call is retried. The pause doubles with each attempt, up to `maxDelayMs`, and is shortened by a random part of up
 * to a half, so that clients that failed together do not retry together. `Retry-After` extends it; if a server asks for
 * more than `maxDelayMs`, the call is not retried.
 */
export interface RetryOptions {
  /** Maximum number of retries; 2 by default. */
  readonly retries?: number;
  /** The first pause in milliseconds; 200 by default. */
  readonly baseDelayMs?: number;
  /** The longest pause in milliseconds; 10 seconds by default. */
  readonly maxDelayMs?: number;
}

export interface CallOptions {
  /** Aborts the call. The outcome of a call that was already sent is then unknown. */
  readonly signal?: SignalLike;
  /** Maximum duration in milliseconds; overrides that of the client. */
  readonly timeoutMs?: number;
  /** Headers of this call, such as `traceparent`; they override those of the client. */
  readonly headers?: HeadersLike;
}

/** An operation, as defined. */
export interface ClientOperation<Success> extends OutgoingOperation, AnswerOperation<Success> {}

/** Of an operation whose definition names its schemes. */
export interface WithCredentials extends ClientOptions {
  readonly credentials?: unknown;
}

type Call<Success> = (parameters: unknown, request: unknown, options?: CallOptions) => Promise<Success>;

/** Returns a function that calls an operation. */
export function clientCall<Success>(operation: ClientOperation<Success>, client: WithCredentials): Call<Success> {
  const base = baseOf(client.baseUrl);
  const limits = limitsOf(client);
  if (client.fetch !== undefined && typeof client.fetch !== 'function') throw new TypeError('fetch must be a function');
  return async (parameters, request, options = {}) => {
    const timeoutMs = delayOf('timeoutMs', options.timeoutMs, limits.timeoutMs);
    const outgoing = outgoingOf(base, operation, parameters, request);
    const deadline = new Deadline(timeoutMs, options.signal);
    let rejection: RejectedError | undefined;
    try {
      for (let repeated = 0; ; repeated++) {
        const decision = decide(operation, await attempt(outgoing, client, options, deadline, limits.maxAnswerBytes));
        if (!(decision instanceof RejectedError)) return decision;
        rejection = decision;
        const delayMs = delayBefore(rejection, repeated, limits);
        if (delayMs === undefined || !(await deadline.pause(delayMs))) throw rejection;
      }
    } catch (error) {
      // Without time for another attempt, the last rejection is reported.
      throw rejection && error instanceof NotSentError && deadline.reason !== undefined ? rejection : error;
    } finally {
      deadline.end();
    }
  };
}

interface Limits {
  readonly timeoutMs: number;
  readonly maxAnswerBytes: number;
  readonly retries: number;
  readonly baseDelayMs: number;
  readonly maxDelayMs: number;
}

function limitsOf({ timeoutMs, maxAnswerBytes, retry = {} }: ClientOptions): Limits {
  const { retries, baseDelayMs, maxDelayMs }: RetryOptions = retry === false ? { retries: 0 } : retry;
  return {
    timeoutMs: delayOf('timeoutMs', timeoutMs, 30_000),
    maxAnswerBytes: limitOf('maxAnswerBytes', maxAnswerBytes, 1024 * 1024, Number.MAX_SAFE_INTEGER),
    retries: limitOf('retries', retries, 2, Number.MAX_SAFE_INTEGER, 0),
    baseDelayMs: delayOf('baseDelayMs', baseDelayMs, 200, 0),
    maxDelayMs: delayOf('maxDelayMs', maxDelayMs, 10_000, 0),
  };
}

/** The pause before the next attempt in milliseconds; undefined if there is no further attempt. */
function delayBefore(
  { retryable, retryAfterMs = 0 }: RejectedError,
  repeated: number,
  { retries, baseDelayMs, maxDelayMs }: Limits,
): number | undefined {
  if (!retryable || repeated >= retries || retryAfterMs > maxDelayMs) return undefined;
  // The exponent is limited, because 0 times infinity is NaN.
  const longest = Math.min(maxDelayMs, baseDelayMs * 2 ** Math.min(repeated, 31));
  return Math.max(retryAfterMs, longest * (1 - Math.random() / 2));
}
