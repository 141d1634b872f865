/** `format: hostname`: a name of RFC 1123, up to 253 characters. */
import { type Format, named } from './format.js';

const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';

const label = (length: number): string => 'b'.repeat(length);
/** A name of this many characters; its labels are of 63 at most. */
const name = (length: number): string => `${label(63)}.${label(63)}.${label(63)}.${label(length - 192)}`;

export const hostname = {
  type: 'String',
  isNamed: true,
  takesKeywords: true,
  words: 'a host name of at most 253 characters',
  pattern: `${LABEL}(?:\\.${LABEL})*`,
  maxLength: 253,
  check: { module: 'addresses', name: 'isHostname' },
  notes:
    'Letters, digits and hyphens of ASCII, as RFC 1123 has them; a name in another script is written in its form with `xn--`. No dot stands at the end.',
  right: named({
    plain: 'www.example.com',
    'one-label': 'localhost',
    'one-letter': 'a',
    digits: '123.example',
    hyphens: 'ex--ample.x-y',
    'another-script': 'xn--exmple-cua.com',
    'label-of-63': `${label(63)}.com`,
    '253-characters': name(253),
  }),
  wrong: named({
    'label-of-64': `${label(64)}.com`,
    '254-characters': name(254),
    'hyphen-first': '-www.example.com',
    'hyphen-last': 'www-.example.com',
    'empty-label': 'www..example.com',
    'dot-first': '.example.com',
    'dot-at-the-end': 'www.example.com.',
    underscore: 'my_host.example.com',
    'with-port': 'www.example.com:80',
    'with-scheme': 'https://www.example.com',
    space: 'www example.com',
    'space-around': ' www.example.com',
    'other-scripts': 'exämple.com',
    'line-break-at-the-end': 'www.example.com\n',
  }),
} as const satisfies Format;
