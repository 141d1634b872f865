/** Names of ECMAScript may hold characters that nobody sees. */
import { expect, it } from 'vitest';
import { propertyKey } from '../../generator/4-emit/encode.js';

it.each([
  ['a\u200db', `'a\\u200db'`],
  ['a\u200c', `'a\\u200c'`],
  ['\u3164', `'\\u3164'`],
  ['é', 'é'],
  ['漢字', '漢字'],
  ['a-b', `'a-b'`],
])('the key %j is written %s', (name, expected) => {
  expect(propertyKey(name)).toBe(expected);
});
