/** `format: ipv4`: an address of four decimal numbers, as RFC 3986 and the like write it. */
import { type Format, named } from './format.js';

/** 0 to 255 without zeros in front. */
const BYTE = '(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])';

export const IPV4 = `${BYTE}(?:\\.${BYTE}){3}`;

export const ipv4 = {
  type: 'String',
  isNamed: true,
  takesKeywords: true,
  words: 'an IPv4 address of four numbers from 0 to 255',
  pattern: IPV4,
  check: { module: 'addresses', name: 'isIpv4' },
  right: named({
    plain: '192.0.2.1',
    least: '0.0.0.0',
    greatest: '255.255.255.255',
    'each-length': '9.99.199.249',
  }),
  wrong: named({
    'number-256': '192.0.2.256',
    'number-300': '300.0.2.1',
    'three-numbers': '192.0.2',
    'five-numbers': '192.0.2.1.1',
    'zero-in-front': '192.0.02.1',
    'no-number': '192.0..1',
    'one-number': '3221225985',
    hexadecimal: '0xc0.0.2.1',
    'with-prefix': '192.0.2.0/24',
    'with-port': '192.0.2.1:80',
    'space-around': ' 192.0.2.1',
    minus: '192.0.2.-1',
    'digits-of-another-script': '١٩٢.0.2.1',
    'line-break-at-the-end': '192.0.2.1\n',
  }),
} as const satisfies Format;
