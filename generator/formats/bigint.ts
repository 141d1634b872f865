/** `format: bigint`: a whole number of any size as text, since a number of JSON is a double to most readers. */
import { type Format, named } from './format.js';

export const bigint = {
  type: 'String',
  isNamed: true,
  takesKeywords: true,
  words: 'the digits of a whole number',
  pattern: '(?:0|-?[1-9][0-9]*)',
  check: { module: 'encodings', name: 'isDigits' },
  notes:
    'Of any size, in text, as pages send integers beyond 2^53; without zeros in front, without a plus sign, and `-0` is none.',
  right: named({
    plain: '18446744073709551615',
    zero: '0',
    one: '1',
    negative: '-9223372036854775808',
    'beyond-a-double': '9007199254740993',
    'forty-digits': '1234567890123456789012345678901234567890',
  }),
  wrong: named({
    'zero-in-front': '007',
    'minus-zero': '-0',
    'minus-only': '-',
    'plus-sign': '+7',
    fraction: '7.0',
    exponent: '7e3',
    separators: '1,000',
    hexadecimal: '0x1f',
    letter: '7n',
    space: '1 000',
    'space-around': ' 7',
    'digits-of-another-script': '١٢',
    'line-break-at-the-end': '7\n',
  }),
} as const satisfies Format;
