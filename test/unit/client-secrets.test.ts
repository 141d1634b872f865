import { type AddressInfo, createServer } from 'node:net';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type CallOptions, type ClientOptions, createClient } from '../../generated/create-customer/client.js';
import { clientCall } from '../../runtime/http/client.js';

/** What no error may show. It looks like the code of an error. */
const secret = 'CANARYXQ';
const id = '44444444-4444-4444-8444-444444444444';
const request = { status: 'ACTIVE', currency: 'EUR', name: secret } as const;

interface Try {
  readonly options?: Partial<ClientOptions>;
  readonly callOptions?: CallOptions;
  readonly parameters?: unknown;
  readonly request?: unknown;
}

/** Wherever a secret may stand in a call that fails otherwise. */
const everywhere: Try = {
  options: {
    baseUrl: `https://api.example.com/${secret}/`,
    headers: async () => ({ authorization: `Bearer ${secret}` }),
  },
  callOptions: { headers: { 'x-token': secret } },
};

async function errorOf({ options, callOptions, ...given }: Try): Promise<unknown> {
  try {
    const client = createClient({
      baseUrl: 'https://api.example.com',
      fetch: () => Promise.reject(new Error('nothing is there')),
      ...everywhere.options,
      ...options,
    });
    const parameters = 'parameters' in given ? given.parameters : { id };
    const body = 'request' in given ? given.request : request;
    await client.createCustomer(parameters as never, body as never, { ...everywhere.callOptions, ...callOptions });
  } catch (error) {
    return error;
  }
  throw new Error('The call did not fail');
}

/** All that printing, logging and sending an error somewhere else may show of it, and of its causes. */
function shown(error: unknown): string {
  const texts = [String(error), JSON.stringify(error)];
  texts.push(inspect(error, { depth: Infinity, showHidden: true }), inspect(error, { depth: Infinity, getters: true }));
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    texts.push(cause.message, String(cause.stack));
    for (const name of Reflect.ownKeys(cause)) texts.push(String(name), inspect(Reflect.get(cause, name)));
  }
  return texts.join('\n');
}

const answering = (body: unknown, init: ResponseInit = {}): typeof fetch => {
  const headers = { 'set-cookie': `session=${secret}`, location: `https://example.com/${secret}`, 'x-a': secret };
  return async () => new Response(typeof body === 'string' ? body : JSON.stringify(body), { headers, ...init });
};
const failure = (errorCode: string) => ({ errorCode, errorMessage: secret, content: '', pageable: '' });
const hanging: typeof fetch = () => new Promise(() => undefined);
const aborting = new AbortController();
const abortingFetch: typeof fetch = () => {
  aborting.abort(new Error(secret));
  return new Promise(() => undefined);
};
const aborted = AbortSignal.abort(new Error(secret));
/** As platforms have them, and worse. */
const platformError = Object.assign(new TypeError(`error sending request for url (https://x/${secret})`), {
  path: `https://x/${secret}`,
  code: secret,
  cause: Object.assign(new Error(secret), { code: 'ECONNRESET', cause: new Error(secret) }),
});
function circular(): object {
  const object: Record<string, unknown> = { status: 'ACTIVE', currency: 'EUR' };
  object[secret] = { [secret]: object };
  return object;
}
const throwing = {
  ...request,
  get name(): string {
    throw new Error(secret);
  },
};
const port = await closedPort();

/** Nothing listens there. */
function closedPort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

