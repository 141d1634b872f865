/** Headers, arrays and a body of a DELETE, between a client and a server of a socket. */
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateTexts, importEmitted } from '../support/emitted-package.js';

interface Input {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly request?: unknown;
}
type Call = (...input: readonly unknown[]) => Promise<unknown>;
interface Modules {
  readonly 'list-accounts/server.ts': { readonly listAccountsHandler: (options: object) => unknown };
  readonly 'delete-account/server.ts': { readonly deleteAccountHandler: (options: object) => unknown };
  readonly 'list-accounts/client.ts': { readonly createClient: (options: object) => { readonly listAccounts: Call } };
  readonly 'delete-account/client.ts': { readonly createClient: (options: object) => { readonly deleteAccount: Call } };
  readonly 'http/router.ts': { readonly routerOf: (handlers: readonly unknown[]) => unknown };
  readonly 'http/node.ts': { readonly nodeListener: (handler: unknown) => Parameters<typeof createServer>[1] };
}

let files: ReadonlyMap<string, string>;
let modules: Modules;
let baseUrl = '';
const seen: Input[] = [];
const server = createServer();

beforeAll(async () => {
  const { files: made } = await generateTexts({ definitions: 'test/support/partners', vectors: false });
  files = new Map(made.map(({ path, content }) => [path, content]));
  modules = await importEmitted<Modules>(files);
  const options = {
    authenticate: () => 'me',
    handle: (input: Input) => {
      seen.push(input);
      return { success: { done: true } };
    },
  };
  const handler = modules['http/router.ts'].routerOf([
    modules['list-accounts/server.ts'].listAccountsHandler(options),
    modules['delete-account/server.ts'].deleteAccountHandler(options),
  ]);
  server.on('request', modules['http/node.ts'].nodeListener(handler) ?? (() => undefined));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}, 60_000);
afterAll(() => server.close());

const always = { version: 'v1.0', 'X-TIMESTAMP': '2025-01-01T10:00:00+07:00', 'X-PARTNER-ID': 'p', 'X-EXTERNAL-ID': 7 };
const headers = {
  authorization: 'Bearer t',
  'x-api-key': 'k',
  'x-timestamp': '2025-01-01T10:00:00+07:00',
  'x-partner-id': 'p',
  'X-External-Id': '7',
};

