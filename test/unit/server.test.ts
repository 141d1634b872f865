import { beforeAll, describe, expect, it } from 'vitest';
import type * as Server from '../../generated/create-customer/server.js';
import { emittedFiles, emittedVariant, importEmitted, withVariant } from '../support/emitted-package.js';

type Options = Server.CreateCustomerOptions<{ readonly id: string }>;

const parent = '44444444-4444-4444-8444-444444444444';
const url = `https://api.example.com/api/v2/customer/${parent}`;
const success: Server.CreateCustomerOutcome = {
  success: {
    content: [
      {
        requestId: '11111111-1111-4111-8111-111111111111',
        id: '22222222-2222-4222-8222-222222222222',
        customerid: '22222222-2222-4222-8222-222222222222',
      },
    ],
    pageable: { page: 0, size: 10, totalPages: 1, totalElements: 1 },
  },
};

describe('the emitted server', () => {
  let server: typeof Server;
  beforeAll(async () => {
    const modules = await importEmitted<{ 'create-customer/server.ts': typeof Server }>(await emittedFiles());
    server = modules['create-customer/server.ts'];
  });

  /** What was asked of the options, in order. */
  interface Answer {
    readonly status: number;
    readonly headers: Headers;
    readonly body: Record<string, unknown>;
    readonly calls: readonly string[];
    readonly errors: readonly unknown[];
    readonly inputs: readonly Parameters<Options['handle']>[0][];
  }

  async function call(request: Request, options: Partial<Options> = {}): Promise<Answer> {
    const calls: string[] = [];
    const errors: unknown[] = [];
    const inputs: Parameters<Options['handle']>[0][] = [];
    const handler = server.createCustomerHandler<{ readonly id: string }>({
      maxBodyBytes: 2000,
      ...options,
      authenticate: (given) => {
        calls.push('authenticate');
        return options.authenticate ? options.authenticate(given) : { id: parent };
      },
      isEligible: (context) => {
        calls.push('isEligible');
        return options.isEligible ? options.isEligible(context) : context.requester.id === context.parameters.id;
      },
      handle: (input) => {
        calls.push('handle');
        inputs.push(input);
        return options.handle ? options.handle(input) : success;
      },
      onError: (error, info) => {
        errors.push(error);
        return options.onError?.(error, info);
      },
    });
    const response = await handler(request);
    expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
    const body = (await response.json()) as Record<string, unknown>;
    return { status: response.status, headers: response.headers, body, calls, errors, inputs };
  }

  const post = (body: BodyInit | null, headers: Record<string, string> = {}, to = url): Request =>
    new Request(to, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
  const good = { status: 'active', currency: 'usd', name: '', nickname: 'x' };

  /** A rejection is the envelope of a failure, and nothing of it comes from the caller. */
  function expectRejection(answer: Answer, status: number, code: string, secret = 'Secret'): void {
    expect([answer.status, answer.body['errorCode']]).toEqual([status, code]);
    expect([answer.body['content'], answer.body['pageable']]).toEqual(['', '']);
    expect(Object.keys(answer.body)).toEqual(['errorCode', 'errorMessage', 'content', 'pageable']);
    expect(JSON.stringify(answer.body)).not.toContain(secret);
    expect(JSON.stringify(answer.body)).not.toMatch(/\bat .*\.js/);
  }

  it('accepts the wire form, passes on the canonical form and answers in the envelope', async () => {
    const answer = await call(post(JSON.stringify(good)));
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({ errorCode: '', errorMessage: '', ...success.success });
    expect(answer.calls).toEqual(['authenticate', 'isEligible', 'handle']);
    expect(answer.errors).toEqual([]);
    const [input] = answer.inputs;
    expect(input?.requester).toEqual({ id: parent });
    expect(input?.parameters).toEqual({ id: parent });
    expect(input?.request).toEqual({
      status: 'ACTIVE',
      type: 'PRIVATE',
      currency: 'USD',
      allowOfferDelegation: false,
      isAllowedImeiLock: false,
      mfaConfiguration: 'MANDATORY',
    });
    expect(input?.applied.map(({ pointer, kind }) => `${pointer} ${kind}`).sort()).toEqual([
      '/currency case',
      '/name blank',
      '/nickname unknown',
      '/status case',
    ]);
    expect(input?.signal).toBeInstanceOf(AbortSignal);
  });

  it('answers 404 to another path before authentication', async () => {
    for (const path of [
      '/',
      '/api/v2/customer',
      '/api/v2/customer/',
      `/api/v2/customer/${parent}/`,
      `/x/api/v2/customer/${parent}`,
    ]) {
      const answer = await call(post('{}', {}, `https://api.example.com${path}`));
      expectRejection(answer, 404, 'LOCAL_NOT_FOUND');
      expect(answer.calls).toEqual([]);
    }
  });

  it('answers 405 to another method, and names the allowed one', async () => {
    const answer = await call(new Request(url));
    expectRejection(answer, 405, 'LOCAL_METHOD_NOT_ALLOWED');
    expect(answer.headers.get('allow')).toBe('POST');
  });

  it.each([
    ['none', ''],
    ['text', 'text/plain'],
    ['JSON of another kind', 'application/jsonp'],
    ['another charset', 'application/json; charset=iso-8859-1'],
    ['another charset in quotes', 'application/json;charset="utf-16"'],
  ])('answers 415 to a content type: %s', async (_, type) => {
    const answer = await call(post('{}', { 'content-type': type }));
    expectRejection(answer, 415, 'LOCAL_UNSUPPORTED_MEDIA_TYPE');
    expect(answer.calls).toEqual([]);
  });

  it('answers 415 to a compressed body', async () => {
    expectRejection(await call(post('{}', { 'content-encoding': 'gzip' })), 415, 'LOCAL_UNSUPPORTED_MEDIA_TYPE');
  });

  it.each(['application/json; charset=utf-8', 'Application/JSON;Charset="UTF-8"', 'application/json; foo=bar'])(
    'accepts the content type %s',
    async (type) => {
      expect((await call(post(JSON.stringify(good), { 'content-type': type }))).status).toBe(200);
    },
  );

  it('answers 413 to a declared length that is too large, without reading the body', async () => {
    const answer = await call(post('{}', { 'content-length': '2001' }));
    expectRejection(answer, 413, 'LOCAL_PAYLOAD_TOO_LARGE');
    expect(answer.calls).toEqual([]);
  });

  it('answers 413 at the limit of a body, and stops reading', async () => {
    let chunks = 0;
    let isCancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        chunks++;
        controller.enqueue(new Uint8Array(1000).fill(32));
      },
      cancel: () => {
        isCancelled = true;
      },
    });
    const request = new Request(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
      duplex: 'half',
    } as RequestInit);
    expectRejection(await call(request), 413, 'LOCAL_PAYLOAD_TOO_LARGE');
    expect(isCancelled).toBe(true);
    expect(chunks).toBeLessThan(6);
  });

  it('reads a body of exactly the largest size', async () => {
    const json = JSON.stringify(good);
    expect((await call(post(json.padEnd(2000)))).status).toBe(200);
    expect((await call(post(json.padEnd(2001)))).status).toBe(413);
  });

  it('answers 401 to an unknown requester before it reads the body', async () => {
    const answer = await call(post('not JSON'), { authenticate: () => undefined });
    expectRejection(answer, 401, 'LOCAL_UNAUTHENTICATED');
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(answer.calls).toEqual(['authenticate']);
  });

  it('answers 500 when authentication fails', async () => {
    const error = new Error('Secret');
    const answer = await call(post('{}'), { authenticate: () => Promise.reject(error) });
    expectRejection(answer, 500, 'LOCAL_INTERNAL_ERROR');
    expect(answer.errors).toEqual([error]);
  });

  it.each([
    ['an id that is not a UUID', `https://api.example.com/api/v2/customer/Secret`],
    ['invalid escapes', `https://api.example.com/api/v2/customer/%zz`],
    ['escapes that are not UTF-8', `https://api.example.com/api/v2/customer/%ff`],
    ['an escaped slash', `https://api.example.com/api/v2/customer/${parent}%2fSecret`],
  ])('answers 400 to %s', async (_, to) => {
    const answer = await call(post(JSON.stringify(good), {}, to));
    expectRejection(answer, 400, 'LOCAL_INVALID_REQUEST');
    expect(answer.calls).toEqual(['authenticate']);
  });

  it.each([
    ['no body', null],
    ['no JSON', '{"status": Secret'],
    ['not UTF-8', Buffer.from(JSON.stringify({ ...good, name: '\u00ff' }), 'latin1')],
    ['UTF-8 that breaks off', new Uint8Array([0x22, 0xc3])],
    ['an array', '[]'],
    ['a broken rule', JSON.stringify({ status: 'Secret', currency: 'USD' })],
  ])('answers 400 to a body: %s', async (_, body) => {
    const answer = await call(post(body));
    expectRejection(answer, 400, 'LOCAL_INVALID_REQUEST');
    expect(answer.calls).toEqual(['authenticate']);
    expect(answer.errors).toEqual([]);
  });

  it('answers 400 to an incomplete body', async () => {
    const body = new ReadableStream({ start: (controller) => controller.error(new Error('Secret')) });
    const headers = { 'content-type': 'application/json' };
    const request = new Request(url, { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
    expectRejection(await call(request), 400, 'LOCAL_INVALID_REQUEST');
  });

  it('reports the broken rules and their places', async () => {
    const answer = await call(
      post(JSON.stringify({ status: 'GONE', contact: { role: 'NONE', identity: [{ idType: 'ID' }] } })),
    );
    const [sentence, ...words] = String(answer.body['errorMessage'])
      .slice(0, -1)
      .split(/(?<=\.) |; /);
    expect(sentence).toBe('The request breaks the contract.');
    expect(words.sort()).toEqual([
      '/contact/identity/0/idNumber: idNumber is mandatory',
      '/contact/landlinePhoneNumber: one of landlinePhoneNumber, mobilePhoneNumber must be given',
      '/contact/mobilePhoneNumber: one of landlinePhoneNumber, mobilePhoneNumber must be given',
      '/currency: currency is mandatory',
      '/status: status must be one of ACTIVE, SUSPEND',
    ]);
  });

  it.each<[string, Options['isEligible']]>([
    ['no', () => false],
    ['no, later', () => Promise.resolve(false)],
    ['nothing', () => undefined as unknown as boolean],
    ['something else than yes', () => 'yes' as unknown as boolean],
  ])('answers 403 when isEligible returns %s', async (_, isEligible) => {
    const answer = await call(post(JSON.stringify(good)), { isEligible });
    expectRejection(answer, 403, 'LOCAL_NOT_ELIGIBLE');
    expect(answer.calls).toEqual(['authenticate', 'isEligible']);
  });

  it('answers 403 when isEligible fails, and reports the error', async () => {
    const error = new Error('Secret');
    const answer = await call(post(JSON.stringify(good)), {
      isEligible: () => {
        throw error;
      },
    });
    expectRejection(answer, 403, 'LOCAL_NOT_ELIGIBLE');
    expect(answer.errors).toEqual([error]);
    const later = await call(post(JSON.stringify(good)), { isEligible: () => Promise.reject(error) });
    expectRejection(later, 403, 'LOCAL_NOT_ELIGIBLE');
  });

  it('answers with an error code of the vendor and its status', async () => {
    const answer = await call(post(JSON.stringify(good)), { handle: () => ({ failure: 'GLOBAL_1001' }) });
    expectRejection(answer, 503, 'GLOBAL_1001');
    expect(answer.body['errorMessage']).toBe('The service is unavailable; try again.');
    const worded = await call(post(JSON.stringify(good)), {
      handle: () => ({ failure: 'GLOBAL_1001', message: 'Later.' }),
    });
    expect(worded.body['errorMessage']).toBe('Later.');
  });

  it.each<[string, Options['handle']]>([
    ['throws', () => Promise.reject(new Error('Secret'))],
    ['returns nothing', () => undefined as never],
    ['breaks the contract', () => ({ success: { content: [], pageable: { page: -1 } } }) as never],
    [
      'returns something other than a UUID',
      () => ({ success: { ...success.success, content: [{ requestId: 'Secret' }] } }) as never,
    ],
    ['fails with an unknown code', () => ({ failure: 'Secret' }) as never],
    ['fails with an inherited name', () => ({ failure: 'constructor' }) as never],
    ['fails with a message that is not a text', () => ({ failure: 'GLOBAL_1001', message: 1 }) as never],
  ])('answers 500 when the handler %s, and reports the error', async (_, handle) => {
    const answer = await call(post(JSON.stringify(good)), { handle });
    expectRejection(answer, 500, 'LOCAL_INTERNAL_ERROR');
    expect(answer.errors).toHaveLength(1);
    expect(answer.errors[0]).toBeInstanceOf(Error);
  });

  it('answers when a report fails', async () => {
    const handle = (): never => {
      throw new Error('Secret');
    };
    const onError = (): never => {
      throw new Error('the log is full');
    };
    expectRejection(await call(post(JSON.stringify(good)), { handle, onError }), 500, 'LOCAL_INTERNAL_ERROR');
    const rejecting = (): void => Promise.reject(new Error('the log is full')) as never;
    expectRejection(
      await call(post(JSON.stringify(good)), { handle, onError: rejecting }),
      500,
      'LOCAL_INTERNAL_ERROR',
    );
  });
});

