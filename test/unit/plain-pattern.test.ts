/** What is called linear by its form alone is linear for the analyser as well. */
import { createRequire } from 'node:module';
import fc from 'fast-check';
import type { checkSync } from 'recheck';
import { describe, expect, it } from 'vitest';
import { isPlainlyLinear } from '../../generator/3-check/plain-pattern.js';
import { tries } from '../support/effort.js';

const { checkSync: analyse } = createRequire(import.meta.url)('recheck/lib/browser.js') as {
  readonly checkSync: typeof checkSync;
};
const statusOf = (pattern: string): string =>
  analyse(pattern, 'u', {
    randomSeed: 1,
    timeout: null,
    attackTimeout: null,
    incubationTimeout: null,
    attackLimit: 1e8,
  }).status;

describe('Patterns that are linear by their form', () => {
  it.each([
    '^[A-Z]{2}$',
    String.raw`^\d{1,10}$`,
    String.raw`^\+?[1-9]\d{1,14}$`,
    '^[a-z]+$',
    '^[A-Z]{2}-[0-9]+$',
    '^(?:ab|cd){1,8}$',
    '^(?:NL|BE)?[0-9]*(?:A|B)$|^-$',
    'a?b',
    String.raw`^\p{L}[\p{L} ]$`,
    '^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$',
  ])('are those that people write: %s', (pattern) => {
    expect(isPlainlyLinear(pattern)).toBe(true);
    expect(statusOf(pattern)).toBe('safe');
  });

  it.each([
    'x+$',
    '^a|b*$',
    '^a*a*$',
    '^(?:a*b){0,3}$',
    '^(?:a|b)*$',
    '^(a+)+$',
    '^(?=a)b*$',
    String.raw`^(a)\1*$`,
    String.raw`\ba`,
    '^[a-z]{0,99}[a-z]{0,99}$',
    '^(?:a|b){0,20}$',
    '^(?:){1,99999999999}a$',
    '[a-z]{0,999}!',
    'a{0,30}a{0,30}!',
    '(?:a{1000}){1000}',
    '^[a-z]{0,500}[a-z]*!$',
    '^a{0,30}a{0,30}[a-z]{99999}!$',
  ])('are not those that have to be analysed: %s', (pattern) => {
    expect(isPlainlyLinear(pattern)).toBe(false);
  });

  it('are linear for the analyser, whatever they are made of', () => {
    const atom = fc.constantFrom('a', 'b', '[ab]', '[^a]', '.', String.raw`\d`, '^', '$');
    const { pattern } = fc.letrec<{ pattern: string; part: string; sequence: string }>((tie) => ({
      part: fc.oneof(
        { maxDepth: 3 },
        atom,
        fc
          .tuple(tie('pattern'), fc.constantFrom('', '?', '*', '+', '{2}', '{0,3}', '{1,}', '*?'))
          .map(([inner, repeat]) => `(?:${inner})${repeat}`),
        fc
          .tuple(fc.constantFrom('a', '[ab]', '.'), fc.constantFrom('?', '*', '+', '{1,9}', '{3,}', '??'))
          .map(([inner, repeat]) => inner + repeat),
      ),
      sequence: fc.array(tie('part'), { maxLength: 4 }).map((parts) => parts.join('')),
      pattern: fc.oneof(
        tie('sequence'),
        tie('sequence').map((inner) => `^${inner}`),
        fc.tuple(tie('sequence'), tie('sequence')).map((alternatives) => alternatives.join('|')),
      ),
    }));
    let plain = 0;
    fc.assert(
      fc.property(pattern, (source) => {
        if (!isPlainlyLinear(source)) return;
        plain++;
        expect(statusOf(source), source).toBe('safe');
      }),
      { numRuns: tries(60, 3_000) },
    );
    expect(plain).toBeGreaterThan(10);
  });
});
