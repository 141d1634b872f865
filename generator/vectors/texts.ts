/** Valid and invalid texts for each format. */
import type { TextFormat } from '../model/model.js';

export interface NamedText {
  /** For ids: `leap-day`. */
  readonly name: string;
  readonly text: string;
}

type Kind = TextFormat | 'date' | 'uuid' | 'text';

/** { 'leap-day': '29022000' } -> [{ name: 'leap-day', text: '29022000' }] */
function named(texts: Readonly<Record<string, string>>): readonly NamedText[] {
  return Object.entries(texts).map(([name, text]) => ({ name, text }));
}

const label = (length: number): string => 'b'.repeat(length);
/** An e-mail address of this length, with labels of at most 63 characters. */
const address = (length: number): string => `${'a'.repeat(length - 190)}@${label(63)}.${label(63)}.${label(61)}`;

export const rightTexts: Readonly<Record<Kind, readonly NamedText[]>> = {
  text: named({
    'one-letter': 'a',
    space: ' ',
    'other-scripts': 'Zoë Ωmega 東京 😀',
    'line-break': 'a\nb',
  }),
  email: named({
    plain: 'ann@example.com',
    'one-letter-each': 'a@b',
    'dots-and-tag': 'first.last+tag@mail.example.com',
    'every-character': "!#$%&'*+-/=?^_`{|}~.9@example.com",
    'hyphen-within-label': 'a@ex-ample.com',
    'digits-only-label': 'a@123.example',
    'label-of-63': `a@${label(63)}`,
    '254-characters': address(254),
  }),
  e164: named({
    'two-digits': '12',
    'two-digits-plus': '+12',
    'fifteen-digits': '123456789012345',
    'fifteen-digits-plus': '+123456789012345',
    zeros: '+100000000',
  }),
  currency: named({ euro: 'EUR', 'for-testing': 'XTS', 'first-and-last-letter': 'AZA' }),
  date: named({
    plain: '15062001',
    'first-day': '01010001',
    'last-day': '31129999',
    'leap-day': '29022024',
    'leap-day-of-400': '29022000',
    'last-of-april': '30042001',
    'last-of-february': '28022023',
  }),
  uuid: named({
    'version-4': '11111111-1111-4111-8111-111111111111',
    capitals: 'ABCDEFAB-CDEF-4ABC-8DEF-ABCDEFABCDEF',
    'mixed-case': 'abCDefAB-cdEF-4aBC-8dEF-abCDefABcdEF',
    nil: '00000000-0000-0000-0000-000000000000',
    max: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
    'version-7': '01890a5d-ac96-774b-bcce-b302099a8057',
  }),
};

export const wrongTexts: Readonly<Record<Exclude<Kind, 'text'>, readonly NamedText[]>> = {
  email: named({
    'no-at': 'ann.example.com',
    'nothing-before': '@example.com',
    'nothing-behind': 'ann@',
    'two-at': 'ann@example@example.com',
    space: 'ann lee@example.com',
    'space-around': ' ann@example.com',
    'empty-label': 'ann@example..com',
    'dot-at-the-end': 'ann@example.com.',
    'hyphen-first': 'ann@-example.com',
    'hyphen-last': 'ann@example-.com',
    underscore: 'ann@exam_ple.com',
    'other-scripts': 'zoë@example.com',
    'other-scripts-in-domain': 'ann@exämple.com',
    'quoted-local': '"ann"@example.com',
    'label-of-64': `a@${label(64)}`,
    '255-characters': address(255),
    'line-break-at-the-end': 'ann@example.com\n',
  }),
  e164: named({
    'one-digit': '1',
    'one-digit-plus': '+1',
    'sixteen-digits': '1234567890123456',
    'sixteen-digits-plus': '+1234567890123456',
    'zero-first': '012345',
    'zero-first-plus': '+012345',
    'plus-only': '+',
    'two-plus': '++12345',
    'plus-last': '12345+',
    space: '123 456',
    hyphen: '123-456',
    letter: '12345a',
    'digits-of-another-script': '١٢٣٤٥',
    'line-break-at-the-end': '12345\n',
  }),
  currency: named({
    'two-letters': 'EU',
    'four-letters': 'EURO',
    digit: 'EU1',
    accent: 'ÉUR',
    'fullwidth-letters': 'ＥＵＲ',
    'space-around': ' EUR',
    'long-s': 'UſD',
    'line-break-at-the-end': 'EUR\n',
  }),
  date: named({
    'leap-day-of-no-leap-year': '29022023',
    'leap-day-of-100': '29021900',
    'leap-day-of-2100': '29022100',
    'day-30-of-february': '30022024',
    'day-31-of-april': '31042001',
    'day-31-of-june': '31062001',
    'day-31-of-september': '31092001',
    'day-31-of-november': '31112001',
    'day-zero': '00012000',
    'day-32': '32012000',
    'month-zero': '01002000',
    'month-13': '01132000',
    'year-zero': '01010000',
    'seven-digits': '1062001',
    'nine-digits': '150620011',
    'year-first': '19991231',
    'iso-8601': '2001-06-15',
    dots: '15.06.2001',
    letters: 'DDMMYYYY',
    'digits-of-another-script': '١٥٠٦٢٠٠١',
    'line-break-at-the-end': '15062001\n',
  }),
  uuid: named({
    'no-hyphens': '11111111111141118111111111111111',
    'hyphens-elsewhere': '1111111-11111-4111-8111-111111111111',
    'one-digit-less': '11111111-1111-4111-8111-11111111111',
    'one-digit-more': '11111111-1111-4111-8111-1111111111111',
    'no-hexadecimal-digit': 'g1111111-1111-4111-8111-111111111111',
    braces: '{11111111-1111-4111-8111-111111111111}',
    urn: 'urn:uuid:11111111-1111-4111-8111-111111111111',
    'space-around': ' 11111111-1111-4111-8111-111111111111',
    word: 'self',
    'line-break-at-the-end': '11111111-1111-4111-8111-111111111111\n',
  }),
};

/** Texts that few patterns match. */
export const oddTexts: readonly NamedText[] = named({
  'exclamation-mark': '!',
  space: ' ',
  digit: '0',
  letter: 'a',
  'other-scripts': 'Ωmega',
  'line-break': '\n',
});
