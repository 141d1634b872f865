/** IBANs: verdicts written by hand, and every country at its length. */
import { describe, expect, it } from 'vitest';
import { formats } from '../../generator/formats/index.js';
import { hasFormat } from '../../generator/judge/formats.js';
import { isIban } from '../../runtime/validation/iban.js';

const schema = new RegExp(`^${formats.iban.pattern}$`, 'u');

describe('an IBAN', () => {
  it.each([
    ['DE43123456789012345678', true],
    ['GB85TEST12345612345678', true],
    ['NO2812345678901', true],
    ['NO9800000000022', true],
    // The check digits do not fit, or would leave the remainder and are none.
    ['DE34123456789012345678', false],
    ['NO0100000000022', false],
    // Germany has 22 characters, and no country is called ZZ.
    ['DE6812345678901234567', false],
    ['ZZ73123456789012345678', false],
    // As it is printed, and in small letters.
    ['DE43 1234 5678 9012 3456 78', false],
    ['de43123456789012345678', false],
  ])('%s: %j', (text, expected) => {
    expect([hasFormat.iban(text), isIban(text)]).toEqual([expected, expected]);
  });

  it('is a text', () => {
    expect([isIban([...'DE43123456789012345678']), isIban(undefined)]).toEqual([false, false]);
  });

  it('has the length of its country, for judge, validators and schemas', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const good = letters.flatMap((first) =>
      letters.flatMap((second) =>
        Array.from({ length: 22 }, (_, index) => withCheckDigits(`${first}${second}`, '7'.repeat(index + 10))).filter(
          (text) => {
            const expected = hasFormat.iban(text);
            expect([text, isIban(text), schema.test(text)]).toEqual([text, expected, expected]);
            return expected;
          },
        ),
      ),
    );
    // Each country of release 100 of the registry, once.
    expect(new Set(good.map((text) => text.slice(0, 2))).size).toBe(89);
    expect(good.length).toBe(89);
  });
});

function withCheckDigits(country: string, account: string): string {
  const digits = [...`${account}${country}00`].map((character) => parseInt(character, 36)).join('');
  return `${country}${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${account}`;
}
