/**
 * One attempt at a call; shared by all generated clients.
 *
 * An error before `fetch` is called means that nothing was sent. After that, the outcome of the call is unknown, unless
 * there is an answer, or the platform's own `fetch` failed to create the request or the connection.
 */
import { type Answer, isRefusal, parseJson, retryAfterOf } from './answer.js';
import type { CallOptions, WithCredentials } from './client.js';
import type { WrittenCredentials } from './credentials.js';
import { causesOf, isRedirection, NotSentError, OutcomeUnknownError } from './errors.js';
import { headersOf, type Outgoing, urlWith } from './outgoing.js';
import type { Deadline } from './deadline.js';
import type { FetchInit, PlatformFetch, RequestClass } from './platform.js';
import { readStream } from './stream.js';

declare const fetch: PlatformFetch;
declare const Request: RequestClass;

/** The progress of an attempt. */
interface Progress {
  /** The options that were passed to `fetch`. */
  init?: FetchInit;
  status?: number;
}

/** Sends a call and reads its answer; throws a NotSentError or an OutcomeUnknownError. */
export async function attempt(
  outgoing: Outgoing,
  client: WithCredentials,
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
    // A refusal is valid without its body.
    if (status !== undefined && isRefusal(status)) return { status, body: undefined, retryAfterMs: undefined };
    if (reason !== undefined) throw new OutcomeUnknownError(reason, status, options.signal?.reason);
    // Only the behaviour of the platform's own fetch is known.
    if ((client.fetch ?? fetch) === fetch) {
      if (!isRequest(outgoing.url, init)) throw new NotSentError('request', error);
      if (isUnconnected(error)) throw new NotSentError('connection', error);
    }
    throw new OutcomeUnknownError('connection', status, error);
  }
}

async function exchange(
  outgoing: Outgoing,
  client: WithCredentials,
  options: CallOptions,
  deadline: Deadline,
  maxAnswerBytes: number,
  progress: Progress,
): Promise<Answer> {
  const given = typeof client.headers === 'function' ? await client.headers() : client.headers;
  const credentials = await credentialsOf(outgoing, client);
  const headers = headersOf(given, options.headers, outgoing, credentials?.headers);
  // The headers may have taken too long.
  if (deadline.reason !== undefined) throw new Error('The deadline has passed');
  const { method, body } = outgoing;
  const url = credentials ? urlWith(outgoing.url, credentials) : outgoing.url;
  // A redirection would send the call to another URL than the given one. Workers do not support `error`.
  const init: FetchInit = { method, headers, redirect: 'manual', ...(body === undefined ? {} : { body }) };
  progress.init = init;
  const response = await (client.fetch ?? fetch)(url, { ...init, signal: deadline.signal });
  const { status } = response;
  progress.status = status;
  const headerOf = (name: string): string | null => response.headers.get(name);
  // Pages for people are not read; a redirection that the definition lists has a body in JSON.
  if (isRedirection(status) && !/^application\/(?:[^;]*\+)?json\b/i.test(response.headers.get('content-type') ?? '')) {
    response.body?.cancel().catch(() => undefined);
    return { status, body: undefined, retryAfterMs: undefined, headerOf };
  }
  const retryAfterMs = retryAfterOf(response.headers.get('retry-after'));
  const bytes = await readStream(response.body, maxAnswerBytes, deadline.signal);
  if (bytes === 'incomplete') throw new Error('The answer is incomplete');
  return { status, body: bytes === 'too large' ? undefined : parseJson(bytes), retryAfterMs, headerOf };
}

/** The credentials of an operation whose definition names its schemes. Throws if they are incomplete. */
async function credentialsOf(
  { alternatives, writeCredentials }: Outgoing,
  { credentials }: WithCredentials,
): Promise<WrittenCredentials | undefined> {
  if (!alternatives || !writeCredentials) return undefined;
  const given: unknown = typeof credentials === 'function' ? await (credentials as () => unknown)() : credentials;
  return writeCredentials(alternatives, given);
}

/** Whether the platform accepts these options: `fetch` starts by creating a Request from them. */
function isRequest(url: string, init: FetchInit): boolean {
  try {
    return new Request(url, init) instanceof Request;
  } catch {
    return false;
  }
}

/** Whether no connection was made. Node reports the failed system call, other platforms do not. */
function isUnconnected(thrown: unknown): boolean {
  return causesOf(thrown).some(
    (error) =>
      ('syscall' in error && (error.syscall === 'connect' || error.syscall === 'getaddrinfo')) ||
      ('code' in error && error.code === 'UND_ERR_CONNECT_TIMEOUT') ||
      // An AggregateError has one error for each address of a host.
      ('errors' in error &&
        Array.isArray(error.errors) &&
        error.errors.length > 0 &&
        error.errors.every(isUnconnected)),
  );
}
