import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClient } from '../../generated/create-customer/client.js';
import { isCreateCustomerRequest } from '../../generated/create-customer/index.js';
import { path as format } from '../../generator/1-load/definition-format/name-formats.js';
import { clientCall, type ClientOptions } from '../../runtime/http/client.js';
import { InvalidRequestError } from '../../runtime/http/errors.js';
import { textsOf } from '../../runtime/http/head.js';
import { routeOf } from '../../runtime/http/path.js';

const id = '44444444-4444-4444-8444-444444444444';
const request = { status: 'ACTIVE', currency: 'EUR', name: 'A' } as const;

/** What is sent of a call; the name of the error when nothing is. */
async function sent(given: unknown, parameters: unknown = { id }, options: Partial<ClientOptions> = {}) {
  const bodies: string[] = [];
  const urls: string[] = [];
  const fetch: typeof globalThis.fetch = async (url, init) => {
    urls.push(String(url));
    bodies.push(String(init?.body));
    return new Response(null, { status: 400 });
  };
  const client = createClient({ baseUrl: 'https://api.example.com', fetch, ...options });
  const error: unknown = await client.createCustomer(parameters as never, given as never).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { urls, bodies, error: (error as Error).name };
}

describe('a request is sent as it was validated', () => {
  const bad = { ...request, status: 'BAD' };
  let reads = 0;
  /** Another text at each read but the first `good` ones. */
  const changing = (good: number, later: unknown) => {
    let left = good;
    return Object.defineProperty({ ...request }, 'status', {
      enumerable: true,
      get: () => (left-- > 0 ? 'ACTIVE' : later),
    });
  };

  it.each<[string, () => unknown]>([
    ['a getter that changes', () => changing(1, 'BAD')],
    ['a getter that changes after some reads', () => changing(2, 'BAD')],
    ['a getter that changes to another type', () => changing(1, { a: 1 })],
    ['toJSON', () => ({ ...request, toJSON: () => bad })],
    ['toJSON that is not seen', () => Object.defineProperty({ ...request }, 'toJSON', { value: () => bad })],
    ['toJSON further in', () => ({ ...request, name: { toJSON: () => 7 } })],
    ['toJSON of a text', () => Object.assign(Object.create({ toJSON: () => bad }) as object, request)],
    [
      'a Proxy',
      () =>
        new Proxy(
          { ...request },
          { get: (target, key) => (key === 'status' && reads++ > 0 ? 'BAD' : Reflect.get(target, key)) },
        ),
    ],
    ['a value that JSON omits', () => ({ ...request, toJSON: () => undefined })],
    ['a number that JSON cannot hold', () => ({ ...request, deviceCost: NaN })],
    ['a symbol', () => ({ ...request, status: Symbol('a') })],
    ['a function', () => ({ ...request, status: () => 'ACTIVE' })],
    ['a boxed text', () => ({ ...request, status: new String('BAD') })],
  ])('with %s', async (_, make) => {
    reads = 0;
    const { bodies, error } = await sent(make());
    for (const body of bodies) expect(isCreateCustomerRequest(JSON.parse(body)), body).toBe(true);
    expect(error).toBe(bodies.length === 0 ? 'InvalidRequestError' : 'RejectedError');
  });

  it('when the caller changes it while the headers are asked for', async () => {
    const changed: Record<string, unknown> = { ...request };
    const parameters = { id };
    const headers = async () => {
      changed['status'] = 'BAD';
      parameters.id = 'bad';
      return {};
    };
    const { bodies, urls } = await sent(changed, parameters, { headers });
    expect(bodies).toEqual([JSON.stringify(request)]);
    expect(urls).toEqual([`https://api.example.com/api/v2/customer/${id}`]);
  });

  it('without its undefined elements, which count as absent', async () => {
    expect((await sent({ ...request, name: undefined })).bodies).toEqual(['{"status":"ACTIVE","currency":"EUR"}']);
  });

  it('when the text of a parameter changes between two reads', async () => {
    let left = 1;
    const parameters = {
      get id() {
        return left-- > 0 ? id : '../../admin';
      },
    };
    expect((await sent(request, parameters)).urls).toEqual([`https://api.example.com/api/v2/customer/${id}`]);
    const text = Object.assign(new String(id), { toString: () => '../../admin' });
    expect((await sent(request, { id: text })).urls).toEqual([]);
  });
});

