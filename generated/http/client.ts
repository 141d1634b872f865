// A copy of specwright's runtime/http/client.ts, made by `specwright generate`. Do not edit.
/**
 * How a client makes a call of any operation, shared by all generated clients.
 *
 * What counts is whether a call was carried out: every error says what is known of that, and a call is repeated only
 * after an answer which says that it was not.
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
   * Absolute, of `http:` or `https:`, and without credentials. The path of the operation is put behind its own; its query
   * is not sent.
   */
  readonly baseUrl: string | { readonly href: string };
  /** Sent with every call, the authorization among them; a function is asked before each attempt. */
  readonly headers?: HeadersLike | (() => HeadersLike | PromiseLike<HeadersLike>);
  /** Left out: the one of the platform. */
  readonly fetch?: PlatformFetch;
  /**
   * How long a call may take, in milliseconds: the function `headers`, all attempts, and the pauses between them; 30
   * seconds when left out, and at most 2147483647, the longest time of a timer.
   */
  readonly timeoutMs?: number;
  /** False: no call is repeated. */
  readonly retry?: RetryOptions | false;
  /** Largest answer that is read, in bytes; 1 MiB when left out. */
  readonly maxAnswerBytes?: number;
}

/**
 * When a call is repeated. The pause doubles with each attempt, up to `maxDelayMs`, and is cut by a random part of up
 * to a half, so that clients that failed together do not come back together. `Retry-After` makes it longer; a server
 * that asks for more than `maxDelayMs` is not asked again.
 */
export interface RetryOptions {
  /** How often a call is repeated at most; twice when left out. */
  readonly retries?: number;
  /** The first pause, in milliseconds; 200 when left out. */
  readonly baseDelayMs?: number;
  /** The longest pause, in milliseconds; 10 seconds when left out. */
  readonly maxDelayMs?: number;
}

export interface CallOptions {
  /** Gives up waiting. What became of a call that was under way is not known then. */
  readonly signal?: SignalLike;
  /** In milliseconds; instead of the client's own. */
  readonly timeoutMs?: number;
  /** Of this call, such as `traceparent`; they go before the client's own of the same name. */
  readonly headers?: HeadersLike;
}

/** What the definition says about an operation. */
export interface ClientOperation<Success> extends OutgoingOperation, AnswerOperation<Success> {}

type Call<Success> = (parameters: unknown, request: unknown, options?: CallOptions) => Promise<Success>;

/** The operation as a function that calls a server. */
export function clientCall<Success>(operation: ClientOperation<Success>, client: ClientOptions): Call<Success> {
  const base = baseOf(client.baseUrl);
  const limits = limitsOf(client);
  if (client.fetch !== undefined && typeof client.fetch !== 'function')
    throw new TypeError('fetch has to be a function');
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
      // What is known stands when no time is left for another attempt.
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

/** The pause before the next attempt, in milliseconds; undefined when there is none. */
function delayBefore(
  { retryable, retryAfterMs = 0 }: RejectedError,
  repeated: number,
  { retries, baseDelayMs, maxDelayMs }: Limits,
): number | undefined {
  if (!retryable || repeated >= retries || retryAfterMs > maxDelayMs) return undefined;
  // Doubled no more often than a number of milliseconds has bits, since 0 times infinity is no number.
  const longest = Math.min(maxDelayMs, baseDelayMs * 2 ** Math.min(repeated, 31));
  return Math.max(retryAfterMs, longest * (1 - Math.random() / 2));
}
