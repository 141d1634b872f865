/** What is left of a text in the pages of sites, in which each character with a meaning is written by its number. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownText, oneLine } from '../../generator/4-emit/encode.js';
import { siteText, siteTextInParts } from '../../generator/4-emit/sites/site-text.js';

/** What a browser shows. */
const decoded = (html: string): string =>
  html.replace(/<\/?span>/g, '').replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));

describe('Text for sites', () => {
  it('siteText is the text once its numbers are characters again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(decoded(siteText(text))).toBe(oneLine(text));
        expect(decoded(siteTextInParts(text))).toBe(oneLine(text));
      }),
    );
  });

  it('siteText leaves nothing but letters, digits, blanks and some punctuation', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        expect(siteText(text).replace(/&#\d+;/g, '')).toMatch(/^[A-Za-z0-9 ,.;?]*$/);
      }),
    );
  });

  it.each([':) ;-) 8-) B-) <3 </3 =/', '(c) (TM) +- +/- -- -> <- =/=', '... ....', '1/2 3/4 c/o', '1st 2nd 3rd 11th'])(
    'siteText leaves none of what an extension prints in another way: %s',
    (text) => {
      for (const one of text.split(' ')) expect(siteText(`a ${text}`).split(' ')).not.toContain(one);
    },
  );

  it('siteTextInParts and markdownText keep an address of mail from becoming a link', () => {
    for (const address of ['a@example.com', 'a.b+c@example.co.uk', 'a_@_b.c', 'mailto:a@example.com']) {
      expect(siteTextInParts(address)).toMatch(/<span>&#64;<\/span>/);
      expect(markdownText(`Write to ${address}.`)).toContain('<span>@</span>');
    }
    expect(markdownText('@mention a @ b')).toBe('\\@mention a \\@ b');
  });
});