describe('parameters', () => {
  const letters = "AZaz09._~!$&'()*+,;=:@-";
  const literal = fc.string({ unit: fc.constantFrom(...letters), maxLength: 4 });
  const paths = fc
    .array(fc.tuple(literal, fc.boolean(), literal), { minLength: 1, maxLength: 4 })
    .map((segments) =>
      segments.map(([before, isNamed, after], at) => `/${before}${isNamed ? `{p${at}}` : ''}${after}`).join(''),
    )
    .filter((path) => format.pattern.test(path));
  const reserved = [...letters, ...'/\\%2e?# \t\n\0"<^|`{é'];
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.string({ unit: fc.constantFrom(...reserved), maxLength: 4 }),
    fc.constantFrom('.', '..', '...', '%2e', '.%2E', '', ' ', '\ud800', 'a\udfff', '//', '..\\..', ';a=b', 'e\u0301'),
  );
  /** The name of what every object inherits is the name of an element like any other. */
  const query = ['toString', 'q'];

  /** The URL that is sent, as the platform takes it; undefined when the call is refused. */
  async function urlSent(path: string, parameters: unknown): Promise<URL | undefined> {
    const urls: string[] = [];
    const call = clientCall(
      {
        ...{ method: 'GET', path, query },
        validateParameters: () => [],
        read: () => ({ kind: 'success', value: undefined }),
        ...{ knownCodes: [], retryableCodes: [], unknownCodes: [] },
      },
      {
        baseUrl: 'https://api.example.com/base/',
        fetch: async (url) => {
          urls.push(new Request(url).url);
          return new Response();
        },
      },
    );
    const error: unknown = await call(parameters, undefined).catch((thrown: unknown) => thrown);
    expect(error === undefined || error instanceof InvalidRequestError).toBe(true);
    expect(urls).toHaveLength(error === undefined ? 1 : 0);
    return urls[0] === undefined ? undefined : new URL(urls[0]);
  }

  /** The parameters as the emitted servers read them. */
  function textsRead(path: string, { href, pathname }: URL): unknown {
    const { pattern, names } = routeOf(path);
    const groups = pattern.exec(pathname.slice('/base'.length))?.slice(1) ?? [];
    const read = textsOf(
      href,
      names.map((name, at) => [name, groups[at] ?? '']),
    );
    return read.ok ? read.texts : read.problem;
  }

  it('arrive as they were sent or the call is rejected, for every path and query that the format allows', async () => {
    const counts = { arrived: 0, refused: 0 };
    const property = fc.asyncProperty(paths, fc.array(texts, { minLength: 5, maxLength: 5 }), async (path, values) => {
      const { names } = routeOf(path);
      const given = Object.fromEntries([...names, 'q'].map((name, at) => [name, values[at] ?? '']));
      const url = await urlSent(path, given);
      if (url) {
        expect(textsRead(path, url)).toEqual(given);
        counts.arrived++;
        return;
      }
      // Nothing is refused but what no URL can hold.
      const hasDots = /\/\.{1,2}(\/|$)/.test(path.replace(/\{(p\d)\}/g, (_, name: string) => given[name] ?? ''));
      const isEmpty = names.some((name) => given[name] === '');
      const isBroken = Object.values(given).some((text) => /\0|\p{Surrogate}/u.test(text));
      expect(hasDots || isEmpty || isBroken).toBe(true);
      counts.refused++;
    });
    await fc.assert(property, { numRuns: 300 });
    expect(counts.arrived).toBeGreaterThan(50);
    expect(counts.refused).toBeGreaterThan(20);
  });
});
