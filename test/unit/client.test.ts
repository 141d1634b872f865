import { beforeAll, describe, expect, it } from 'vitest';
import type * as Client from '../../generated/create-customer/client.js';
import type * as Server from '../../generated/create-customer/server.js';
import { emittedFiles, emittedVariant, importEmitted, withVariant } from '../support/emitted-package.js';

const id = '44444444-4444-4444-8444-444444444444';
const request = { status: 'ACTIVE', currency: 'EUR', name: 'Secret' } as const;
const success = {
  content: [
    {
      requestId: '11111111-1111-4111-8111-111111111111',
      id: '22222222-2222-4222-8222-222222222222',
      customerid: '22222222-2222-4222-8222-222222222222',
    },
  ],
  pageable: { page: 0, size: 10, totalPages: 1, totalElements: 1 },
};

describe('the emitted client', () => {
  let client: typeof Client;
  let server: typeof Server;
  beforeAll(async () => {
    const modules = await importEmitted<{
      'create-customer/client.ts': typeof Client;
      'create-customer/server.ts': typeof Server;
    }>(await emittedFiles());
    client = modules['create-customer/client.ts'];
    server = modules['create-customer/server.ts'];
  });

  const create = (fetch: typeof globalThis.fetch, more: Partial<Client.ClientOptions> = {}) =>
    client.createClient({ baseUrl: 'https://api.example.com', fetch, ...more });
  const answering =
    (body: BodyInit | null, status = 200): typeof fetch =>
    async () =>
      new Response(body, { status });
  const envelope = (errorCode: unknown, more: object = {}): string =>
    JSON.stringify({ errorCode, errorMessage: 'Secret', content: '', pageable: '', ...more });

  /** What a call throws; an error that does not quote what was sent. */
  async function failureOf(called: Promise<unknown>): Promise<Error & Record<string, unknown>> {
    const error: unknown = await called.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (!(error instanceof Error)) throw new Error('The call did not fail');
    expect(error.message).not.toContain('Secret');
    return error as Error & Record<string, unknown>;
  }

  /** A fetch that never reaches a network: straight into the emitted server. */
  function wired(handle: Server.CreateCustomerOptions<string>['handle'], isEligible = true): typeof fetch {
    const handler = server.createCustomerHandler<string>({
      authenticate: ({ headers }) => headers.get('authorization') ?? undefined,
      isEligible: () => isEligible,
      handle,
    });
    return (input, init) => handler(new Request(input, init));
  }

  it('works with the emitted server', async () => {
    const seen: unknown[] = [];
    const fetch = wired((input) => {
      seen.push(input.requester, input.parameters, input.request.name);
      return { success };
    });
    const headers = { authorization: 'Bearer a' };
    const created = await create(fetch, { headers }).createCustomer({ id }, request);
    expect(created).toEqual({ errorCode: '', errorMessage: '', ...success });
    expect(seen).toEqual(['Bearer a', { id }, 'Secret']);
    await create(fetch, { headers: async () => new Headers(headers) }).createCustomer({ id }, request);
    expect(seen).toHaveLength(6);
  });

  it('reports an error code of the vendor, and whether a retry is possible', async () => {
    const headers = { authorization: 'Bearer a' };
    const failing = create(
      wired(() => ({ failure: 'GLOBAL_1001' })),
      { headers },
    );
    const error = await failureOf(failing.createCustomer({ id }, request));
    expect(error).toBeInstanceOf(client.RejectedError);
    expect(error).toMatchObject({ name: 'RejectedError', status: 503, code: 'GLOBAL_1001', retryable: true });
    expect(error.message).toContain('GLOBAL_1001');
    const other = await failureOf(create(answering(envelope('VENDOR_9'), 200)).createCustomer({ id }, request));
    expect(other).toMatchObject({ code: 'VENDOR_9', status: 200, errorMessage: 'Secret', retryable: false });
    expect(other.message).not.toContain('VENDOR_9');
  });

  it('reports a rejection by the server', async () => {
    const headers = { authorization: 'Bearer a' };
    const anonymous = await failureOf(create(wired(() => ({ success }))).createCustomer({ id }, request));
    expect(anonymous).toMatchObject({
      name: 'RejectedError',
      status: 401,
      code: 'LOCAL_UNAUTHENTICATED',
      retryable: false,
    });
    const foreign = create(
      wired(() => ({ success }), false),
      { headers },
    ).createCustomer({ id }, request);
    expect(await failureOf(foreign)).toMatchObject({ name: 'RejectedError', status: 403, code: 'LOCAL_NOT_ELIGIBLE' });
  });

  it('reports an unknown outcome after an internal error of the server', async () => {
    const headers = { authorization: 'Bearer a' };
    const throwing = create(
      wired(() => Promise.reject(new Error('x'))),
      { headers },
    );
    expect(await failureOf(throwing.createCustomer({ id }, request))).toMatchObject({
      name: 'OutcomeUnknownError',
      reason: 'status',
      status: 500,
    });
  });

  it('does not send a request that breaks the contract', async () => {
    const never: typeof fetch = () => {
      throw new Error('It was sent');
    };
    const badRequest = create(never).createCustomer({ id }, { status: 'Secret', currency: 'EUR' } as never);
    expect(await failureOf(badRequest)).toMatchObject({
      name: 'InvalidRequestError',
      violations: [{ pointer: '/status' }],
    });
    const badParameter = create(never).createCustomer({ id: 'Secret' }, request);
    expect(await failureOf(badParameter)).toMatchObject({
      name: 'InvalidRequestError',
      violations: [{ pointer: '/id' }],
    });
  });

  it('sends method, path, headers and body', async () => {
    const sent: [string, RequestInit | undefined][] = [];
    const fetch: typeof globalThis.fetch = async (input, init) => {
      sent.push([String(input), init]);
      return new Response(envelope('', success));
    };
    const headers = { authorization: 'Bearer a', 'content-type': 'text/plain' };
    await create(fetch, { baseUrl: 'https://api.example.com/base/?x=1#y', headers }).createCustomer({ id }, request);
    const [[url, init] = ['', undefined]] = sent;
    expect(url).toBe(`https://api.example.com/base/api/v2/customer/${id}`);
    expect(init).toMatchObject({ method: 'POST', body: JSON.stringify(request), redirect: 'manual' });
    expect([...new Headers(init?.headers)]).toEqual([
      ['accept', 'application/json'],
      ['authorization', 'Bearer a'],
      ['content-type', 'application/json'],
    ]);
  });

  it.each([
    ['an empty error code', 400, envelope('', success)],
    ['no error code', 200, envelope(undefined, success)],
    ['the additions of a newer server', 200, envelope('', { ...success, extra: 1 })],
  ])('prefers the error code to the status: %s', async (_, status, body) => {
    expect(await create(answering(body, status)).createCustomer({ id }, request)).toMatchObject(success);
  });

  it.each([
    [200, 'InvalidResponseError'],
    [201, 'InvalidResponseError'],
    [400, 'RejectedError'],
    [404, 'RejectedError'],
    [408, 'OutcomeUnknownError'],
    [429, 'RejectedError'],
    [500, 'OutcomeUnknownError'],
    [502, 'OutcomeUnknownError'],
    [504, 'OutcomeUnknownError'],
  ])('uses the status when the body cannot be read: %i', async (status, name) => {
    for (const body of ['', '<html>Secret</html>', '{"error":"Secret"}', 'null', '[]', envelope(7)]) {
      const error = await failureOf(create(answering(body, status)).createCustomer({ id }, request));
      expect(error).toMatchObject({ name, status });
      if (name === 'RejectedError') expect(error).toMatchObject({ code: undefined, retryable: false });
    }
  });

  it('names the rules that an answer breaks', async () => {
    const error = await failureOf(
      create(answering(envelope('', { content: [{ id: 'Secret' }] }))).createCustomer({ id }, request),
    );
    expect(error).toBeInstanceOf(client.InvalidResponseError);
    expect(error.message).toContain('Content.id.format');
  });

  it('reports an unknown outcome when the connection is lost', async () => {
    const cause = new TypeError('fetch failed');
    const error = await failureOf(create(() => Promise.reject(cause)).createCustomer({ id }, request));
    expect(error).toMatchObject({
      name: 'OutcomeUnknownError',
      reason: 'connection',
      status: undefined,
      thrown: cause,
    });
    expect(error).not.toHaveProperty('cause');
    const broken = (status: number) => () =>
      Promise.resolve(new Response(new ReadableStream({ start: (stream) => stream.error(cause) }), { status }));
    const inTheMiddle = await failureOf(create(broken(200)).createCustomer({ id }, request));
    expect(inTheMiddle).toMatchObject({ name: 'OutcomeUnknownError', reason: 'connection', status: 200 });
    const afterNo = await failureOf(create(broken(403)).createCustomer({ id }, request));
    expect(afterNo).toMatchObject({ name: 'RejectedError', status: 403 });
  });

  /** Waits until it is aborted, as fetch does. */
  const silent: typeof fetch = (_, init) =>
    new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    });

  it('reports an unknown outcome after the timeout', async () => {
    const slow = create(silent, { timeoutMs: 60_000 }).createCustomer({ id }, request, { timeoutMs: 10 });
    expect(await failureOf(slow)).toMatchObject({ name: 'OutcomeUnknownError', reason: 'timeout' });
    const slower = create(silent, { timeoutMs: 10 }).createCustomer({ id }, request);
    expect(await failureOf(slower)).toMatchObject({ name: 'OutcomeUnknownError', reason: 'timeout' });
  });

  it('stops waiting when it is aborted, and sends nothing when it was aborted before', async () => {
    const controller = new AbortController();
    const waiting = create(silent).createCustomer({ id }, request, { signal: controller.signal });
    setTimeout(() => controller.abort(), 10);
    expect(await failureOf(waiting)).toMatchObject({ name: 'OutcomeUnknownError', reason: 'aborted' });
    const never: typeof fetch = () => {
      throw new Error('It was sent');
    };
    const late = await failureOf(create(never).createCustomer({ id }, request, { signal: controller.signal }));
    expect(late).toMatchObject({ name: 'NotSentError', reason: 'aborted', thrown: controller.signal.reason });
  });
});

