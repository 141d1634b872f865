/** `type: Uri`, and `format: uri` of a text: a URI of RFC 3986, with its scheme. */
import { type Format, named } from './format.js';
import { IPV6 } from './ipv6.js';

const ESCAPED = '%[0-9A-Fa-f]{2}';
const SIGN = "A-Za-z0-9._~!$&'()*+,;=";
const USER = `(?:[${SIGN}:-]|${ESCAPED})*`;
const NAME = `(?:[${SIGN}-]|${ESCAPED})*`;
const FUTURE = `v[0-9A-Fa-f]+\\.[${SIGN}:-]+`;
const AUTHORITY = `(?:${USER}@)?(?:\\[(?:${IPV6}|${FUTURE})\\]|${NAME})(?::[0-9]*)?`;
const PCHAR = `(?:[${SIGN}:@-]|${ESCAPED})`;
/** A path without an authority does not begin with two slashes. */
const PATH = `(?:/?${PCHAR}+(?:/${PCHAR}*)*|/)?`;
const REST = `(?:[${SIGN}:@/?-]|${ESCAPED})*`;

const common = {
  takesKeywords: true,
  words: 'a URI with its scheme',
  pattern: `[A-Za-z][A-Za-z0-9+.-]*:(?://${AUTHORITY}(?:/${PCHAR}*)*|${PATH})(?:\\?${REST})?(?:#${REST})?`,
  check: { module: 'uri', name: 'isUri' },
  notes: 'As RFC 3986 has it: any scheme, no relative reference, characters beyond ASCII as `%C3%A4` or the like.',
  right: named({
    plain: 'https://api.example.com/customers/1?fields=name#top',
    'host-only': 'http://example.com',
    'port-and-user': 'ftp://ann:secret@example.com:2121/a',
    ipv4: 'http://192.0.2.1/',
    ipv6: 'http://[2001:db8::1]:8080/a',
    urn: 'urn:example:animal:ferret:nose',
    mail: 'mailto:ann@example.com',
    blank: 'about:blank',
    file: 'file:///etc/hosts',
    'escaped-characters': 'https://example.com/%C3%A4?q=%20',
    'empty-parts': 'https://example.com//?#',
    'every-character': "a+-.1:a-._~!$&'()*+,;=:@/?/?#/?",
    'absolute-path': 'a:/b',
  }),
  wrong: named({
    'no-scheme': '//example.com/a',
    relative: '/customers/1',
    'host-name': 'www.example.com',
    'digit-first': '1http://example.com',
    'no-colon': 'http//example.com',
    space: 'https://example.com/a b',
    'space-around': ' https://example.com',
    'half-an-escape': 'https://example.com/%4',
    'no-escape': 'https://example.com/%zz',
    'two-fragments': 'https://example.com/#a#b',
    brackets: 'https://example.com/[a]',
    'broken-ipv6': 'http://[2001:db8::12345]/',
    'open-bracket': 'http://[::1/',
    'port-of-letters': 'http://example.com:http/',
    'two-at': 'http://a@b@example.com/',
    backslash: 'https:\\\\example.com',
    'angle-brackets': '<https://example.com>',
    'other-scripts': 'https://exämple.com/',
    'line-break-at-the-end': 'https://example.com/\n',
  }),
} as const satisfies Omit<Format, 'type' | 'isNamed'>;

export const uri = { ...common, type: 'String', isNamed: true } as const satisfies Format;

export const Uri = { ...common, type: 'Uri', isNamed: false } as const satisfies Format;
