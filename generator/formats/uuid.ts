/** `type: UUID`: the text form of RFC 9562, of any case and version. */
import { type Format, named } from './format.js';

export const UUID = {
  type: 'UUID',
  isNamed: false,
  takesKeywords: true,
  words: 'a UUID',
  pattern: '[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}',
  check: { module: 'formats', name: 'isUuid' },
  right: named({
    'version-4': '11111111-1111-4111-8111-111111111111',
    capitals: 'ABCDEFAB-CDEF-4ABC-8DEF-ABCDEFABCDEF',
    'mixed-case': 'abCDefAB-cdEF-4aBC-8dEF-abCDefABcdEF',
    nil: '00000000-0000-0000-0000-000000000000',
    max: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
    'version-7': '01890a5d-ac96-774b-bcce-b302099a8057',
  }),
  wrong: named({
    'no-hyphens': '11111111111141118111111111111111',
    'hyphens-elsewhere': '1111111-11111-4111-8111-111111111111',
    'one-digit-less': '11111111-1111-4111-8111-11111111111',
    'one-digit-more': '11111111-1111-4111-8111-1111111111111',
    'no-hexadecimal-digit': 'g1111111-1111-4111-8111-111111111111',
    braces: '{11111111-1111-4111-8111-111111111111}',
    urn: 'urn:uuid:11111111-1111-4111-8111-111111111111',
    'space-around': ' 11111111-1111-4111-8111-111111111111',
    word: 'self',
    'line-break-at-the-end': '11111111-1111-4111-8111-111111111111\n',
  }),
} as const satisfies Format;