describe('the emitted client of an operation with text in its path', () => {
  it('sends to the path of the operation for every text', async () => {
    const files = await withVariant([['id: { in: path, type: UUID', 'id: { in: path, type: String']], emittedVariant);
    const modules = await importEmitted<{ 'create-customer/client.ts': typeof Client }>(files);
    const sent: string[] = [];
    const { createCustomer } = modules['create-customer/client.ts'].createClient({
      baseUrl: 'https://api.example.com',
      fetch: async (input) => {
        sent.push(String(input));
        return new Response(JSON.stringify({ errorCode: '', ...success }));
      },
    });
    for (const text of ['a/../b', 'a?b#c', '%2e', "'()*!~", 'ä \u{1f600}', '...'])
      await createCustomer({ id: text }, request);
    expect(sent.map((url) => new URL(url).pathname)).toEqual([
      '/api/v2/customer/a%2F..%2Fb',
      '/api/v2/customer/a%3Fb%23c',
      '/api/v2/customer/%252e',
      "/api/v2/customer/'()*!~",
      '/api/v2/customer/%C3%A4%20%F0%9F%98%80',
      '/api/v2/customer/...',
    ]);
    for (const text of ['.', '..', '\ud800']) {
      await expect(createCustomer({ id: text }, request)).rejects.toMatchObject({ name: 'InvalidRequestError' });
    }
    expect(sent).toHaveLength(6);
  });
});