describe('the emitted server of a definition that rejects unknown elements', () => {
  it('names the place of an unknown element, but not its name', async () => {
    const files = await withVariant([['unknown: drop', 'unknown: error']], emittedVariant);
    const modules = await importEmitted<{ 'create-customer/server.ts': typeof Server }>(files);
    const handler = modules['create-customer/server.ts'].createCustomerHandler({
      authenticate: () => 'somebody',
      isEligible: () => true,
      handle: () => success,
    });
    const body = JSON.stringify({ status: 'ACTIVE', currency: 'USD', invoiceConfiguration: { Secret: 1 } });
    const response = await handler(
      new Request(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } }),
    );
    expect(response.status).toBe(400);
    const { errorMessage } = (await response.json()) as { errorMessage: string };
    expect(errorMessage).toMatch(/^The request breaks the contract\. \/invoiceConfiguration: /);
    expect(errorMessage).not.toContain('Secret');
  });
});

describe('the emitted server of an operation without a body', () => {
  it('reads path and query, fills in defaults and needs no isEligible', async () => {
    interface Input {
      readonly parameters: unknown;
    }
    interface GetServer {
      readonly getAllowanceHandler: (options: unknown) => (request: Request) => Promise<Response>;
    }
    const files = await emittedFiles('test/cases/second-operation/in');
    const modules = await importEmitted<{ 'get-allowance/server.ts': GetServer }>(files);
    const seen: unknown[] = [];
    const handler = modules['get-allowance/server.ts'].getAllowanceHandler({
      authenticate: () => 'somebody',
      handle: ({ parameters }: Input) => {
        seen.push(parameters);
        return { failure: 'GLOBAL_1001' };
      },
    });
    const status = async (path: string): Promise<number> =>
      (await handler(new Request(`https://api.example.com/api/v2/customer/${path}`))).status;
    expect(await status(`${parent}/allowance/VOICE`)).toBe(503);
    expect(await status(`${parent}/allowance/DATA?limit=7&other=1`)).toBe(503);
    expect(seen).toEqual([
      { id: parent, service: 'VOICE', limit: 10 },
      { id: parent, service: 'DATA', limit: 7 },
    ]);
    expect(await status(`${parent}/allowance/voice`)).toBe(400);
    expect(await status(`${parent}/allowance/VOICE?limit=0`)).toBe(400);
    expect(await status(`${parent}/allowance/VOICE?limit=1&limit=2`)).toBe(400);
    expect(await status(`${parent}/allowance/VOICE?__proto__=1`)).toBe(503);
    expect(await status(`${parent}/allowance`)).toBe(404);
  });
});
