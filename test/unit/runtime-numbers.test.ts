import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { booleanFrom, isHeld, numberFrom } from '../../runtime/validation/numbers.js';

describe('the value of the text of a parameter', () => {
  it.each([
    ['0', 0],
    ['-0.5', -0.5],
    ['12.50', 12.5],
    ['1e3', 1000],
    ['1E-2', 0.01],
    ['25e+1', 250],
  ])('is a number for %j', (text, value) => {
    expect(numberFrom(text)).toBe(value);
  });

  it.each(['', ' 1', '1 ', 'x1', '1x', '1\n', '01', '+1', '.5', '1.', '1e', '1e+', '0x1', 'NaN', 'Infinity', '1e400'])(
    'is the text itself for %j',
    (text) => {
      expect(numberFrom(text)).toBe(text);
    },
  );

  it('is a boolean for its two words only', () => {
    expect([booleanFrom('true'), booleanFrom('false')]).toEqual([true, false]);
    expect(['True', ' true', '1', ''].map(booleanFrom)).toEqual(['True', ' true', '1', '']);
  });

  it.each([[['5']], [['true']], [null], [undefined], [{}]])('is any other value unchanged: %o', (value) => {
    expect([numberFrom(value), booleanFrom(value)]).toEqual([value, value]);
  });
});

describe('a number as text', () => {
  it('is exact as a double if it has at most 15 digits', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(digits, fc.nat(15), (text, at) => {
        const number = `1${text.slice(1, at + 1)}.${text.slice(at + 1)}0`;
        expect(isHeld(number), number).toBe(true);
      }),
      { numRuns: 2000, seed: 2026 },
    );
  });

  it.each([
    ['0.000000000000000000', true],
    ['0e999', true],
    ['-0.0000000000000000e5', true],
    ['1000000000000000000000', true],
    ['1e22', true],
    ['1e100', true],
    ['1e999', false],
    ['1e-999', false],
    ['123456789012345e300', false],
    ['100000000000000000001', false],
    ['0.30000000000000004', true],
    ['0.30000000000000005', false],
    ['30000000000000004e-17', true],
    ['-30000000000000005e-17', false],
  ])('%s is exact as a double: %j', (text, expected) => {
    expect(isHeld(text)).toBe(expected);
  });
});
