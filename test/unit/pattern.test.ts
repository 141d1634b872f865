import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patternFlaw } from '../../generator/2-model/pattern.js';
import { tries } from '../support/effort.js';

const where = { source: { path: 'in.yaml', text: '' }, start: 0, end: 0 };

/** `foreign-pattern`, or nothing for one of the dialect. */
function verdict(pattern: string): string | undefined {
  return patternFlaw(pattern, where)?.code;
}

function isTakenHere(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

describe('the dialect of patterns', () => {
  it.each([
    '^[A-Z]{2}[0-9]+$',
    '^(?=.{2,9}$)[a-z]+(?!-)$',
    '^(?<first>[a-z])(?<second>[a-z])$',
    '^([a-z])\\1$',
    '^\\p{L}+\\P{Lu}\\p{Script=Greek}\\p{scx=Latin}$',
    '^[\\u{10000}-\\u{10FFFF}\\-\\]]$',
    '\\bword\\B',
    '^(?:a|b)*?$',
    '[^]',
  ])('includes %s', (pattern) => {
    expect(verdict(pattern)).toBeUndefined();
  });

  it.each([
    // One name for several groups: Node 22 and later.
    '^(?<y>a)|(?<y>b)$',
    '(?:(?<y>a)|(?<y>b))\\k<y>',
    // Modifiers: Node 23 and later.
    '(?i:a)',
    '(?-i:a)',
    '(?ims-:a)',
    // The flag v: Node 20 and later, and not in JSON Schema.
    '[\\p{L}--[a-z]]',
    '[[a-z]&&[aeiou]]',
    '[\\q{abc|d}]',
    '\\p{RGI_Emoji}',
    '^\\p{Emoji_Keycap_Sequence}$',
    // Scripts and properties that came later than ECMAScript 2018.
    '\\p{Script=Kawi}',
    '\\P{sc=Vithkuqi}',
    '[\\p{scx=Toto}]',
    '\\p{Extended_Pictographic}',
    // Safari learnt it in 2023, RE2 never.
    '(?<=a)b',
    '^(?<!a)b$',
  ])('suggests a replacement for %s', (pattern) => {
    const flaw = patternFlaw(pattern, where);
    expect(flaw?.code).toBe('foreign-pattern');
    expect(flaw?.message).toMatch(/; write .*[`a-z]$/);
  });

  it.each([
    '(',
    'a{2,1}',
    '\\-',
    '(?i)a',
    'a++',
    '\\A',
    '[z-a]',
    '(?>a)',
    '(?P<n>a)',
    '\\k<n>',
    '\\2(a)',
    'a{',
    '(?#a)',
  ])('explains why %s is invalid', (pattern) => {
    expect(verdict(pattern)).toBe('bad-pattern');
    expect(isTakenHere(pattern)).toBe(false);
  });

  it('rejects groups that are nested without end', () => {
    expect(verdict(`${'('.repeat(5_000)}a${')'.repeat(5_000)}`)).toBe('pattern-too-large');
    expect(verdict(`${'('.repeat(50_000)}a${')'.repeat(50_000)}`)).toBe('pattern-too-large');
  });

  it('is accepted by every engine, and only patterns outside of it differ between engines', () => {
    const piece = fc.constantFrom(
      ...'a Z 0 . ^ $ * + ? *? | ( ) (?: (?= (?! (?<= (?<! (?<n> (?<m> (?i: (?-s: [ ] [^ - -- && {1} {1,} {2,1} { } / ,'.split(
        ' ',
      ),
      ...'\\d \\W \\b \\B \\/ \\- \\0 \\1 \\k<n> \\p{L} \\P{Lu} \\p{Script=Greek} \\p{Script=Kawi} \\p{RGI_Emoji}'.split(
        ' ',
      ),
      ...'\\u{1F600} \\uD83D \\cA \\x41 \\q{a} \\p{Foo} \u{1F600} é'.split(' '),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
        const pattern = pieces.join('');
        const found = verdict(pattern);
        if (found === undefined) expect(isTakenHere(pattern), pattern).toBe(true);
        if (isTakenHere(pattern)) expect([undefined, 'foreign-pattern'], pattern).toContain(found);
      }),
      { numRuns: tries(4_000, 20_000), seed: 8 },
    );
  });
});
