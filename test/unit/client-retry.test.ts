import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createClient,
  type ClientOptions,
  InvalidResponseError,
  OutcomeUnknownError,
  RejectedError,
} from '../../generated/create-customer/client.js';

const id = '44444444-4444-4444-8444-444444444444';
const request = { status: 'ACTIVE', currency: 'EUR' } as const;
const success = {
  content: [{ requestId: id, id, customerid: id }],
  pageable: { page: 0, size: 1, totalPages: 1, totalElements: 1 },
};

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 1) });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const failure = (errorCode: string, status: number, headers: Record<string, string> = {}): Response =>
  Response.json({ errorCode, errorMessage: 'Secret', content: '', pageable: '' }, { status, headers });
const busy = (headers?: Record<string, string>): Response => failure('GLOBAL_1001', 503, headers);

/** A call against these answers, in turn, the last again and again; when each attempt was made, in milliseconds. */
async function call(
  answers: readonly (() => Response | Promise<Response>)[],
  options: Partial<ClientOptions> = {},
  callOptions: Parameters<ReturnType<typeof createClient>['createCustomer']>[2] = {},
) {
  const startedAt = Date.now();
  const times: number[] = [];
  const client = createClient({
    baseUrl: 'https://api.example.com',
    fetch: async (_, init) => {
      times.push(Date.now() - startedAt);
      const answer = answers[Math.min(times.length, answers.length) - 1] ?? never;
      return Promise.race([answer(), aborted(init?.signal)]);
    },
    ...options,
  });
  const result = client.createCustomer({ id }, request, callOptions).then(
    (value: unknown) => value,
    (error: unknown) => error,
  );
  await vi.runAllTimersAsync();
  return { result: await result, times, waited: Date.now() - startedAt };
}

function aborted(signal: AbortSignal | null | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new Error('aborted')));
  });
}

const never = (): Promise<Response> => new Promise(() => undefined);

