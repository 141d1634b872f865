/**
 * How a client makes a call of any operation, shared by all generated clients.
 *
 * What counts is whether a call was carried out: every error says what is known of that, and a call is repeated only
 * after an answer which says that it was not. No error holds what was sent.
 */
import type { Violation } from '../validation/violation.js';
import { InvalidRequestError, InvalidResponseError, OutcomeUnknownError, RejectedError, rulesOf } from './errors.js';
import { Patience } from './patience.js';
import { readStream } from './stream.js';

export interface ClientOptions {
  /** Absolute; the path of the operation is put behind its own. */
  readonly baseUrl: string | URL;
  /** Sent with every call, the authorization among them; a function is asked before each attempt. */
  readonly headers?: HeadersInit | (() => HeadersInit | Promise<HeadersInit>);
  /** Left out: the one of the platform. */
  readonly fetch?: typeof fetch;
  /** How long a call may take, attempts and pauses included, in milliseconds; 30 seconds when left out. */
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
  readonly signal?: AbortSignal;
  /** In milliseconds; instead of the client's own. */
  readonly timeoutMs?: number;
  /** Of this call, such as `traceparent`; they go before the client's own of the same name. */
  readonly headers?: HeadersInit;
}

/** What a body says. */
export type Reading<Success> =
  | { readonly kind: 'success'; readonly value: Success }
  | { readonly kind: 'failure'; readonly code: string; readonly message: string | undefined }
  | { readonly kind: 'invalid'; readonly violations: readonly Violation[] };

/** What the definition says about an operation. */
export interface ClientOperation<Parameters, Success> {
  readonly method: string;
  /** Left out when the operation has no parameters. */
  readonly validateParameters?: (parameters: unknown) => readonly Violation[];
  /** Left out when the operation has no body. */
  readonly validateRequest?: (request: unknown) => readonly Violation[];
  /** Throws a URIError for a text that no path can hold. */
  readonly path: (parameters: Parameters) => string;
  readonly query: (parameters: Parameters) => readonly (readonly [name: string, value: unknown])[];
  /** @param isSuccess whether the status is one of success */
  readonly read: (body: unknown, isSuccess: boolean) => Reading<Success>;
  readonly knownCodes: readonly string[];
  /** Codes which say that the call was not carried out and may be sent again. */
  readonly retryableCodes: readonly string[];
  /** Codes which say that the server itself does not know. */
  readonly unknownCodes: readonly string[];
}

type Call<Parameters, Success> = (parameters: Parameters, request: unknown, options?: CallOptions) => Promise<Success>;

