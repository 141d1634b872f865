import { describe, expect, it } from 'vitest';
import type { NodeRequest } from '../../runtime/http/node.js';
import { headerOf, isParsable, isWellFormed } from '../../runtime/http/well-formed.js';

/** A request as Node presents it: `headers` has one value for each name, `rawHeaders` every line. */
function request(
  raw: readonly (readonly [name: string, value: string])[],
  more: {
    readonly url?: string;
    readonly httpVersion?: string;
    readonly joined?: Readonly<Record<string, string | string[]>>;
  } = {},
): NodeRequest {
  const first = Object.fromEntries(raw.map(([name, value]) => [name.toLowerCase(), value] as const).reverse());
  return {
    url: more.url ?? '/a',
    httpVersion: more.httpVersion ?? '1.1',
    headers: { ...first, ...more.joined },
    rawHeaders: raw.flat(),
  } as unknown as NodeRequest;
}

const withHost = (host: string): boolean => isWellFormed(request([['Host', host]]));
const withTarget = (url: string): boolean => isWellFormed(request([['Host', 'a']], { url }));

describe('a header', () => {
  it('is the value that Node has', () => {
    expect(headerOf(request([['X-A', 'b']]), 'x-a')).toBe('b');
    expect(headerOf(request([]), 'x-a')).toBeNull();
  });

  it('has all lines with its name where Node keeps only the first', () => {
    const given = request([
      ['Host', 'a'],
      ['X', 'b'],
      ['HOST', 'c'],
      ['Hos', 'd'],
    ]);
    expect(headerOf(given, 'host')).toBe('a, c');
    expect(headerOf(given, 'x')).toBe('b');
  });

  it('has no lines of another header with a name of the same length', () => {
    const given = request([
      ['Host', 'a'],
      ['From', 'b'],
    ]);
    expect(headerOf(given, 'host')).toBe('a');
  });

  it('is what Node has joined', () => {
    const lines = [
      ['Accept', 'a'],
      ['Accept', 'b'],
    ] as const;
    expect(headerOf(request(lines, { joined: { accept: 'a, b' } }), 'accept')).toBe('a, b');
    expect(headerOf(request(lines, { joined: { accept: ['a', 'b'] } }), 'accept')).toBe('a, b');
    expect(headerOf(request(lines, { joined: { accept: 'a; b' } }), 'accept')).toBe('a; b');
  });
});

describe('the host of a request', () => {
  it.each([
    'localhost',
    'example.com',
    'EXAMPLE.com',
    'a-b.example.com:8080',
    'a1',
    '127.0.0.1',
    '127.0.0.1:65535',
    '0.10.199.255',
    '249.250.255.9:1',
    '[::1]',
    '[::1]:8080',
    'a_b',
    'xn--bcher-kva.example',
  ])('may be %s', (host) => {
    expect(withHost(host)).toBe(true);
  });

  it.each([
    '',
    ' ',
    'a b',
    'a/b',
    'a?b',
    'a#b',
    'a@b',
    'user:password@a',
    'a:',
    'a:b',
    'a:99999',
    'a:123456',
    '127.1',
    '0x7f.0.0.1',
    '127.0.0.1.',
    '127.0.0.1.:80',
    '127.0.0.1:',
    '127.0.0.01',
    '127.0.0.1.1',
    '127.0.0.260',
    '127.0.0.300',
    'a, a',
    '[::1',
    '::1',
    '[0:0:0:0:0:0:0:1]',
    'xn--',
    'a%41',
    'é',
    'a..b\\c',
    '1.2.3.256',
  ])('is never %j', (host) => {
    expect(withHost(host)).toBe(false);
  });

  it('is needed in HTTP/1.1 only', () => {
    expect(isWellFormed(request([]))).toBe(false);
    expect(isWellFormed(request([], { httpVersion: '1.0' }))).toBe(true);
    expect(isWellFormed(request([['Host', 'a/b']], { httpVersion: '1.0' }))).toBe(false);
  });

  it('occurs once', () => {
    expect(
      isWellFormed(
        request([
          ['Host', 'a'],
          ['host', 'a'],
        ]),
      ),
    ).toBe(false);
  });
});

describe('the target of a request', () => {
  it.each(['/', '/a?b', '*', 'http://a/b', 'HTTPS://a', 'http://a?b', 'http://a:80/b', '//a'])('may be %s', (url) => {
    expect(withTarget(url)).toBe(true);
  });

  it.each([
    '',
    'a',
    '**',
    'http://',
    'http:///a',
    'http://u@a/b',
    'http://a\\b',
    'ftp://a/b',
    'xhttp://a/b',
    'http://[::1/a',
    'http://a:x/',
  ])('is never %j', (url) => {
    expect(withTarget(url)).toBe(false);
  });

  it('can be parsed by all frameworks if it is a path or an http URL of visible ASCII characters', () => {
    for (const url of ['/', '/a?b=%c3~', '/!', 'http://a/b', 'https://a']) expect(isParsable(url), url).toBe(true);
    for (const url of [
      '',
      '*',
      '/é',
      '/a b',
      '/a\\b',
      '/\x7f',
      ' /a',
      'http://a b',
      'http://é',
      'http://a\\b',
      'ftp://a',
      'xhttp://a',
    ])
      expect(isParsable(url), url).toBe(false);
  });
});

describe('the expectation of a request', () => {
  const expecting = (...values: readonly string[]): boolean =>
    isWellFormed(request([['Host', 'a'], ...values.map((value) => ['Expect', value] as const)]));

  it('may be 100-continue in any case', () => {
    expect([expecting(), expecting('100-continue'), expecting('100-Continue')]).toEqual([true, true, true]);
  });

  it('is never another one', () => {
    expect([expecting(''), expecting('100'), expecting('100-continue', '100-continue')]).toEqual([false, false, false]);
  });
});
