/** Elements next to each other whose statements differ in nothing but the words that they refer to. */
import { expect, it } from 'vitest';
import { importValidators } from '../support/emitted.js';
import { buildTexts, tinyText } from '../support/tiny.js';

/** More words than are compared one by one. */
function words(letter: string): readonly string[] {
  return Array.from({ length: 70 }, (_, index) => `${letter}${index}`);
}

it('are each held to their own words', async () => {
  const row = (letter: string): string => `type: String, presence: O, enum: [${words(letter).join(', ')}]`;
  const text = tinyText({ a: row('A'), b: row('B'), c: row('B') }, { tolerances: '{ case: fold }' });
  const [operation] = buildTexts([text]).operations;
  if (!operation) throw new Error('There is no operation');
  const module = await importValidators(operation);
  const [validate, parse] = [module['validateMakeThingRequest'], module['parseMakeThingRequest']] as [
    (value: unknown) => readonly unknown[],
    (value: unknown) => object,
  ];
  expect(validate({ a: 'A1', b: 'B1', c: 'B69' })).toEqual([]);
  expect(validate({ a: 'B1' })).toHaveLength(1);
  expect(validate({ b: 'A1' })).toHaveLength(1);
  expect(parse({ a: 'a1', b: 'b1', c: 'b2' })).toMatchObject({ ok: true, value: { a: 'A1', b: 'B1', c: 'B2' } });
  expect(parse({ a: 'b1' })).toMatchObject({ ok: false });
});