describe('the emitted client of an operation without a body', () => {
  it('encodes path and query', async () => {
    const files = await emittedFiles('test/cases/second-operation/in');
    interface GetClient {
      readonly createClient: (options: unknown) => { readonly getAllowance: (parameters: object) => Promise<unknown> };
    }
    const modules = await importEmitted<{ 'get-allowance/client.ts': GetClient }>(files);
    const sent: [string, RequestInit][] = [];
    const { getAllowance } = modules['get-allowance/client.ts'].createClient({
      baseUrl: 'https://api.example.com',
      retry: false,
      fetch: async (url: string, init: RequestInit) => {
        sent.push([url, init]);
        return new Response('{"errorCode":"GLOBAL_1001","content":[]}');
      },
    });
    const path = `https://api.example.com/api/v2/customer/${id}/allowance/VOICE`;
    await expect(getAllowance({ id, service: 'VOICE' })).rejects.toMatchObject({ code: 'GLOBAL_1001' });
    await expect(getAllowance({ id, service: 'VOICE', limit: 5 })).rejects.toMatchObject({ code: 'GLOBAL_1001' });
    expect(sent.map(([url]) => url)).toEqual([path, `${path}?limit=5`]);
    expect(sent[0]?.[1]).toMatchObject({ method: 'GET' });
    expect(sent[0]?.[1]).not.toHaveProperty('body');
  });
});
