/** `format: e164`: a phone number in the form of E.164, with an optional plus sign. */
import { type Format, named } from './format.js';

export const e164 = {
  type: 'String',
  isNamed: true,
  words: 'a phone number in the form of E.164: 2 to 15 digits, the first not 0, with or without +',
  pattern: '\\+?[1-9][0-9]{1,14}',
  check: { module: 'formats', name: 'isE164' },
  right: named({
    'two-digits': '12',
    'two-digits-plus': '+12',
    'fifteen-digits': '123456789012345',
    'fifteen-digits-plus': '+123456789012345',
    zeros: '+100000000',
  }),
  wrong: named({
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
} as const satisfies Format;
