/** `format: currency`: three capital letters, the form of the alphabetic codes of ISO 4217. */
import { type Format, named } from './format.js';

export const currency = {
  type: 'String',
  isNamed: true,
  words: 'three capital letters in the form of ISO 4217',
  pattern: '[A-Z]{3}',
  folding: { words: 'currencies', pattern: '[A-Za-z]{3}', text: 'EUR' },
  check: { module: 'formats', name: 'isCurrency' },
  right: named({ euro: 'EUR', 'for-testing': 'XTS', 'first-and-last-letter': 'AZA' }),
  wrong: named({
    'two-letters': 'EU',
    'four-letters': 'EURO',
    digit: 'EU1',
    accent: 'ÉUR',
    'fullwidth-letters': 'ＥＵＲ',
    'space-around': ' EUR',
    'long-s': 'UſD',
    'line-break-at-the-end': 'EUR\n',
  }),
} as const satisfies Format;
