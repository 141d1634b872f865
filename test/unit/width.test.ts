/** The width of a text is what Prettier counts. */
import fc from 'fast-check';
import { util } from 'prettier';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../generator/4-emit/width.js';
import { effort, tries } from '../support/effort.js';

describe('the width of a text', () => {
  it('is the one that Prettier counts, for every character alone', () => {
    const different: number[] = [];
    // Of those beyond the first 65 536, which are in large blocks, one of seventeen where there is little time.
    for (let code = 0; code <= 0x10ffff; code += code < 0x10000 ? 1 : effort(17, 1)) {
      const character = String.fromCodePoint(code);
      if (displayWidth(character) !== util.getStringWidth(character)) different.push(code);
    }
    expect(different).toEqual([]);
  });

  it('is the one that Prettier counts, where characters make one together', () => {
    const parts = [
      'a',
      ' ',
      '1',
      '#',
      '\u20e3',
      '\ufe0f',
      '\ufe0e',
      '\u200d',
      '\u0301',
      '\u{1f3fb}',
      '\u{1f1e9}',
      '\u{1f468}',
    ];
    const text = fc.oneof(
      fc.array(
        fc.constantFrom(...parts, '\u{1f469}', '\u2764', '\u{1f3f4}', '\u{e0067}', '\u{e007f}', '\u6f22', '\uff21'),
      ),
      fc.array(fc.string({ unit: 'grapheme' })),
      fc.array(fc.string({ unit: 'binary' })),
    );
    fc.assert(
      fc.property(text, (characters) => {
        expect(displayWidth(characters.join(''))).toBe(util.getStringWidth(characters.join('')));
      }),
      { numRuns: tries(300, 3000) },
    );
  });
});
