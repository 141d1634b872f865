/** Tables whose conditions are made at random: every output judges as the ledger says. */
import { describe, expect, it } from 'vitest';
import { randomConditions, randomDefaults } from '../support/random-conditions.js';
import { withJudgedOperations } from '../support/judged-operations.js';
import { buildTexts } from '../support/tiny.js';
import { measure } from './measure.js';
import { tryPayloads } from './payloads.js';

const FROM = Number(process.env['FROM'] ?? 1);
/** Those after them are tried by `npm run soak:conditions`. */
const COUNT = Number(process.env['COUNT'] ?? 6);

const seeds = Array.from({ length: COUNT }, (_, index) => FROM + index);
const all = [
  ...seeds.map((seed) => ({ what: 'conditions', seed, text: randomConditions(seed, `seed-${seed}`) })),
  // Many of these are refused at once.
  ...seeds.map((seed) => ({ what: 'defaults', seed, text: randomDefaults(seed, `seed-${seed}`) })),
];

describe.each(all)('the definition of $what of seed $seed', ({ seed, text }) => {
  it('is refused for a condition that says nothing, or all that is made from it agrees', async () => {
    try {
      buildTexts([text]);
    } catch (error) {
      expect(String(error)).toMatch(
        /^Error: (condition-always|condition-never|condition-too-large|rule-cannot-be-kept|default-)/,
      );
      return;
    }
    await withJudgedOperations([text], async ([judged]) => {
      if (!judged) throw new Error('There is no operation');
      expect((await tryPayloads(judged, { count: 200, seed, foreign: false })).failures).toEqual([]);
      const { failures } = await measure(judged);
      expect(failures.filter(({ what }) => !/ no vector shows it$/.test(what))).toEqual([]);
    });
  });
});
