/** `format: hexadecimal`: hexadecimal digits of any case. */
import { type Format, named } from './format.js';

export const hexadecimal = {
  type: 'String',
  isNamed: true,
  takesKeywords: true,
  words: 'hexadecimal digits',
  pattern: '[0-9A-Fa-f]+',
  check: { module: 'encodings', name: 'isHex' },
  notes: 'Any number of digits, at least one, of any case.',
  right: named({
    plain: '0123456789abcdef',
    capitals: 'ABCDEF',
    'mixed-case': 'aBcDeF',
    'one-digit': '0',
    'odd-number': 'fff',
  }),
  wrong: named({
    'no-hexadecimal-digit': 'abcg',
    prefix: '0x1f',
    space: 'ab cd',
    'space-around': ' ab',
    minus: '-1f',
    colons: 'ab:cd',
    'fullwidth-letters': 'ａｂ',
    'digits-of-another-script': '١٢',
    'line-break-at-the-end': 'ab\n',
  }),
} as const satisfies Format;
