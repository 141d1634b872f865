/** `npm run soak`: runs millions of payloads that are generated from the model through the fast judges. */
import { parseArgs } from 'node:util';
import { loadJudgedOperations } from './outputs.js';
import { tryPayloads } from './payloads.js';

const { values } = parseArgs({
  options: {
    definitions: { type: 'string', default: 'definitions' },
    generated: { type: 'string', default: 'generated' },
    payloads: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const wanted = Number(values.payloads);
const portion = 500;
const operations = await loadJudgedOperations(values.definitions, values.generated);
const start = performance.now();
const seconds = (): number => (performance.now() - start) / 1000;
const say = (line: string): unknown => process.stdout.write(`${line}\n`);
say(`Seed ${values.seed}; judges: ${operations[0]?.judges.map(({ name }) => name).join(', ')}`);

let payloads = 0;
let good = 0;
let failed = false;
let told = 0;
// Each round has a seed of its own, told with what it finds.
for (let seed = Number(values.seed); payloads < wanted && !failed; seed++) {
  for (const judged of operations) {
    const tried = await tryPayloads(judged, { count: portion, seed, foreign: false });
    payloads += tried.payloads;
    good += tried.good;
    for (const { target, judge, what } of tried.failures) say(`${target} (${judge}): ${what}`);
    failed ||= tried.failures.length > 0;
  }
  if (payloads - told < wanted / 20) continue;
  told = payloads;
  say(`${payloads} payloads, ${good} of them good, after ${seconds().toFixed(0)} s`);
}
say(
  failed
    ? 'A disagreement was found'
    : `${payloads} payloads, ${good} of them good: no disagreement, after ${seconds().toFixed(0)} s`,
);
process.exitCode = failed ? 1 : 0;
