/** Enums of hundreds of words: all outputs agree on them, and checking a word takes no longer than with few words. */
import { describe, expect, it } from 'vitest';
import { importValidators, validatorsOf } from '../support/emitted.js';
import { measure } from '../proof/measure.js';
import { withJudgedOperations } from '../support/judged-operations.js';
import { buildTexts, tinyText } from '../support/tiny.js';

const words = (count: number): string => Array.from({ length: count }, (_, n) => `Value_${n}`).join(', ');
const aliases = Array.from({ length: 100 }, (_, n) => `Old_${n}: Value_${n % 3}`).join(', ');
const inherited = 'constructor, toString, hasOwnProperty';
const textOf = (most: number): string =>
  tinyText({
    kind: `type: String, presence: O, enum: [${words(Math.min(most, 100))}, ${inherited}]`,
    strict: `type: String, presence: O, array: true, enum: [${words(most)}], tolerances: { case: exact }`,
    folded: `type: String, presence: O, array: true, enum: [${words(most)}], tolerances: { case: fold }`,
    renamed: `type: String, presence: O, enum: [Value_0, Value_1, Value_2], tolerances: { case: exact }, aliases: { ${aliases} }`,
    few: `type: String, presence: O, array: true, enum: [${words(3)}]`,
    asked: `type: String, presence: CM, when: { field: kind, in: [${words(80)}] }`,
  });

describe('an enum of hundreds of words', () => {
  it('has the same verdicts from every output', async () => {
    await withJudgedOperations([textOf(100)], async ([judged]) => {
      if (!judged) throw new Error('There is no operation');
      const { failures } = await measure(judged);
      expect(failures).toEqual([]);
    });
  });

  it('takes no longer to check than one of a few words, in any case', async () => {
    const [operation] = buildTexts([textOf(1000)]).operations;
    const request = operation?.request;
    if (!operation || !request) throw new Error('There is no request');
    const { is, parse } = validatorsOf(await importValidators(operation), request);
    const list = (word: string): unknown[] => Array.from({ length: 20_000 }, () => word);
    const few = { few: list('Value_2') };
    const many = { strict: list('Value_999') };
    const lower = { folded: list('vALUE_999') };
    expect([is(few), is(many), is(lower), parse(lower).ok]).toEqual([true, true, false, true]);
    // One after the other, the least of many rounds each: a hundred times as many words, and far from that in time.
    const least = { few: Infinity, many: Infinity, lowerFew: Infinity, lower: Infinity };
    const time = (action: () => void): number => {
      const start = performance.now();
      action();
      return performance.now() - start;
    };
    for (let round = 0; round < 15; round++) {
      least.few = Math.min(
        least.few,
        time(() => is(few)),
      );
      least.many = Math.min(
        least.many,
        time(() => is(many)),
      );
      least.lowerFew = Math.min(
        least.lowerFew,
        time(() => parse(few)),
      );
      least.lower = Math.min(
        least.lower,
        time(() => parse(lower)),
      );
    }
    expect(least.many / least.few).toBeLessThan(30);
    expect(least.lower / least.lowerFew).toBeLessThan(60);
  });
});
