import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CallOptions, type ClientOptions, createClient } from '../../generated/create-customer/client.js';

const id = '44444444-4444-4444-8444-444444444444';
const success = {
  content: [{ requestId: id, id, customerid: id }],
  pageable: { page: 0, size: 1, totalPages: 1, totalElements: 1 },
};
const busy = (): Response =>
  Response.json({ errorCode: 'GLOBAL_1001', errorMessage: '', content: '', pageable: '' }, { status: 503 });
const never = (): Promise<never> => new Promise(() => undefined);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  // First the spies: one on `setTimeout` would put back the timers that do not run.
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** What comes of a call, after how many milliseconds, and how often `fetch` was called. */
async function call(options: Partial<ClientOptions>, callOptions: CallOptions = {}) {
  const startedAt = performance.now();
  const sent: number[] = [];
  const fetch: typeof globalThis.fetch = async (...input) => {
    sent.push(performance.now() - startedAt);
    return options.fetch ? options.fetch(...input) : Response.json(success);
  };
  let settledAt = Infinity;
  const client = createClient({ baseUrl: 'https://api.example.com', ...options, fetch });
  const result = client
    .createCustomer({ id }, { status: 'ACTIVE', currency: 'EUR' }, callOptions)
    .catch((error: unknown) => error)
    .finally(() => {
      settledAt = performance.now() - startedAt;
    });
  await vi.runAllTimersAsync();
  if (settledAt === Infinity) throw new Error('The call waits for ever');
  return { result: await result, waited: settledAt, sent };
}

function abortedAfter(delayMs: number, reason = new Error('enough')): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), delayMs);
  return controller.signal;
}

describe('the timeout of a call', () => {
  const slow = (delayMs: number) => () =>
    new Promise<Record<string, string>>((resolve) => {
      setTimeout(() => resolve({ authorization: 'Bearer a' }), delayMs);
    });

  it('covers asynchronous `headers`, after which nothing is sent', async () => {
    const { result, waited, sent } = await call({ headers: slow(5000), timeoutMs: 1000 });
    expect(result).toMatchObject({ name: 'NotSentError', reason: 'timeout' });
    expect([waited, sent]).toEqual([1000, []]);
  });

  it('covers `headers` that never settle', async () => {
    const { result, waited } = await call({ headers: never, timeoutMs: 1000 });
    expect(result).toMatchObject({ name: 'NotSentError', reason: 'timeout' });
    expect(waited).toBe(1000);
  });

  it('covers `headers` and everything after them together', async () => {
    const { result, waited, sent } = await call({ headers: slow(700), timeoutMs: 1000, fetch: never });
    expect(result).toMatchObject({ name: 'OutcomeUnknownError', reason: 'timeout' });
    expect([waited, sent]).toEqual([1000, [700]]);
  });

  it('covers a `fetch` that ignores the signal', async () => {
    expect(await call({ fetch: never, timeoutMs: 50 })).toMatchObject({
      result: { name: 'OutcomeUnknownError', reason: 'timeout' },
      waited: 50,
    });
  });

  it.each([
    [200, { name: 'OutcomeUnknownError', reason: 'timeout', status: 200 }],
    // The status says all that is needed.
    [403, { name: 'RejectedError', status: 403 }],
  ])('covers an answer with status %i whose body never ends', async (status, expected) => {
    const fetch: typeof globalThis.fetch = async () => new Response(new ReadableStream(), { status });
    expect(await call({ fetch, timeoutMs: 50 })).toMatchObject({ result: expected, waited: 50 });
  });

  it('covers retries, and keeps the result of the first attempt', async () => {
    let asked = 0;
    const headers = () => (asked++ === 0 ? {} : never());
    const { result, waited, sent } = await call({ headers, fetch: async () => busy(), timeoutMs: 1000 });
    expect(result).toMatchObject({ name: 'RejectedError', code: 'GLOBAL_1001' });
    expect([waited, sent, asked]).toEqual([1000, [0], 2]);
  });
});

describe('the signal of a call', () => {
  it('ends asynchronous `headers`, after which nothing is sent', async () => {
    const { result, waited, sent } = await call({ headers: never }, { signal: abortedAfter(30) });
    expect(result).toMatchObject({ name: 'NotSentError', reason: 'aborted', thrown: new Error('enough') });
    expect([waited, sent]).toEqual([30, []]);
  });

  it('ends a `fetch` that ignores it', async () => {
    const { result, waited } = await call({ fetch: never }, { signal: abortedAfter(30) });
    expect(result).toMatchObject({ name: 'OutcomeUnknownError', reason: 'aborted', thrown: new Error('enough') });
    expect(waited).toBe(30);
  });

  it('has no effect on a finished call, and no listener is left', async () => {
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, 'addEventListener');
    const removed = vi.spyOn(signal, 'removeEventListener');
    expect((await call({}, { signal })).result).toEqual(success);
    expect(added.mock.calls.map(([, listener]) => listener)).toEqual(
      removed.mock.calls.map(([, listener]) => listener),
    );
    expect(vi.getTimerCount()).toBe(0);
  });

  it('ends a call before it begins, and `headers` is not called', async () => {
    const headers = vi.fn(() => ({}));
    const { result, sent } = await call({ headers }, { signal: AbortSignal.abort('over') });
    expect(result).toMatchObject({ name: 'NotSentError', reason: 'aborted', thrown: 'over' });
    expect([headers.mock.calls, sent]).toEqual([[], []]);
  });
});

