/**
 * Searches for a definition of which a page or a stub is not in its final form: `npx tsx test/hostile/final-form.ts [seconds]
 * [seed]`. Prints each difference of a kind once, with the words that lead to it.
 */
import fc from 'fast-check';
import { changeByPrettier } from '../support/final-form.js';
import { pagesAndStubs } from '../support/pages-and-stubs.js';
import { words, wordedOperation } from '../support/worded.js';

const [seconds = '60', seed = String(Date.now() % 1e9)] = process.argv.slice(2);
const end = Date.now() + Number(seconds) * 1000;
const kinds = new Set<string>();
let tried = 0;
let refused = 0;
for (let round = 0; Date.now() < end; round++) {
  for (const those of fc.sample(words, { seed: Number(seed) + round, numRuns: 20 })) {
    const operation = wordedOperation(those);
    if (!operation) {
      refused++;
      continue;
    }
    tried++;
    for (const file of await pagesAndStubs(operation)) {
      const change = await changeByPrettier(file).catch((error: unknown) => `${file.path}: ${String(error)}`);
      const kind = change
        ?.replace(/^\S*\/(\S+):\d+/, '$1')
        .replaceAll(/[\p{L}\d$_.-]+/gu, 'a')
        .slice(0, 60);
      if (change === undefined || kind === undefined || kinds.has(kind)) continue;
      kinds.add(kind);
      process.stdout.write(`${change}\n${JSON.stringify(those)}\n\n`);
    }
  }
}
process.stdout.write(
  `seed ${seed}: ${tried} operations tried, ${refused} refused, ${kinds.size} kinds of differences\n`,
);
process.exitCode = kinds.size > 0 ? 1 : 0;
