import { describe, expect, it } from 'vitest';
import { InvalidRequestError } from '../../runtime/http/errors.js';
import { baseOf, headersOf, outgoingOf } from '../../runtime/http/outgoing.js';
import type { Violation } from '../../runtime/validation/violation.js';

const base = 'https://api.example.com/v1';
const violation: Violation = { pointer: '/a', rule: 'A.a', message: 'a', source: { table: 'A', rows: [1] } };

/** The URL of a GET with these parameters, or the message of the error. */
function urlOf(path: string, query: readonly string[], parameters: unknown): string {
  try {
    return outgoingOf(base, { method: 'GET', path, query, validateParameters: () => [] }, parameters, undefined).url;
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidRequestError);
    return (error as Error).message;
  }
}

describe('the base of URLs', () => {
  it('is origin and path without a slash at the end', () => {
    expect(baseOf('https://api.example.com')).toBe('https://api.example.com');
    expect(baseOf('http://api.example.com:8080/v1/')).toBe('http://api.example.com:8080/v1');
    expect(baseOf(new URL('https://api.example.com/a/b'))).toBe('https://api.example.com/a/b');
    expect(baseOf('https://api.example.com/v1?a=b#c')).toBe('https://api.example.com/v1');
  });

  it.each(['/v1', 'api.example.com', 'ftp://api.example.com', 'xhttp://api.example.com', 'https+x://a', ''])(
    'is never %j',
    (url) => {
      expect(() => baseOf(url)).toThrow(new TypeError('baseUrl must be an absolute http or https URL'));
    },
  );

  it.each(['https://user@api.example.com', 'https://:password@api.example.com'])('has no credentials: %s', (url) => {
    expect(() => baseOf(url)).toThrow(new TypeError('baseUrl must not contain credentials; use headers instead'));
  });
});

describe('the URL of a call', () => {
  it('has parameters in path and query, encoded', () => {
    expect(urlOf('/a/{id}/b{no}', ['q', 'r', 's'], { id: 'x/y é', no: 7, q: 'a&b=c', s: true })).toBe(
      `${base}/a/x%2Fy%20%C3%A9/b7?q=a%26b%3Dc&s=true`,
    );
    expect(urlOf('/a', [], {})).toBe(`${base}/a`);
    expect(urlOf('/a', ['a b'], { 'a b': '' })).toBe(`${base}/a?a%20b=`);
  });

  it('has no inherited parameters', () => {
    expect(urlOf('/a', ['toString', 'q'], { q: 1 })).toBe(`${base}/a?q=1`);
    expect(urlOf('/a', ['q'], 7)).toBe(`${base}/a`);
    expect(urlOf('/a', ['q'], null)).toBe(`${base}/a`);
  });

  it.each(['', '.', '..', '\0', '\ud800'])('has no segment %j', (id) => {
    expect(urlOf('/a/{id}', [], { id })).toBe('A parameter has a value that cannot be part of a path');
  });

  it.each(['a\0', '\ud800'])('has no text %j in its query', (q) => {
    expect(urlOf('/a', ['q'], { q })).toBe('A parameter has a value that cannot be part of a query');
  });

  it('may have dots and pairs of surrogates in longer texts', () => {
    expect(urlOf('/a/{id}', [], { id: '...' })).toBe(`${base}/a/...`);
    expect(urlOf('/a/{id}', ['q'], { id: 'x', q: '😀' })).toBe(`${base}/a/x?q=%F0%9F%98%80`);
  });
});

describe('the body of a call', () => {
  const operation = { method: 'POST', path: '/a', query: [], validateRequest: () => [] };

  it('is the text of the value that was validated', () => {
    let reads = 0;
    const validated: unknown[] = [];
    const request = {
      get a() {
        return ++reads;
      },
      b: undefined,
    };
    const validateRequest = (value: unknown) => {
      validated.push(value);
      return [];
    };
    expect(outgoingOf(base, { ...operation, validateRequest }, undefined, request)).toEqual({
      method: 'POST',
      url: `${base}/a`,
      body: '{"a":1}',
    });
    expect(validated).toEqual([{ a: 1 }]);
  });

  it('is absent for an operation without one', () => {
    const without = { method: 'GET', path: '/a', query: [] };
    expect(outgoingOf(base, without, undefined, { a: 1 }).body).toBeUndefined();
  });

  it('is not sent when it breaks a rule', () => {
    const call = () => outgoingOf(base, { ...operation, validateRequest: () => [violation] }, undefined, {});
    expect(call).toThrow(new InvalidRequestError('The request breaks the contract: A.a', [violation]));
  });

  it('is validated as it is when it cannot be written as JSON', () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    for (const request of [circle, undefined, () => 1, 1n]) {
      const validated: unknown[] = [];
      const validateRequest = (value: unknown) => {
        validated.push(value);
        return [];
      };
      expect(() => outgoingOf(base, { ...operation, validateRequest }, undefined, request)).toThrow(
        new InvalidRequestError('The request cannot be written as JSON'),
      );
      expect(validated).toEqual([request]);
    }
  });
});

describe('the headers of a call', () => {
  const get = { method: 'GET', url: base, body: undefined };

  it('are those of client and call, of which the call takes precedence', () => {
    expect(headersOf({ 'X-A': 'client', 'x-b': 'client' }, { 'x-a': 'call', accept: 'text/html' }, get)).toEqual({
      'x-a': 'call',
      'x-b': 'client',
      accept: 'application/json',
    });
    expect(headersOf(undefined, undefined, get)).toEqual({ accept: 'application/json' });
  });

  it('declare a body as JSON', () => {
    const mediaType = 'application/merge-patch+json';
    expect(headersOf(undefined, undefined, { ...get, body: '{}', mediaType })).toMatchObject({
      'content-type': mediaType,
    });
    expect(headersOf({ 'content-type': 'text/plain' }, undefined, { ...get, body: '{}' })).toEqual({
      accept: 'application/json',
      'content-type': 'application/json',
    });
  });

  it('throw when one is invalid', () => {
    expect(() => headersOf({ a: 'b\nc' }, undefined, get)).toThrow(TypeError);
  });
});
