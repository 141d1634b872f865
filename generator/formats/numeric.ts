/** Numeric: a whole number that a double holds exactly. */
import { named } from './format.js';
import { beforeParsing } from './decimal.js';
import type { ScalarType } from './scalar-type.js';
import { integers } from './order.js';

export const integer = {
  type: 'Numeric',
  words: { one: 'a whole number', many: 'whole numbers', compared: 'integers' },
  includes: Number.isSafeInteger,
  bounded: { isWhole: true, step: 1 },
  schema: { type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER },
  beyondTypeScript: 'The type is number, which allows fractions and integers that are not safe.',
  beforeParsing,
  check: { module: 'values', name: 'isInteger' },
  order: integers,
  fromText: { module: 'numbers', name: 'numberFrom' },
  right: named({ zero: 0, one: 1 }),
  takes: ['number'],
} as const satisfies ScalarType;