describe('an error before anything is sent', () => {
  const failure = new Error('no token');

  it.each<[string, Partial<ClientOptions>, CallOptions]>([
    [
      'a function that throws',
      {
        headers: () => {
          throw failure;
        },
      },
      {},
    ],
    ['a function that rejects', { headers: () => Promise.reject(failure) }, {}],
  ])('is not reported as an unknown outcome: %s', async (_, options, callOptions) => {
    const { result, sent } = await call(options, callOptions);
    expect(result).toMatchObject({ name: 'NotSentError', reason: 'headers', thrown: failure });
    expect(sent).toEqual([]);
  });

  it.each<[string, Partial<ClientOptions>, CallOptions]>([
    ['a newline', { headers: { authorization: 'Bearer a\nb' } }, {}],
    ['a NUL', { headers: () => ({ authorization: 'Bearer a\0b' }) }, {}],
    ['beyond Latin-1', { headers: [['x-name', 'Ω']] }, {}],
    ['no name', { headers: { '': 'a' } }, {}],
    ['a name with a blank', {}, { headers: { 'x y': 'a' } }],
    ['no pair', {}, { headers: [['x']] }],
    ['no headers at all', { headers: (() => 7) as never }, {}],
  ])('is not reported as an unknown outcome: headers with %s', async (_, options, callOptions) => {
    const { result, sent } = await call(options, callOptions);
    expect(result).toMatchObject({ name: 'NotSentError', reason: 'headers' });
    expect(sent).toEqual([]);
  });

  it('is not reported as an unknown outcome: a request that the platform rejects', async () => {
    // As Workers do with a `redirect` that they do not know.
    const failure = new TypeError('redirect');
    const refuse = () => {
      throw failure;
    };
    vi.stubGlobal('Request', refuse);
    vi.stubGlobal('fetch', async () => refuse());
    const client = createClient({ baseUrl: 'https://api.example.com' });
    const called = client.createCustomer({ id }, { status: 'ACTIVE', currency: 'EUR' });
    await expect(called).rejects.toMatchObject({ name: 'NotSentError', reason: 'request', thrown: failure });
    vi.unstubAllGlobals();
  });
});

describe('a timeout that a timer cannot hold', () => {
  const noNumbers = ['5000', 5000n, null, {}, true];
  const outside = [NaN, Infinity, -Infinity, -1, 1.5, 2 ** 31, Number.MAX_SAFE_INTEGER, 1e308];
  const ofClient = (name: string, number: unknown) => ({ [name]: number });
  const ofRetry = (name: string, number: unknown) => ({ retry: { [name]: number } });

  it.each([
    ['timeoutMs', 1, 2 ** 31 - 1, ofClient],
    ['maxAnswerBytes', 1, Number.MAX_SAFE_INTEGER, ofClient],
    ['retries', 0, Number.MAX_SAFE_INTEGER, ofRetry],
    ['baseDelayMs', 0, 2 ** 31 - 1, ofRetry],
    ['maxDelayMs', 0, 2 ** 31 - 1, ofRetry],
  ])('is rejected when the client is created: %s', (name, least, most, optionsOf) => {
    const make = (number: unknown) => () =>
      createClient({ baseUrl: 'https://api.example.com', ...optionsOf(name, number) });
    const message = `${name} must be an integer from ${least} to ${most}, but is`;
    for (const number of [...outside, least - 1, most + 1].filter((one) => !(one >= least && one <= most) || one % 1)) {
      expect(make(number), String(number)).toThrow(RangeError);
      expect(make(number)).toThrow(message);
    }
    for (const value of noNumbers) expect(make(value), String(value)).toThrow(TypeError);
    for (const number of [least, most]) expect(make(number)).not.toThrow();
  });

  it.each([...outside, ...noNumbers])('is rejected before a call begins: %s', async (number) => {
    const { result, sent, waited } = await call({}, { timeoutMs: number as number });
    expect((result as Error).message).toMatch(/^timeoutMs must be an integer from 1 to 2147483647, but is /);
    expect([sent, waited]).toEqual([[], 0]);
  });

  it('never results from the pauses, however often a call is retried', async () => {
    const retry = { retries: 1200, baseDelayMs: 0, maxDelayMs: 2 ** 31 - 1 };
    const timers = vi.spyOn(globalThis, 'setTimeout');
    const { sent } = await call({ retry, fetch: async () => busy(), timeoutMs: 2 ** 31 - 1 });
    expect(sent).toHaveLength(1201);
    expect(timers.mock.calls.every(([, delayMs]) => Number.isFinite(delayMs))).toBe(true);
  });

  it('begins above the longest one that a timer can hold', async () => {
    const { result, waited } = await call({ fetch: never, timeoutMs: 2 ** 31 - 1 });
    expect(result).toMatchObject({ name: 'OutcomeUnknownError', reason: 'timeout' });
    expect(waited).toBe(2 ** 31 - 1);
  });
});
