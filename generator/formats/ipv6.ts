/** `format: ipv6`: an address of RFC 4291 in any of its spellings, without a zone. */
import { type Format, named } from './format.js';
import { IPV4 } from './ipv4.js';

const GROUP = '[0-9A-Fa-f]{1,4}';
/** The last 32 bits. */
const END = `(?:${GROUP}:${GROUP}|${IPV4})`;

/** Eight groups, or fewer around one `::`; by how many groups stand in front of it. */
const pattern = [
  `(?:${GROUP}:){6}${END}`,
  `::(?:${GROUP}:){5}${END}`,
  ...[4, 3, 2, 1, 0].map((behind) => `(?:(?:${GROUP}:){0,${4 - behind}}${GROUP})?::(?:${GROUP}:){${behind}}${END}`),
  `(?:(?:${GROUP}:){0,5}${GROUP})?::${GROUP}`,
  `(?:(?:${GROUP}:){0,6}${GROUP})?::`,
].join('|');

export const IPV6 = `(?:${pattern})`;

export const ipv6 = {
  type: 'String',
  isNamed: true,
  takesKeywords: true,
  words: 'an IPv6 address',
  pattern: IPV6,
  check: { module: 'addresses', name: 'isIpv6' },
  notes:
    'Digits of any case, groups with or without zeros in front, one `::` for one group or more, and an IPv4 address at the end are taken; zones and prefixes are not.',
  right: named({
    plain: '2001:db8::1',
    'eight-groups': '2001:0DB8:0000:0000:0000:ff00:0042:8329',
    nothing: '::',
    loopback: '::1',
    'end-left-out': '2001:db8::',
    'one-group-left-out': '1:2:3:4:5:6:7::',
    'one-group-left-out-in-front': '::2:3:4:5:6:7:8',
    'one-group-left-out-within': '1:2:3::5:6:7:8',
    'ipv4-at-the-end': '::ffff:192.0.2.1',
    'six-groups-and-ipv4': '1:2:3:4:5:6:192.0.2.1',
    greatest: 'ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255',
  }),
  wrong: named({
    'seven-groups': '1:2:3:4:5:6:7',
    'nine-groups': '1:2:3:4:5:6:7:8:9',
    'eight-groups-and-left-out': '1:2:3:4::5:6:7:8',
    'left-out-twice': '1::2::3',
    'three-colons': '1:::2',
    'five-digits': '2001:db8::12345',
    'no-hexadecimal-digit': '2001:db8::g',
    'colon-first': ':1:2:3:4:5:6:7',
    'colon-last': '1:2:3:4:5:6:7:',
    'ipv4-first': '192.0.2.1::',
    'ipv4-too-far-behind': '1:2:3:4:5:6:7:192.0.2.1',
    'ipv4-of-three-numbers': '::192.0.2',
    'ipv4-alone': '192.0.2.1',
    zone: 'fe80::1%eth0',
    'with-prefix': '2001:db8::/32',
    brackets: '[2001:db8::1]',
    'space-around': ' ::1',
    'line-break-at-the-end': '::1\n',
  }),
} as const satisfies Format;
