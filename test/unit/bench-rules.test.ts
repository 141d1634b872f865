/** The benchmark of validators finds its rules in the generated schema. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

it('the benchmark finds the pattern of each rule in the generated schema', async () => {
  const module = pathToFileURL(resolve('bench/validators/rules.js')).href;
  const { EMAIL, E164, DATE, CURRENCY } = (await import(module)) as Readonly<Record<string, unknown>>;
  const texts = ['ann@example.com', '+31600000000', '29022000', 'EUR'];
  for (const [index, pattern] of [EMAIL, E164, DATE, CURRENCY].entries()) {
    const expression = new RegExp(String(pattern), 'u');
    expect([texts[index], 'no such text'].map((text) => expression.test(text ?? ''))).toEqual([true, false]);
  }
});
