import { describe, expect, it } from 'vitest';
import { compareRoutes, pathOf, routeOf } from '../../runtime/http/path.js';

describe('the route of a path', () => {
  it('matches one segment for each parameter, and literal text exactly', () => {
    const { pattern, names } = routeOf('/a.b/{id}/v{no}.json');
    expect(names).toEqual(['id', 'no']);
    expect(pattern.exec('/a.b/x%2Fy/v7.json')?.slice(1)).toEqual(['x%2Fy', '7']);
    for (const path of ['/axb/x/v7.json', '/a.b/x/v7xjson', '/a.b//v7.json', '/a.b/x/y/v7.json', '/a.b/x/v.json'])
      expect(pattern.test(path), path).toBe(false);
    for (const path of ['/z/a.b/x/v7.json', '/a.b/x/v7.json/', '/a.b/x/v7.json?'])
      expect(pattern.test(path), path).toBe(false);
  });

  it('escapes every special character of a regular expression', () => {
    const text = '/a\\^$.*+?()[]|';
    expect(routeOf(text).pattern.test(text)).toBe(true);
    expect(routeOf(text).names).toEqual([]);
  });

  it('has the length of the literal text of each segment', () => {
    expect(routeOf('/a/{id}/v{no}.json').literalLengths).toEqual([Infinity, 0, 6]);
  });

  it.each(['/{a}{b}', '/a/{b', '/a}', '/{}'])('is not defined for %s', (path) => {
    expect(() => routeOf(path)).toThrow(new TypeError(`${path} has a segment with more than one parameter`));
  });
});

describe('the order of routes', () => {
  it('is decided by the first segment with different literal text', () => {
    const order = (a: string, b: string): number => compareRoutes(routeOf(a), routeOf(b));
    expect(order('/a/{b}', '/a/b')).toBe(1);
    expect(order('/a/b', '/a/{b}')).toBe(-1);
    expect(order('/a/{b}/c', '/a/b/{c}')).toBe(1);
    expect(order('/a/x{b}', '/a/xy{b}')).toBe(1);
    expect(order('/a/{b}', '/c/{d}')).toBe(0);
  });

  it('has paths of other lengths as well, in the same order from both sides', () => {
    const [long, short] = [routeOf('/a/b'), routeOf('/a')];
    expect([compareRoutes(long, short), compareRoutes(short, long)]).toEqual([-1, 0]);
  });
});

describe('the path of a URL', () => {
  it.each([
    ['/a/b', '/a/b'],
    ['/a?b', '/a'],
    ['/a#b', '/a'],
    ['/a#b?c', '/a'],
    ['//a/b', '//a/b'],
    ['https://host/a/b?c', '/a/b'],
    ['HTTP://host:80/a%2f\n', '/a%2f\n'],
    ['https://host', ''],
    ['https://host?a/b', ''],
    ['https://host#a/b', ''],
    ['/?', '/'],
    ['xhttps://host/a', ''],
    ['ftp://host/a', ''],
    ['*', ''],
    ['', ''],
  ])('of %j is %j', (url, path) => {
    expect(pathOf(url)).toBe(path);
  });
});
