/** The parts of the head of a request: query, path, content type and trace. */
import { describe, expect, it } from 'vitest';
import { isJson, isUncompressed, textsOf, traceparentOf } from '../../runtime/http/head.js';

type Headers = Parameters<typeof isJson>[0];
const headers = (values: Readonly<Record<string, string>>): Headers => ({ get: (name) => values[name] ?? null });
const type = (value: string): boolean => isJson(headers({ 'content-type': value }));

describe('a URL', () => {
  it('may have a thousand elements in its query', () => {
    expect(textsOf(`/?${'a&'.repeat(1000)}`, [])).toMatchObject({ ok: true });
    expect(textsOf(`/?${'a&'.repeat(1001)}`, [])).toEqual({ ok: false, problem: 'The query has too many elements.' });
    expect(textsOf(`/?${'&'.repeat(5000)}a`, [])).toEqual({ ok: true, texts: { a: '' } });
  });

  it('is read as a form is read', () => {
    const texts = (query: string): unknown => {
      const read = textsOf(`/?${query}`, []);
      return read.ok ? read.texts : read.problem;
    };
    expect(texts('')).toEqual({});
    expect(texts('a=1&b=2#c=3?d=4')).toEqual({ a: '1', b: '2' });
    expect(texts('a&b=&=c&&d==e=')).toEqual({ a: '', b: '', '': 'c', d: '=e=' });
    expect(texts('a+b=c+d%2B%20&%61=1')).toEqual({ 'a b': 'c d+ ', a: '1' });
    expect(texts('a=1&a=2&a=3&toString=4&toString=5')).toEqual({ a: ['1', '2', '3'], toString: ['4', '5'] });
    const odd = texts('__proto__=1&constructor=2') as object;
    expect(Object.entries(odd)).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ]);
    expect(Object.getPrototypeOf(odd)).toBe(Object.prototype);
  });

  it('has a path that takes precedence over the query', () => {
    expect(textsOf('/x?id=1&id=2', [['id', 'a%2Fb;c+d']])).toEqual({ ok: true, texts: { id: 'a/b;c+d' } });
    expect(textsOf('/x', [['id', 'a\\b']])).toMatchObject({ ok: false });
    expect(textsOf('/x', [['id', 'a%5Cb']])).toEqual({ ok: true, texts: { id: 'a\\b' } });
  });

  it.each([
    ['/?a=b c', 'query'],
    ['/?a=é', 'query'],
    ['/?%00=a', 'query'],
    ['/?a=%ff', 'query'],
  ])('is rejected when it cannot be decoded: %s', (url, part) => {
    expect(textsOf(url, [])).toEqual({ ok: false, problem: `The ${part} cannot be decoded.` });
  });

  it.each(['a b', 'é', '%00', '%ff', '%'])('is rejected when its path cannot be decoded: %s', (text) => {
    expect(textsOf('/', [['id', text]])).toEqual({ ok: false, problem: 'The path cannot be decoded.' });
  });

  it('has no query after the number sign', () => {
    expect(textsOf('/a#b?c=d', [])).toEqual({ ok: true, texts: {} });
    expect(textsOf('?a=b#c', [])).toEqual({ ok: true, texts: { a: 'b' } });
  });
});

describe('a content type', () => {
  it.each([
    ...[
      'application/json',
      'Application/JSON',
      'application/json;',
      'application/json ; charset=UTF-8',
      'application/json;charset="utf-8"',
    ],
    ...[
      'application/json; a=b; charset=utf8',
      'application/json; a="x; charset=utf-16"',
      'application/json;;; a="\\""',
      ' \tapplication/json ',
    ],
  ])('is JSON: %s', (value) => expect(type(value)).toBe(true));

  it.each([
    ...['xapplication/json', 'application/json; charset=xutf-8', 'application/json; charset=utf-8x'],
    ...['', 'application/jsonx', 'application/json, application/json', 'text/plain; application/json'],
    ...['application/json; charset=utf-8; charset=utf-16', 'application/json; charset=utf-8; CHARSET=utf-8'],
    ...[
      'application/json; charset=utf-16',
      'application/json; charset=',
      'application/json; charset="utf-8',
      'application/json; charset',
    ],
    ...[
      'application/json; charset=utf-8 x',
      'application/json x',
      'application/json; charset="utf-8"x',
      'application/json; =utf-8',
    ],
  ])('is not JSON: %s', (value) => expect(type(value)).toBe(false));

  it.each([
    ['application/merge-patch+json', true],
    ['Application/Merge-Patch+JSON ; charset=utf-8', true],
    ['application/json', true],
    ['application/merge-patch+json; charset=latin1', false],
    ['application/merge-patch', false],
    ['merge-patch+json', false],
    ['application/problem+json', false],
    ['', false],
  ])('is one of those of the definition: %s, %s', (value, expected) => {
    const mediaTypes = ['application/merge-patch+json', 'application/json'];
    expect(isJson(headers({ 'content-type': value }), mediaTypes)).toBe(expected);
  });
});

describe('a body', () => {
  it.each([[{}], [{ 'content-encoding': 'identity' }], [{ 'content-encoding': 'Identity' }]])(
    'is uncompressed with %o',
    (more) => {
      expect(isUncompressed(headers(more))).toBe(true);
    },
  );

  it.each(['gzip', '', 'identity, gzip'])('is compressed with %j', (encoding) => {
    expect(isUncompressed(headers({ 'content-encoding': encoding }))).toBe(false);
  });

  it('has a content type', () => {
    expect(isJson(headers({}))).toBe(false);
  });
});

describe('a traceparent', () => {
  const valid = `00-${'0af7651916cd43dd8448eb211c80319c'}-b7ad6b7169203331-01`;
  const traceparent = (value?: string): string | undefined => {
    const found = headers(value === undefined ? {} : { traceparent: value });
    return traceparentOf({ method: 'GET', url: '/', headers: found });
  };

  it('is passed on if it is valid', () => {
    expect([traceparent(valid), traceparent()]).toEqual([valid, undefined]);
  });

  it.each([
    `x${valid}`,
    `${valid}x`,
    valid.toUpperCase(),
    valid.slice(1),
    `${valid}-a`,
    valid.replace('00-', '01-'),
    '',
  ])('is ignored if it is %s', (value) => {
    expect(traceparent(value)).toBeUndefined();
  });
});