describe('the emitted client', () => {
  it('retries a rejected call twice, with longer pauses each time', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const { result, times } = await call([busy, busy, () => Response.json(success)]);
    expect(result).toEqual(success);
    expect(times).toEqual([0, 200, 600]);
  });

  it('throws the last rejection after the last retry', async () => {
    const { result, times } = await call([busy]);
    expect(result).toBeInstanceOf(RejectedError);
    expect(result).toMatchObject({ code: 'GLOBAL_1001', status: 503, retryable: true });
    expect(times).toHaveLength(3);
  });

  it('shortens each pause by up to a half', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    expect((await call([busy])).times).toEqual([0, 100, 300]);
  });

  it('limits each pause to the maximum delay', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const { times } = await call([busy], { retry: { retries: 4, baseDelayMs: 100, maxDelayMs: 250 } });
    expect(times).toEqual([0, 100, 300, 550, 800]);
  });

  it.each([
    ['seconds', '3', 3000],
    ['a date', 'Thu, 01 Jan 2026 00:00:04 GMT', 4000],
    ['a date that has passed', 'Wed, 31 Dec 2025 00:00:00 GMT', 200],
    ['neither a date nor a number', 'soon', 200],
  ])('waits as long as Retry-After requests: %s', async (_, header, pause) => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const { times } = await call([() => busy({ 'retry-after': header }), () => Response.json(success)]);
    expect(times).toEqual([0, pause]);
  });

  it('does not retry before the requested time', async () => {
    const { result, times } = await call([() => busy({ 'retry-after': '11' })]);
    expect(result).toMatchObject({ code: 'GLOBAL_1001', retryAfterMs: 11_000 });
    expect(times).toEqual([0]);
  });

  it.each<[string, () => Response | Promise<Response>, string]>([
    ['another code with the same status', () => failure('OTHER', 503), 'RejectedError'],
    ['the status without a body', () => new Response(null, { status: 503 }), 'OutcomeUnknownError'],
    ['the status with another body', () => new Response('<h1>503</h1>', { status: 503 }), 'OutcomeUnknownError'],
    ['an internal error', () => failure('LOCAL_INTERNAL_ERROR', 500), 'OutcomeUnknownError'],
    ['a deadline of the server', () => failure('LOCAL_DEADLINE_EXCEEDED', 504), 'OutcomeUnknownError'],
    ['a time-out of a gateway', () => new Response('', { status: 504 }), 'OutcomeUnknownError'],
    ['a time-out of a proxy', () => new Response('', { status: 408 }), 'OutcomeUnknownError'],
    ['a time-out that the server tells in its envelope', () => failure('LOCAL_REQUEST_TIMEOUT', 408), 'RejectedError'],
    ['too many requests', () => new Response('', { status: 429 }), 'RejectedError'],
    ['a lost connection', () => Promise.reject(new TypeError('fetch failed')), 'OutcomeUnknownError'],
    ['an answer that breaks the contract', () => Response.json({}), 'InvalidResponseError'],
  ])('does not retry after %s', async (_, answer, name) => {
    const { result, times } = await call([answer]);
    expect((result as Error).name).toBe(name);
    expect((result as Error).message).not.toContain('Secret');
    expect(times).toEqual([0]);
  });

  it('does not retry when retries are disabled', async () => {
    expect((await call([busy], { retry: false })).times).toEqual([0]);
    expect((await call([busy], { retry: { retries: 0 } })).times).toEqual([0]);
  });

  it('asks for the headers before each attempt, and prefers those of the call', async () => {
    const sent: string[] = [];
    let token = 0;
    const { result } = await call(
      [busy, () => Response.json(success)],
      {
        headers: () => ({ authorization: `Bearer ${++token}`, 'x-a': 'client' }),
        fetch: async (_, init) => {
          const headers = new Headers(init?.headers);
          sent.push([headers.get('authorization'), headers.get('x-a'), headers.get('traceparent')].join(' '));
          return sent.length === 1 ? busy() : Response.json(success);
        },
      },
      { headers: { 'x-a': 'call', traceparent: '00-1' } },
    );
    expect(result).toEqual(success);
    expect(sent).toEqual(['Bearer 1 call 00-1', 'Bearer 2 call 00-1']);
  });

  it('stays within the timeout, pauses included', async () => {
    const silent = await call([never], { timeoutMs: 1000 });
    expect(silent.result).toBeInstanceOf(OutcomeUnknownError);
    expect(silent.result).toMatchObject({ reason: 'timeout' });
    expect(silent.waited).toBe(1000);
    // What is known is told, rather than that there is no time for another attempt.
    const late = await call([busy], { timeoutMs: 30_000 }, { timeoutMs: 50 });
    expect(late.result).toMatchObject({ name: 'RejectedError', code: 'GLOBAL_1001' });
    expect(late.times).toEqual([0]);
    const second = await call([busy, never], { timeoutMs: 1000 });
    expect(second.result).toMatchObject({ reason: 'timeout' });
    expect([second.times.length, second.waited]).toEqual([2, 1000]);
  });

  it('stops when the caller aborts', async () => {
    const stop = (afterMs: number): AbortSignal => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(new Error('enough')), afterMs);
      return controller.signal;
    };
    const waiting = await call([never], {}, { signal: stop(300) });
    expect(waiting.result).toMatchObject({ name: 'OutcomeUnknownError', reason: 'aborted' });
    const pausing = await call([busy], {}, { signal: stop(50) });
    expect(pausing.result).toMatchObject({ name: 'RejectedError', retryable: true });
    expect([pausing.times, pausing.waited]).toEqual([[0], 50]);
    const before = await call([busy], {}, { signal: AbortSignal.abort(new Error('enough')) });
    expect(before.result).toMatchObject({ name: 'NotSentError', reason: 'aborted', thrown: new Error('enough') });
    expect(before.times).toEqual([]);
  });

  it('leaves no timer behind', async () => {
    for (const answers of [[() => Response.json(success)], [busy], [() => Promise.reject(new Error('x'))]])
      await call(answers);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('stops reading an answer that does not end', async () => {
    let sent = 0;
    const endless = (): Response =>
      new Response(
        new ReadableStream<Uint8Array>({
          pull: (controller) => {
            sent += 65_536;
            controller.enqueue(new Uint8Array(65_536).fill(32));
          },
        }),
      );
    expect((await call([endless])).result).toBeInstanceOf(InvalidResponseError);
    expect(sent).toBeLessThan(2 * 1024 * 1024);
    const small = await call([() => Response.json(success)], { maxAnswerBytes: 10 });
    expect(small.result).toBeInstanceOf(InvalidResponseError);
  });

  it('keeps elements that a newer server adds', async () => {
    const newer = { ...success, addition: { a: [1] }, pageable: { ...success.pageable, sort: 'id' } };
    expect((await call([() => Response.json(newer)])).result).toEqual(newer);
  });

  it.each<[Partial<ClientOptions>, string]>([
    [{ timeoutMs: 0 }, 'timeoutMs must be an integer from 1 to 2147483647'],
    [{ timeoutMs: NaN }, 'timeoutMs'],
    [{ timeoutMs: Infinity }, 'timeoutMs'],
    [{ retry: { retries: -1 } }, 'retries must be an integer from 0'],
    [{ retry: { maxDelayMs: 2 ** 31 } }, 'maxDelayMs'],
    [{ maxAnswerBytes: 0 }, 'maxAnswerBytes'],
    [{ baseUrl: '/relative' }, 'baseUrl must be an absolute http or https URL'],
  ])('rejects the options %j', (options, message) => {
    expect(() => createClient({ baseUrl: 'https://api.example.com', ...options })).toThrow(message);
  });
});
