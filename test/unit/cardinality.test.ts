/** A cardinality is typed as the page has it, and says what the bounds of an array say. */
import { expect, it } from 'vitest';
import { boundsOf } from '../../generator/model/cardinality.js';
import { buildTexts, tinyText } from '../support/tiny.js';

it.each<readonly [written: unknown, bounds: unknown]>([
  ['1', { least: 1, most: 1 }],
  [1, { least: 1, most: 1 }],
  ['0..1', { least: 0, most: 1 }],
  ['0..N', { least: 0, most: Infinity }],
  ['1..n', { least: 1, most: Infinity }],
  ['1..*', { least: 1, most: Infinity }],
  ['*', { least: 0, most: Infinity }],
  ['2..5', { least: 2, most: 5 }],
  ['0 .. 3', { least: 0, most: 3 }],
  [3, { least: 3, most: 3 }],
  ...['', '0', '0..0', '5..2', '1..', '..1', 'N..1', '1..M', '1.5', '-1', '1...2', 'many', true].map(
    (none) => [none, undefined] as const,
  ),
])('the cardinality %j is %j', (written, bounds) => {
  expect(boundsOf(written)).toEqual(bounds);
});

it.each([
  ['O', '0..1', undefined],
  ['M', '1', undefined],
  ['O', '1..N', { minItems: 1 }],
  ['M', '0..*', { minItems: 0 }],
  ['O', '2..5', { minItems: 2, maxItems: 5 }],
  ['M', '2', { minItems: 2, maxItems: 2 }],
])('a row that is %s with the cardinality %s has these bounds', (presence, written, array) => {
  const [operation] = buildTexts([
    tinyText({ a: `type: String, presence: ${presence}, cardinality: "${written}"` }),
  ]).operations;
  const [field] = operation?.request?.root.fields ?? [];
  expect([field?.presence, field?.array]).toEqual([presence, array]);
});

it('C is the same as CM, also where elements are called presence and type', () => {
  const rows = {
    type: 'type: String, presence: O',
    presence: 'type: String, presence: C, when: type, cardinality: 1..2',
  };
  const [operation] = buildTexts([tinyText(rows)]).operations;
  const found = operation?.request?.root.fields.map(({ name, presence, array }) => [name, presence, array?.maxItems]);
  expect(found).toEqual([
    ['type', 'O', undefined],
    ['presence', 'CM', 2],
  ]);
});

it.each([
  ['cardinality: 1..2', ['a must hold at least 1 entry', 'a must hold at most 2 entries']],
  ['cardinality: 1..2, map: true', ['a must hold at least 1 key', 'a must hold at most 2 keys']],
])('%s is said in words', (row, messages) => {
  const [operation] = buildTexts([tinyText({ a: `type: String, presence: O, ${row}` })]).operations;
  const said = operation?.request?.root.fields[0]?.rules.map(({ message }) => message) ?? [];
  expect(said.filter((message) => message.includes('must hold'))).toEqual(messages);
});
