import { describe, expect, it } from 'vitest';
import { delayOf, limitOf, longestDelay } from '../../runtime/http/limits.js';

describe('a numeric option', () => {
  it('has its default if it is undefined, and only then', () => {
    expect(limitOf('most', undefined, 7, 10)).toBe(7);
    expect(() => limitOf('most', null, 7, 10)).toThrow(
      new TypeError('most must be an integer from 1 to 10, but is of type object'),
    );
  });

  it('may have each end of its range', () => {
    expect([limitOf('most', 1, 7, 10), limitOf('most', 10, 7, 10), limitOf('most', 0, 7, 10, 0)]).toEqual([1, 10, 0]);
  });

  it.each([0, 11, -1, 1.5, NaN, Infinity])('is rejected with its range: %s', (value) => {
    expect(() => limitOf('most', value, 7, 10)).toThrow(
      new RangeError(`most must be an integer from 1 to 10, but is ${value}`),
    );
  });

  it.each(['5', true, 5n, {}])('is rejected with its type: %s', (value) => {
    expect(() => limitOf('most', value, 7, 10)).toThrow(TypeError);
  });
});

describe('a delay', () => {
  it('is at most what a timer can hold', () => {
    expect(longestDelay).toBe(2_147_483_647);
    expect(delayOf('headMs', longestDelay, 5)).toBe(longestDelay);
    expect(() => delayOf('headMs', longestDelay + 1, 5)).toThrow(
      new RangeError('headMs must be an integer from 1 to 2147483647, but is 2147483648'),
    );
  });

  it('is at least 1 unless another minimum is given', () => {
    expect(() => delayOf('headMs', 0, 5)).toThrow(RangeError);
    expect([delayOf('headMs', 0, 5, 0), delayOf('headMs', undefined, 5)]).toEqual([0, 5]);
  });
});
