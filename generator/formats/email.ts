/** `format: email`: the e-mail pattern of the WHATWG HTML standard, up to 254 characters. */
import { type Format, named } from './format.js';

const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';

const label = (length: number): string => 'b'.repeat(length);
/** An address of this many characters; its labels are of 63 at most. */
const address = (length: number): string => `${'a'.repeat(length - 190)}@${label(63)}.${label(63)}.${label(61)}`;

export const email = {
  type: 'String',
  isNamed: true,
  words: 'an e-mail address of at most 254 characters',
  pattern: `[A-Za-z0-9.!#$%&'*+/=?^_\`{|}~-]+@${LABEL}(?:\\.${LABEL})*`,
  maxLength: 254,
  check: { module: 'formats', name: 'isEmail' },
  right: named({
    plain: 'ann@example.com',
    'one-letter-each': 'a@b',
    'dots-and-tag': 'first.last+tag@mail.example.com',
    'every-character': "!#$%&'*+-/=?^_`{|}~.9@example.com",
    'hyphen-within-label': 'a@ex-ample.com',
    'digits-only-label': 'a@123.example',
    'label-of-63': `a@${label(63)}`,
    '254-characters': address(254),
  }),
  wrong: named({
    'no-at': 'ann.example.com',
    'nothing-before': '@example.com',
    'nothing-behind': 'ann@',
    'two-at': 'ann@example@example.com',
    space: 'ann lee@example.com',
    'space-around': ' ann@example.com',
    'empty-label': 'ann@example..com',
    'dot-at-the-end': 'ann@example.com.',
    'hyphen-first': 'ann@-example.com',
    'hyphen-last': 'ann@example-.com',
    underscore: 'ann@exam_ple.com',
    'other-scripts': 'zoë@example.com',
    'other-scripts-in-domain': 'ann@exämple.com',
    'quoted-local': '"ann"@example.com',
    'label-of-64': `a@${label(64)}`,
    '255-characters': address(255),
    'line-break-at-the-end': 'ann@example.com\n',
  }),
} as const satisfies Format;
