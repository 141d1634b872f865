/** `format: ip`: an IPv4 or an IPv6 address, where a page takes either. */
import { type Format, named } from './format.js';
import { IPV4 } from './ipv4.js';
import { IPV6 } from './ipv6.js';

export const ip = {
  type: 'String',
  isNamed: true,
  takesKeywords: true,
  words: 'an IPv4 or an IPv6 address',
  pattern: `(?:${IPV4}|${IPV6})`,
  check: { module: 'addresses', name: 'isIp' },
  notes: 'What `ipv4` or `ipv6` takes.',
  right: named({
    ipv4: '192.0.2.1',
    ipv6: '2001:db8::1',
    nothing: '::',
    'ipv4-at-the-end': '::ffff:192.0.2.1',
  }),
  wrong: named({
    'number-256': '192.0.2.256',
    'three-numbers': '192.0.2',
    'seven-groups': '1:2:3:4:5:6:7',
    'two-gaps': '1::2::3',
    both: '192.0.2.1 2001:db8::1',
    'with-port': '192.0.2.1:80',
    'in-brackets': '[2001:db8::1]',
    'with-prefix': '2001:db8::/32',
    'host-name': 'www.example.com',
    'line-break-at-the-end': '192.0.2.1\n',
  }),
} as const satisfies Format;
