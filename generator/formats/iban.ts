/** `format: iban`: an International Bank Account Number of ISO 13616, as it is sent: in capitals and without blanks. */
import { type Format, named } from './format.js';

/** The countries of the registry (release 100), by how many characters their numbers have. */
const countries: Readonly<Record<number, string>> = {
  15: 'NO',
  16: 'BE',
  18: 'DK FI FK FO GL NL SD',
  19: 'MK SI',
  20: 'AT BA EE KZ LT LU MN XK',
  21: 'CH HR LI LV',
  22: 'BG BH CR DE GB GE IE ME RS VA',
  23: 'AE GI IL IQ OM SO TL',
  24: 'AD CZ ES MD PK RO SA SE SK TN VG',
  25: 'LY PT ST',
  26: 'IS TR',
  27: 'BI DJ FR GR IT MC MR SM',
  28: 'AL AZ BY CY DO GT HN HU LB NI PL SV',
  29: 'BR EG PS QA UA',
  30: 'JO KW MU YE',
  31: 'MT SC',
  32: 'LC',
  33: 'RU',
};

/** The digits are 98 less a remainder of 97: 02 to 98. */
const CHECK_DIGITS = '(?:0[2-9]|[1-8][0-9]|9[0-8])';

/** @param spell the pattern of a capital letter */
function pattern(spell: (letter: string) => string, character: string): string {
  const ofLength = Object.entries(countries).map(([length, codes]) => {
    const code = codes.replace(/[A-Z]/g, spell).replaceAll(' ', '|');
    return `(?:${code})${CHECK_DIGITS}${character}{${Number(length) - 4}}`;
  });
  return `(?:${ofLength.join('|')})`;
}

export const iban = {
  type: 'String',
  isNamed: true,
  words: 'an IBAN of ISO 13616: a country, check digits that fit, and as many letters and digits as the country has',
  pattern: pattern((letter) => letter, '[0-9A-Z]'),
  beyondPattern: 'A pattern cannot compute the check digits, which are a remainder modulo 97.',
  folding: {
    words: 'IBANs',
    pattern: pattern((letter) => `[${letter}${letter.toLowerCase()}]`, '[0-9A-Za-z]'),
    text: 'GB85TEST12345612345678',
  },
  check: { module: 'iban', name: 'isIban' },
  notes:
    'Capitals without blanks, as it is sent. The countries are those of the registry, release 100; how a country divides its number is not looked at.',
  right: named({
    plain: 'DE43123456789012345678',
    letters: 'GB85TEST12345612345678',
    'shortest-country': 'NO2812345678901',
    'longest-country': 'RU3212345678901234567890123456789',
    'every-letter': 'LC50TESTSTUVWXYZ0123456789ABCDEF',
    'letters-to-the-end': 'MT04TEST12345ABCDEFGHIJKLMNOPQR',
    'least-check-digits': 'NO0200000000004',
    'greatest-check-digits': 'NO9800000000022',
  }),
  wrong: named({
    'other-check-digits': 'DE44123456789012345678',
    'one-digit-changed': 'DE43123456789012345679',
    'two-digits-swapped': 'DE43213456789012345678',
    'one-letter-changed': 'GB85TESU12345612345678',
    'check-digits-00': 'NO0000000000040',
    'check-digits-01': 'NO0100000000022',
    'check-digits-99': 'NO9900000000004',
    'letters-for-check-digits': 'DEXX123456789012345678',
    'one-character-less': 'DE6812345678901234567',
    'one-character-more': 'DE571234567890123456789',
    'country-without-ibans': 'ZZ73123456789012345678',
    'no-country': '43123456789012345678',
    'country-only': 'DE',
    blanks: 'DE43 1234 5678 9012 3456 78',
    hyphens: 'DE43-1234-5678-9012-3456-78',
    'prefix-in-words': 'IBAN DE43123456789012345678',
    'space-around': ' DE43123456789012345678',
    'fullwidth-letters': 'ＤＥ43123456789012345678',
    'digits-of-another-script': 'DE٤٣123456789012345678',
    'line-break-at-the-end': 'DE43123456789012345678\n',
  }),
} as const satisfies Format;