/** The operation as a function that calls a server. */
export function clientCall<Parameters, Success>(
  operation: ClientOperation<Parameters, Success>,
  client: ClientOptions,
): Call<Parameters, Success> {
  const limits = limitsOf(client);
  const base = new URL(client.baseUrl);
  return async (parameters, request, options = {}) => {
    hold(operation.validateParameters?.(parameters) ?? []);
    hold(operation.validateRequest?.(request) ?? []);
    const url = urlOf(base, operation, parameters);
    const body = operation.validateRequest ? JSON.stringify(request) : undefined;
    options.signal?.throwIfAborted();
    const patience = new Patience(atLeast('timeoutMs', 1, options.timeoutMs ?? limits.timeoutMs), options.signal);
    try {
      for (let attempt = 0; ; attempt++) {
        const decision = decide(operation, await send(operation.method, url, body, client, options, patience, limits));
        if (!(decision instanceof RejectedError)) return decision;
        const delayMs = delayBefore(decision, attempt, limits);
        if (delayMs === undefined || !(await patience.pause(delayMs))) throw decision;
      }
    } finally {
      patience.end();
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

function limitsOf({ timeoutMs = 30_000, maxAnswerBytes = 1024 * 1024, retry = {} }: ClientOptions): Limits {
  const { retries = 2, baseDelayMs = 200, maxDelayMs = 10_000 } = retry === false ? { retries: 0 } : retry;
  return {
    timeoutMs: atLeast('timeoutMs', 1, timeoutMs),
    maxAnswerBytes: atLeast('maxAnswerBytes', 1, maxAnswerBytes),
    retries: atLeast('retries', 0, retries),
    baseDelayMs: atLeast('baseDelayMs', 0, baseDelayMs),
    maxDelayMs: atLeast('maxDelayMs', 0, maxDelayMs),
  };
}

/** Timers take no more than 31 bits. */
const most = 2 ** 31 - 1;

function atLeast(name: string, least: number, value: number): number {
  if (value >= least && value <= most) return value;
  throw new RangeError(`${name} has to be a number from ${least} to ${most}`);
}

/** Throws when a rule is broken. */
function hold(violations: readonly Violation[]): void {
  if (violations.length > 0)
    throw new InvalidRequestError(`The request breaks the contract${rulesOf(violations)}`, violations);
}

function urlOf<Parameters>(base: URL, operation: ClientOperation<Parameters, unknown>, parameters: Parameters): URL {
  const url = new URL(base);
  const path = `${url.pathname.replace(/\/$/, '')}${pathOf(operation, parameters)}`;
  url.pathname = path;
  // A value of dots alone would lead to another path.
  if (url.pathname !== path) throw new InvalidRequestError('A path parameter cannot be part of a path');
  url.search = '';
  url.hash = '';
  for (const [name, value] of operation.query(parameters))
    if (value !== undefined) url.searchParams.set(name, queryText(value));
  return url;
}

function queryText(value: unknown): string {
  const text = String(value);
  // Half of a surrogate pair would arrive as another character.
  if (/\p{Surrogate}/u.test(text)) throw new InvalidRequestError('A query parameter cannot be part of a query');
  return text;
}

function pathOf<Parameters>({ path }: ClientOperation<Parameters, unknown>, parameters: Parameters): string {
  try {
    return path(parameters);
  } catch {
    // Half of a surrogate pair.
    throw new InvalidRequestError('A path parameter cannot be part of a path');
  }
}

interface Answer {
  readonly status: number;
  /** Undefined when there is none that can be read. */
  readonly body: unknown;
  readonly retryAfterMs: number | undefined;
}

/** One attempt. */
async function send(
  method: string,
  url: URL,
  body: string | undefined,
  client: ClientOptions,
  options: CallOptions,
  patience: Patience,
  { maxAnswerBytes }: Limits,
): Promise<Answer> {
  const headers = new Headers(typeof client.headers === 'function' ? await client.headers() : client.headers);
  new Headers(options.headers).forEach((value, name) => headers.set(name, value));
  headers.set('accept', 'application/json');
  if (body !== undefined) headers.set('content-type', 'application/json');
  const request: RequestInit = {
    method,
    headers,
    // A redirection would send the call to a place that the caller did not name.
    redirect: 'error',
    signal: patience.signal,
    ...(body === undefined ? {} : { body }),
  };
  const fetchOnce = client.fetch ?? fetch;
  let status: number | undefined;
  try {
    const response = await fetchOnce(url, request);
    status = response.status;
    const retryAfterMs = retryAfterOf(response.headers.get('retry-after'));
    const bytes = await readStream(response.body, maxAnswerBytes);
    if (bytes === 'broken off' && !saysNo(status)) throw new Error('The answer breaks off');
    return { status, body: typeof bytes === 'string' ? undefined : parseJson(bytes), retryAfterMs };
  } catch (error) {
    throw new OutcomeUnknownError(patience.reason ?? 'connection', status, { cause: error });
  }
}

/** Undefined when it is not JSON in UTF-8. What a newer server adds is taken, whatever its name. */
function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** By the error code; by the status only where there is no body that can be read. Rejections are given, not thrown. */
function decide<Success>(
  operation: ClientOperation<never, Success>,
  { status, body, retryAfterMs }: Answer,
): Success | RejectedError {
  const reading = operation.read(body, status >= 200 && status < 300);
  if (reading.kind === 'success') return reading.value;
  if (reading.kind === 'failure') {
    const { code, message } = reading;
    if (operation.unknownCodes.includes(code)) throw new OutcomeUnknownError('status', status);
    const isKnown = operation.knownCodes.includes(code);
    return new RejectedError(status, code, message, operation.retryableCodes.includes(code), retryAfterMs, isKnown);
  }
  if (saysNo(status)) return new RejectedError(status, undefined, undefined, false, undefined, false);
  if (status >= 400) throw new OutcomeUnknownError('status', status);
  throw new InvalidResponseError(status, reading.violations);
}

/** Whether a status alone says that the call was not carried out. */
function saysNo(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408;
}

/** The pause before the next attempt, in milliseconds; undefined when there is none. */
function delayBefore(
  { retryable, retryAfterMs = 0 }: RejectedError,
  attempt: number,
  { retries, baseDelayMs, maxDelayMs }: Limits,
): number | undefined {
  if (!retryable || attempt >= retries || retryAfterMs > maxDelayMs) return undefined;
  const longest = Math.min(maxDelayMs, baseDelayMs * 2 ** attempt);
  return Math.max(retryAfterMs, longest * (1 - Math.random() / 2));
}

/** Seconds, or a date; in milliseconds from now. */
function retryAfterOf(header: string | null): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

/** A text of an answer that has no envelope. */
export function textOf(body: unknown, name: string): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const value: unknown = Object.entries(body).find(([key]) => key === name)?.[1];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