/** What the server makes of a call that is written by hand: its input, or the text of its refusal. */
function sent(
  method: string,
  path: string,
  given: Record<string, string | string[]> = {},
  body = '',
): Promise<unknown> {
  seen.length = 0;
  return new Promise((resolve, reject) => {
    const call = httpRequest(`${baseUrl}${path}`, { method, headers: { ...headers, ...given } }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
      answer.on('end', () => {
        const { detail } = JSON.parse(text) as { detail?: string };
        resolve(answer.statusCode === 200 ? seen[0]?.parameters : `${answer.statusCode} ${detail}`);
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}

const drop = (given: Record<string, string | string[]>): Promise<unknown> =>
  sent(
    'DELETE',
    '/api/v1.0/account',
    { 'content-type': 'application/json', 'content-length': '17', ...given },
    '{"number":"1234"}',
  );
const list = (query: string): Promise<unknown> => sent('GET', `/api/v1.0/accounts/ALL${query}`);

describe('between client and server', () => {
  it('every parameter arrives as it was given', async () => {
    seen.length = 0;
    const { listAccounts } = modules['list-accounts/client.ts'].createClient({ baseUrl, credentials: { key: 'k' } });
    const parameters = {
      ...always,
      ids: ['22222222-2222-4222-8222-222222222222', '11111111-1111-4111-8111-111111111111'],
      offerType: ['RATE', 'MONEY'],
      fields: ['a', 'b'],
      levels: [1, 2],
      flags: [true, false],
      rates: [0.5],
      page: 2,
      deviceInQuery: 'in the query',
      'X-DEVICE': 'as a header',
    };
    expect(await listAccounts(parameters)).toEqual({ done: true });
    expect(seen[0]?.parameters).toEqual(parameters);
  });

  it('a DELETE has its body', async () => {
    seen.length = 0;
    const { deleteAccount } = modules['delete-account/client.ts'].createClient({
      baseUrl,
      credentials: { token: 't' },
    });
    const parameters = { ...always, 'X-CHANNELS': [10, 11] };
    expect(await deleteAccount(parameters, { number: '1234' })).toEqual({ done: true });
    expect(seen).toMatchObject([{ parameters, request: { number: '1234' } }]);
  });

  it.each([
    [{ 'X-PARTNER-ID': 'é' }, 'A parameter has a value that cannot be part of a header'],
    [{ 'X-PARTNER-ID': ' p' }, 'A parameter has a value that cannot be part of a header'],
    [{ 'X-PARTNER-ID': 'p\r\nx: y' }, 'A parameter has a value that cannot be part of a header'],
    [{ 'X-PARTNER-ID': undefined }, 'The request breaks the contract: Parameters.X-PARTNER-ID.required'],
    [{ offerType: [] }, 'The request breaks the contract: Parameters.offerType.minItems'],
  ])('%j is not sent', async (wrong, message) => {
    seen.length = 0;
    const { listAccounts } = modules['list-accounts/client.ts'].createClient({ baseUrl, credentials: { key: 'k' } });
    await expect(listAccounts({ ...always, ids: ['ALL'], ...wrong })).rejects.toThrow(message);
    expect(seen).toEqual([]);
  });
});

describe('a header among the parameters', () => {
  it('has a name of any case, and is no element of the query', async () => {
    expect(await drop({ 'X-DEVICE': 'PHONE' })).toMatchObject({ 'x-device': 'PHONE', 'X-EXTERNAL-ID': 7 });
    expect(await list('?X-Device=a&x-device=b')).not.toHaveProperty('X-DEVICE');
  });

  it('is missed where it is mandatory, and an empty one is a value that breaks a rule', async () => {
    expect(await sent('GET', '/api/v1.0/accounts/ALL?X-PARTNER-ID=p', { 'x-partner-id': [] })).toMatch(
      /^400 .* \/X-PARTNER-ID: X-PARTNER-ID is mandatory\.$/,
    );
    expect(await drop({ 'x-partner-id': '', 'x-device': 'TILL' })).toMatch(
      /^400 .* \/X-PARTNER-ID: X-PARTNER-ID must be/,
    );
  });

  it('that is sent twice is one text with a comma, which is a list only for an array', async () => {
    expect(await drop({ 'x-channels': ['10', '11 ,, 12'] })).toMatchObject({ 'X-CHANNELS': [10, 11, 12] });
    expect(await drop({ 'x-device': ['TILL', 'TILL'] })).toMatch(/^400 .* \/x-device: x-device must be one of/);
    expect(await drop({ 'x-channels': '10,11,12,13' })).toMatch(/^400 .* at most 3 entries/);
    expect(await drop({ 'x-channels': '' })).toMatch(/^400 .* at least 1 entry/);
  });

  it('has printable ASCII, of at most 16 KiB in all', async () => {
    expect(await drop({ 'x-device': 'é' })).toBe('400 The request breaks the contract. A header cannot be decoded.');
    // Node limits the whole head itself.
    const handler = modules['delete-account/server.ts'].deleteAccountHandler({
      authenticate: () => 'me',
      handle: () => ({ success: {} }),
    }) as (request: Request) => Promise<Response>;
    const answer = async (length: number): Promise<string> => {
      const given = { ...headers, 'content-type': 'application/json', 'x-device': 'p'.repeat(length) };
      const init = { method: 'DELETE', headers: given, body: '{"number":"1234"}' };
      return (await handler(new Request('https://api.example.com/api/v1.0/account', init))).text();
    };
    expect(await answer(16_000)).toMatch(/x-device must be one of/);
    expect(await answer(17_000)).toMatch(/The headers are too long/);
  });
});

describe('an array in a query', () => {
  it.each([
    ['?offerType=RATE', { offerType: ['RATE'] }],
    ['?offerType=RATE&page=1&offerType=MONEY', { offerType: ['RATE', 'MONEY'], page: 1 }],
    ['?fields=a,b', { fields: ['a', 'b'] }],
    ['?fields=a%2Cb', { fields: ['a', 'b'] }],
    ['?levels=1|2&rates=1&rates=1e1', { levels: [1, 2], rates: [1, 10] }],
    ['?levels=1%7C2&rates=1', { levels: [1, 2] }],
    ['?flags=true%20false', { flags: [true, false] }],
    ['?flags=true+false', { flags: [true, false] }],
  ])('%s is read', async (query, expected) => {
    expect(await list(query)).toMatchObject({ ids: ['ALL'], ...expected });
  });

  it.each([
    ['?offerType=RATE,MONEY', /\/offerType\/0: offerType must be one of/],
    ['?offerType=', /\/offerType\/0: offerType must be/],
    ['?fields=a&fields=b', /\/fields\/0: fields must be/],
    ['?fields=', /\/fields\/0: fields must be/],
    ['?fields=a,', /\/fields\/1: fields must be/],
    ['?levels=1|x&rates=1', /\/levels\/1: levels must be/],
    [`?fields=${'a,'.repeat(2000)}`, /A parameter has too many entries/],
  ])('%s is refused', async (query, expected) => {
    expect(await list(query)).toMatch(/^400 /);
    expect(await list(query)).toMatch(expected);
  });
});

it('OpenAPI says where each parameter is, and how an array is written', () => {
  const text = files.get('list-accounts/openapi.yaml') ?? '';
  const found = [
    ...text.matchAll(/- name: (.*)\n\s+in: (.*)\n\s+required: .*\n(?:\s+style: (.*)\n\s+explode: (.*)\n)?/g),
  ];
  expect(found.map(([, ...parts]) => parts.join(' ').trim())).toEqual([
    'ids path simple false',
    'offerType query form true',
    'fields query form false',
    'levels query pipeDelimited false',
    'flags query spaceDelimited false',
    'rates query form true',
    'zone query',
    'page query',
    'X-DEVICE query',
    'version path',
    'X-TIMESTAMP header',
    'X-PARTNER-ID header',
    'X-EXTERNAL-ID header',
    'X-DEVICE header',
  ]);
});

describe('credentials', () => {
  const known: unknown[] = [];
  const handlerOf = (name: 'list' | 'delete'): ((request: Request) => Promise<Response>) => {
    const options = {
      authenticate: (_head: unknown, credentials: unknown) => known.push(credentials),
      handle: () => ({ success: {} }),
    };
    const made =
      name === 'list'
        ? modules['list-accounts/server.ts'].listAccountsHandler(options)
        : modules['delete-account/server.ts'].deleteAccountHandler(options);
    return made as (request: Request) => Promise<Response>;
  };
  const url = 'https://api.example.com/api/v1.0/accounts/ALL';
  const plain = { 'x-timestamp': always['X-TIMESTAMP'], 'x-partner-id': 'p', 'x-external-id': '7' };
  const seenBy = async (target: string, given: Record<string, string>): Promise<unknown> => {
    known.length = 0;
    const { status, headers: answered } = await handlerOf('list')(
      new Request(target, { headers: { ...plain, ...given } }),
    );
    return status === 200 ? known : `${status} ${answered.get('www-authenticate')}`;
  };

  it('are those of the first alternative that the call has whole', async () => {
    const basic = { authorization: `Basic ${Buffer.from('Zoë:a:b').toString('base64')}` };
    expect(await seenBy(url, { 'x-api-key': 'k' })).toEqual([{ key: 'k' }]);
    expect(await seenBy(`${url}?site+key=s%20t`, basic)).toEqual([
      { partner: { user: 'Zoë', password: 'a:b' }, site: 's t' },
    ]);
    expect(await seenBy(`${url}?site+key=s`, { ...basic, 'x-api-key': 'k' })).toEqual([{ key: 'k' }]);
  });

  it.each([
    ['nothing', '', {}],
    ['an empty key', '', { 'x-api-key': ' ' }],
    ['half of an alternative', '?site%20key=s', {}],
    ['a key in the wrong place', '?X-API-KEY=k', {}],
    ['a key that is given twice', '?site%20key=s&site%20key=t', { authorization: `Basic ${btoa('a:b')}` }],
    ['a user without a password', '?site%20key=s', { authorization: `Basic ${btoa('a')}` }],
    ['what is not base64', '?site%20key=s', { authorization: 'Basic a:b' }],
    ['what is not UTF-8', '?site%20key=s', { authorization: 'Basic /zph' }],
    ['another scheme', '?site%20key=s', { authorization: 'Bearer abc' }],
  ])('of %s are refused before anybody is asked', async (_, query, given) => {
    expect(await seenBy(url + query, given)).toBe('401 Basic realm="partners", charset="UTF-8"');
    expect(known).toEqual([]);
  });

  it('of mutual TLS are known to whoever ends TLS, and the call has the rest', async () => {
    known.length = 0;
    const init = { method: 'DELETE', body: '{"number":"1234"}' };
    const given = { ...plain, 'content-type': 'application/json', 'x-device': 'TILL' };
    const call = (more: object): Promise<Response> =>
      handlerOf('delete')(
        new Request('https://api.example.com/api/v1.0/account', { ...init, headers: { ...given, ...more } }),
      );
    expect((await call({})).headers.get('www-authenticate')).toBe('Bearer');
    expect((await call({ authorization: 'bearer a.b-c=' })).status).toBe(200);
    expect(known).toEqual([{ token: 'a.b-c=' }]);
  });

  it.each([
    [{ key: 'k' }, { 'x-api-key': 'k', authorization: null }, ''],
    [
      { partner: { user: 'Zoë', password: 'a:b' }, site: 's t' },
      { authorization: 'Basic Wm/DqzphOmI=' },
      '?site%20key=s%20t',
    ],
    [() => Promise.resolve({ key: 'later' }), { 'x-api-key': 'later' }, ''],
  ])('%j are sent by the client', async (credentials, expected, query) => {
    const requests: Request[] = [];
    const fetch = (target: string, init: RequestInit): Promise<Response> => {
      requests.push(new Request(target, init));
      return Promise.resolve(Response.json({}));
    };
    const { createClient } = modules['list-accounts/client.ts'];
    await createClient({ baseUrl: 'https://api.example.com', fetch, credentials }).listAccounts({
      ...always,
      ids: ['ALL'],
    });
    const [request] = requests;
    expect(request?.url).toBe(url + query);
    for (const [name, value] of Object.entries(expected)) expect(request?.headers.get(name)).toBe(value);
  });

  it.each([[{}], [undefined], [{ site: 's' }], [{ partner: { user: 'a:b', password: 'c' }, site: 's' }]])(
    '%j are not sent, and no error repeats them',
    async (credentials) => {
      let calls = 0;
      const fetch = (): Promise<Response> => Promise.resolve(Response.json({ done: calls++ > 0 }));
      const { createClient } = modules['list-accounts/client.ts'];
      const call = createClient({ baseUrl, fetch, credentials }).listAccounts({ ...always, ids: ['ALL'] });
      await expect(call).rejects.toThrow(/^(?!.*a:b).*$/);
      await expect(call).rejects.toMatchObject({ name: 'NotSentError' });
      expect(calls).toBe(0);
    },
  );
});
