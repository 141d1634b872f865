/** Boolean: true or false. */
import { named } from './format.js';
import type { ScalarType } from './scalar-type.js';

export const boolean = {
  type: 'Boolean',
  words: { one: 'true or false', many: 'booleans', compared: 'only true and false' },
  includes: (value) => typeof value === 'boolean',
  values: [false, true],
  schema: { type: 'boolean' },
  check: { typeOf: 'boolean' },
  fromText: { module: 'numbers', name: 'booleanFrom' },
  right: named({ no: false, yes: true }),
  takes: ['boolean'],
  takesAsText: ['boolean', 'text'],
} as const satisfies ScalarType;
