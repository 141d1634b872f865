import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearest as slow } from '../../generator/diagnostics/nearest.js';
import { nearest } from '../../runtime/validation/nearest.js';

const letters = fc.constantFrom(...'abcABKz_$.-019', 'é', '\u212a', '\ud800', '😀');
const name = fc.string({ unit: fc.constantFrom(...'abcABKz_$.-019'), minLength: 1, maxLength: 32 });

it('the nearest name is the one that the generator suggests', () => {
  const word = fc.oneof(fc.string({ unit: letters, maxLength: 70 }), name);
  fc.assert(
    fc.property(word, fc.array(name, { maxLength: 8 }), (misspelt, names) => {
      expect(nearest(misspelt, names)).toBe(slow(misspelt, names));
    }),
    { numRuns: 20_000, seed: 20_26 },
  );
});

it('a word with a few changed letters has its name as the nearest', () => {
  const change = fc.tuple(fc.nat(40), fc.constantFrom('drop', 'add', 'swap'), letters);
  fc.assert(
    fc.property(
      fc.array(name, { minLength: 1, maxLength: 8 }),
      fc.array(change, { maxLength: 4 }),
      (names, changes) => {
        const misspelt = changes.reduce((word, [at, kind, letter]) => {
          const index = at % (word.length + 1);
          return (
            word.slice(0, index) + (kind === 'drop' ? '' : letter) + word.slice(kind === 'add' ? index : index + 1)
          );
        }, names[0] ?? '');
        expect(nearest(misspelt, names)).toBe(slow(misspelt, names));
      },
    ),
    { numRuns: 20_000, seed: 20_26 },
  );
});

it.each([
  ['a'.repeat(32), 'a'.repeat(33)],
  [`${'a'.repeat(31)}b`, 'a'.repeat(40)],
  ['abcdefghijklmnopqrstuvwxyz012345', 'bcdefghijklmnopqrstuvwxyz0123456'],
])('names of 32 letters have their distances: %s', (known, word) => {
  expect(nearest(word, [known])).toBe(slow(word, [known]));
});

it('only letters are compared without their case', () => {
  expect(nearest('ABCXYZ', ['abcxyz'])).toBe('abcxyz');
  expect([nearest('@@@@@', ['`````']), nearest('[[[[[', ['{{{{{'])]).toEqual([undefined, undefined]);
});

it('a letter beyond ASCII counts as different from all others', () => {
  expect(nearest('naïv', ['naïve'])).toBe('naïve');
  expect(nearest('größe', ['größe', 'grosse'])).toBe('größe');
  expect(nearest('漢字', ['漢字x', '漢'])).toBeUndefined();
  fc.assert(
    fc.property(
      fc.string({ unit: letters, maxLength: 40 }),
      fc.array(fc.string({ unit: letters, minLength: 1, maxLength: 32 })),
      (word, names) => {
        expect(nearest(word, names)).toBe(slow(word.replace(/[^\0-\x7f]/g, '\0'), names));
      },
    ),
    { numRuns: 2000, seed: 20_26 },
  );
});

it('a longer name or a longer word has no suggestion', () => {
  expect(nearest('a'.repeat(33), ['a'.repeat(33)])).toBeUndefined();
  expect(nearest('a'.repeat(65), ['a'.repeat(32)])).toBeUndefined();
});