const tries: Readonly<Record<string, readonly (readonly [string, Try])[]>> = {
  TypeError: [
    ['credentials in the base URL', { options: { baseUrl: `https://user:${secret}@api.example.com` } }],
    ['a user in the base URL', { options: { baseUrl: new URL(`https://${secret}@api.example.com`) } }],
    ['an invalid base URL', { options: { baseUrl: `https://user:${secret}@api.example.com:99999` } }],
    ['a base URL without a host', { options: { baseUrl: `https://?${secret}` } }],
    ['a relative base URL', { options: { baseUrl: `/${secret}` } }],
    ...['ftp:', 'file:', 'data:', 'blob:https:', 'javascript:', 'ws:', 'about:', 'mailto:', 'x-own:'].map(
      (scheme) =>
        [`a base URL of ${scheme}`, { options: { baseUrl: `${scheme}//api.example.com/${secret}` } }] as const,
    ),
    ['an invalid fetch', { options: { fetch: secret as never } }],
    ['something other than a number', { options: { timeoutMs: secret as never } }],
    ['something other than a number in a call', { callOptions: { timeoutMs: secret as never } }],
  ],
  RangeError: [
    ['a number of the client', { options: { timeoutMs: NaN } }],
    ['a number of a call', { callOptions: { timeoutMs: -1 } }],
  ],
  InvalidRequestError: [
    ['a value', { request: { ...request, status: secret } }],
    ['a name', { request: { ...request, [secret]: 1 } }],
    ['a name further in', { request: { ...request, contact: { [secret]: { [secret]: secret } } } }],
    ['something other than an object', { request: secret }],
    ['a circle', { request: circular() }],
    ['a number too large for JSON', { request: { ...request, [secret]: 1n } }],
    ['a getter', { request: throwing }],
    ['toJSON', { request: { toJSON: () => ({ [secret]: secret }) } }],
    ['a parameter', { parameters: { id: secret } }],
    ['the name of a parameter', { parameters: { id, [secret]: secret } }],
  ],
  NotSentError: [
    ['a header with a newline', { options: { headers: { authorization: `Bearer ${secret}\nx: y` } } }],
    ['a header with a NUL', { options: { headers: async () => new Map([['authorization', `${secret}\0`]]) } }],
    ['a header beyond Latin-1', { options: { headers: [['authorization', `${secret}Ω`]] } }],
    ['the name of a header', { callOptions: { headers: { [`${secret}\n`]: 'a' } } }],
    ['headers that are not pairs', { callOptions: { headers: [[secret]] } }],
    [
      'a token function that throws',
      {
        options: {
          headers: () => {
            throw new Error(secret, { cause: secret });
          },
        },
      },
    ],
    ['a token function that rejects', { options: { headers: () => Promise.reject(secret) } }],
    ['a token function that is too slow', { options: { headers: () => new Promise(() => undefined), timeoutMs: 5 } }],
    ['an abort before', { callOptions: { signal: aborted } }],
    ['no connection', { options: { baseUrl: `http://127.0.0.1:${port}/${secret}`, fetch: globalThis.fetch } }],
  ],
  RejectedError: [
    ['a known code', { options: { fetch: answering(failure('GLOBAL_1001')), retry: false } }],
    ['an unknown code', { options: { fetch: answering(failure(secret)) } }],
    ['no body that can be read', { options: { fetch: answering(secret, { status: 400, statusText: secret }) } }],
    ['a redirection', { options: { fetch: answering(secret, { status: 307, headers: { location: secret } }) } }],
  ],
  InvalidResponseError: [
    ['a value', { options: { fetch: answering({ errorCode: '', content: [{ id: secret }] }) } }],
    ['a name', { options: { fetch: answering({ errorCode: '', [secret]: { [secret]: 1 } }) } }],
    ['something other than JSON', { options: { fetch: answering(`{ "errorCode": ${secret}`) } }],
  ],
  OutcomeUnknownError: [
    ['an error of the platform', { options: { fetch: () => Promise.reject(platformError) } }],
    ['a text that is thrown', { options: { fetch: () => Promise.reject(secret) } }],
    [
      'an error at once',
      {
        options: {
          fetch: () => {
            throw platformError;
          },
        },
      },
    ],
    ['a value that is not a response', { options: { fetch: async () => secret as never } }],
    ['a time-out', { options: { fetch: hanging, timeoutMs: 5 } }],
    ['an abort', { options: { fetch: abortingFetch }, callOptions: { signal: aborting.signal } }],
    ['a status', { options: { fetch: answering(secret, { status: 502, statusText: secret }) } }],
    ['an internal error', { options: { fetch: answering(failure('LOCAL_INTERNAL_ERROR'), { status: 500 }) } }],
  ],
};

describe.each(Object.entries(tries))('%s shows nothing that was sent or received', (name, given) => {
  it.each(given)('%s', async (_, one) => {
    const error = await errorOf(one);
    expect((error as Error).name).toBe(name);
    expect(error).toBeInstanceOf(Error);
    expect(shown(error)).not.toContain(secret);
  });
});

it('an error does not show the query', async () => {
  const call = clientCall(
    {
      method: 'GET',
      path: '/things',
      query: ['token'],
      validateParameters: () => [],
      read: () => ({ kind: 'invalid', violations: [] }),
      ...{ knownCodes: [], retryableCodes: [], unknownCodes: [] },
    },
    { baseUrl: `http://127.0.0.1:${port}` },
  );
  for (const token of [`${secret}\ud800`, secret]) {
    const error = await call({ token }, undefined).catch((thrown: unknown) => thrown);
    expect((error as Error).name).toMatch(/InvalidRequestError|NotSentError/);
    expect(shown(error)).not.toContain(secret);
  }
});

it('details that an error does not show are available on request', async () => {
  const unknown = await errorOf({ options: { fetch: () => Promise.reject(platformError) } });
  expect(unknown).toMatchObject({ thrown: platformError, code: 'ECONNRESET' });
  expect((unknown as Error).message).toBe('It is not known whether the call was carried out (ECONNRESET)');
  const rejected = await errorOf({ options: { fetch: answering(failure(secret)) } });
  expect(rejected).toMatchObject({ code: secret, errorMessage: secret });
  const invalid = await errorOf({ request: { ...request, [secret]: 1 } });
  expect(invalid).toMatchObject({ violations: [{ pointer: `/${secret}` }] });
});
