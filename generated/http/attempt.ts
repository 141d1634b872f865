// A copy of specwright's runtime/http/attempt.ts, made by `specwright generate`. Do not edit.
/**
 * One attempt at a call, shared by all generated clients.
 *
 * An error before `fetch` is called means that nothing was sent. From there on it is not known what became of the call,
 * unless an answer tells, or the platform's own `fetch` failed at making a request or a connection.
 */
import { type Answer, isRefusal, parseJson, retryAfterOf } from './answer.js';
import type { CallOptions, ClientOptions } from './client.js';
import { causesOf, isRedirection, NotSentError, OutcomeUnknownError } from './errors.js';
import { headersOf, type Outgoing } from './outgoing.js';
import type { Deadline } from './deadline.js';
import type { FetchInit, PlatformFetch, RequestClass } from './platform.js';
import { readStream } from './stream.js';

declare const fetch: PlatformFetch;
declare const Request: RequestClass;

/** How far an attempt has come. */
interface Progress {
  /** What was given to `fetch`. */
  init?: FetchInit;
  status?: number;
}

/** Sends a call and reads its answer; throws a NotSentError or an OutcomeUnknownError. */
export async function attempt(
  outgoing: Outgoing,
  client: ClientOptions,
  options: CallOptions,
  deadline: Deadline,
  maxAnswerBytes: number,
): Promise<Answer> {
  const progress: Progress = {};
  try {
    return await deadline.within(() => exchange(outgoing, client, options, deadline, maxAnswerBytes, progress));
  } catch (error) {
    const { init, status } = progress;
    const { reason } = deadline;
    if (!init)
      throw reason === undefined
        ? new NotSentError('headers', error)
        : new NotSentError(reason, options.signal?.reason);
    // A refusal is one without its body, too.
    if (status !== undefined && isRefusal(status)) return { status, body: undefined, retryAfterMs: undefined };
    if (reason !== undefined) throw new OutcomeUnknownError(reason, status, options.signal?.reason);
    // Of another fetch than the platform's it is not known what it does.
    if ((client.fetch ?? fetch) === fetch) {
      if (!isRequest(outgoing.url, init)) throw new NotSentError('request', error);
      if (isUnconnected(error)) throw new NotSentError('connection', error);
    }
    throw new OutcomeUnknownError('connection', status, error);
  }
}

async function exchange(
  outgoing: Outgoing,
  client: ClientOptions,
  options: CallOptions,
  deadline: Deadline,
  maxAnswerBytes: number,
  progress: Progress,
): Promise<Answer> {
  const given = typeof client.headers === 'function' ? await client.headers() : client.headers;
  const headers = headersOf(given, options.headers, outgoing);
  // Nobody waits any more when the headers took too long.
  if (deadline.reason !== undefined) throw new Error('The deadline has passed');
  const { method, url, body } = outgoing;
  // A redirection would send the call to a place that the caller did not name. Workers do not know `error`.
  const init: FetchInit = { method, headers, redirect: 'manual', ...(body === undefined ? {} : { body }) };
  progress.init = init;
  const response = await (client.fetch ?? fetch)(url, { ...init, signal: deadline.signal });
  const { status } = response;
  progress.status = status;
  if (isRedirection(status)) {
    response.body?.cancel().catch(() => undefined);
    return { status, body: undefined, retryAfterMs: undefined };
  }
  const retryAfterMs = retryAfterOf(response.headers.get('retry-after'));
  const bytes = await readStream(response.body, maxAnswerBytes, deadline.signal);
  if (bytes === 'broken off') throw new Error('The answer breaks off');
  return { status, body: bytes === 'too large' ? undefined : parseJson(bytes), retryAfterMs };
}

/** Whether the platform takes these options: `fetch` begins with making a Request of them. */
function isRequest(url: string, init: FetchInit): boolean {
  try {
    return new Request(url, init) instanceof Request;
  } catch {
    return false;
  }
}

/** Whether no connection was made: Node names the system call that failed. Other platforms do not tell. */
function isUnconnected(thrown: unknown): boolean {
  return causesOf(thrown).some(
    (error) =>
      ('syscall' in error && (error.syscall === 'connect' || error.syscall === 'getaddrinfo')) ||
      ('code' in error && error.code === 'UND_ERR_CONNECT_TIMEOUT') ||
      // One error for each address of a host.
      ('errors' in error &&
        Array.isArray(error.errors) &&
        error.errors.length > 0 &&
        error.errors.every(isUnconnected)),
  );
}
