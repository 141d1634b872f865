/** `format: base64`: the alphabet of RFC 4648, section 4, with its padding. */
import { type Format, named } from './format.js';

const SIGN = '[A-Za-z0-9+/]';

export const base64 = {
  type: 'String',
  isNamed: true,
  takesKeywords: true,
  words: 'base64 of RFC 4648, with its padding',
  pattern: `(?:${SIGN}{4})*${SIGN}{2}(?:${SIGN}{2}|${SIGN}=|==)`,
  check: { module: 'encodings', name: 'isBase64' },
  notes: 'Without line breaks; what the last character holds beyond the last byte is not looked at.',
  right: named({
    plain: 'SGVsbG8h',
    'one-byte': 'QQ==',
    'two-bytes': 'QUI=',
    'three-bytes': 'QUJD',
    'every-kind': 'az09+/==',
    long: 'QUJDREVGR0hJSktMTU5PUA==',
  }),
  wrong: named({
    'no-padding': 'QQ',
    'too-little-padding': 'QQ=',
    'too-much-padding': 'QUI==',
    'padding-only': '====',
    'three-signs-of-padding': 'Q===',
    'padding-within': 'QQ==QUJD',
    'one-sign': 'Q',
    'url-alphabet': 'az09-_==',
    space: 'QUJD QUJD',
    'space-around': ' QUJD',
    'line-break-within': 'QUJD\nQUJD',
    'other-scripts': 'QUJÄ',
    'line-break-at-the-end': 'QUJD\n',
  }),
} as const satisfies Format;
