/** Decimal: a finite number. */
import { named } from './format.js';
import type { ScalarType } from './scalar-type.js';
import { numbers } from './order.js';

/** Of all numbers. */
export const beforeParsing =
  'Enforced on the number that JSON.parse returns; only the server refuses a number that a double would change.';

export const decimal = {
  type: 'Decimal',
  words: { one: 'a number', many: 'numbers', compared: 'numbers' },
  includes: (value) => typeof value === 'number',
  bounded: { isWhole: false, step: 0.25 },
  schema: { type: 'number' },
  beforeParsing,
  check: { module: 'values', name: 'isNumber' },
  order: numbers,
  fromText: { module: 'numbers', name: 'numberFrom' },
  right: named({ zero: 0, one: 1, half: 0.5 }),
  takes: ['number', 'fraction', 'large'],
} as const satisfies ScalarType;
