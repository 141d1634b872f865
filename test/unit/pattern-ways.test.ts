/** Patterns that a backtracking engine tries in very many ways are found; those that people write are not among them. */
import { describe, expect, it } from 'vitest';
import { manyWays } from '../../generator/3-check/pattern-ways.js';

const hex = '[0-9a-fA-F]{1,4}';

describe('the ways to match a pattern', () => {
  it.each([
    `^${'a?'.repeat(40)}$`,
    '^(a?){40}$',
    `^${'[ab]?'.repeat(80)}$`,
    `^${'(?:a|b)?'.repeat(300)}$`,
    '^(?:[ab]|[bc]){40}$',
    '^(?:a?|b?){40}$',
    '^x{3}(?:a{0,2}){20}-$',
    `^${'[a-z]{0,9}'.repeat(12)}$`,
    `^[0-9]+:${String.raw`\d{1,3}`.repeat(20)}$`,
    String.raw`^(?:\p{L}|[a-z]){30}$`,
  ])('are too many: %s', (pattern) => {
    const text = manyWays(pattern);
    expect(text).toBeDefined();
    expect(text?.length).toBeLessThan(40);
  });

  it('are as many as an engine needs steps', () => {
    const pattern = `^${'a?'.repeat(22)}$`;
    const time = (text: string): number => {
      const regex = new RegExp(pattern, 'u');
      const start = performance.now();
      expect(regex.test(text)).toBe(false);
      return performance.now() - start;
    };
    time('b');
    expect(time(`${'a'.repeat(11)}b`)).toBeGreaterThan(10 * time('ab'));
    expect(manyWays(pattern)).toMatch(/^a+$/);
  });

  it.each([
    '^[a-z]+( [a-z]+)*$',
    '^(?:ab|cd){1,20}$',
    String.raw`^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))?$`,
    String.raw`^(?:[0-9]{1,3}\.){3}[0-9]{1,3}$`,
    String.raw`^[a-z0-9.!#$%&'*+/=?^_-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$`,
    `^(?:(?:${hex}:){7}${hex}|(?:${hex}:){1,7}:|(?:${hex}:){1,6}:${hex}|(?:${hex}:){1,4}(?::${hex}){1,3}|::)$`,
    '^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$',
    String.raw`^P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$`,
    '^[A-Za-z0-9]{0,30}[A-Za-z0-9_]{0,30}$',
    '^[ -~]{1,2000}$',
    '^(?=.{2,9}$)[A-Z](?:[a-z]|[a-f]){2,80}$',
    '^(?:(?:a*b)*c)*$',
    String.raw`^\p{L}[\p{L}\p{M}' -]{0,99}$`,
    '^[+]?(?:[0-9] ?){6,14}[0-9]$',
    '^(?:[0-9A-F]{2}[:-]?){5,9}[0-9A-F]{2}$',
  ])('are few: %s', (pattern) => {
    expect(manyWays(pattern)).toBeUndefined();
  });
});
