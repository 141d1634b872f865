/** String: non-empty text. */
import { named } from './format.js';
import type { ScalarType } from './scalar-type.js';

export const text = {
  type: 'String',
  words: { one: 'non-empty text', many: 'non-empty texts', compared: 'text' },
  includes: (value) => typeof value === 'string',
  schema: { type: 'string' },
  beyondTypeScript: 'The type is string, which allows the empty text.',
  check: { module: 'values', name: 'isText' },
  right: named({
    'one-letter': 'a',
    space: ' ',
    'other-scripts': 'Zoë Ωmega 東京 😀',
    'line-break': 'a\nb',
  }),
  takes: ['text'],
} as const satisfies ScalarType;
