/**
 * `npm run prove`: shows that all outputs agree. It runs all vectors through all judges, measures the fidelity ledger, and
 * runs payloads that are generated from the model through the fast judges.
 */
import { parseArgs } from 'node:util';
import { reportText } from '../../generator/diagnostics/report.js';
import { withGenerated } from './generated.js';
import type { Failure } from './measure.js';
import { measure } from './measure.js';
import { loadJudgedOperations } from './outputs.js';
import { tryPayloads } from './payloads.js';

const { values } = parseArgs({
  options: {
    definitions: { type: 'string' },
    generated: { type: 'string' },
    payloads: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '2026' },
  },
});

const say = (line: string): unknown => process.stdout.write(`${line}\n`);

async function prove(definitions: string, generated: string): Promise<void> {
  const start = performance.now();
  const failures: Failure[] = [];
  for (const judged of await loadJudgedOperations(definitions, generated)) {
    const measured = await measure(judged);
    const tried = await tryPayloads(judged, {
      count: Number(values.payloads),
      seed: Number(values.seed),
      foreign: true,
    });
    say(`${judged.operation.name}`);
    say(`  judges        ${measured.judges.join(', ')}`);
    say(`  vectors       ${measured.vectors}, ${measured.verdicts} verdicts`);
    say(`  ledger        ${measured.declarations} declarations measured`);
    say(`  payloads      ${tried.payloads}, ${tried.good} of them good (seed ${values.seed})`);
    const own = [...measured.failures, ...tried.failures];
    say(`  disagreements ${own.length === 0 ? 'none' : own.length}`);
    failures.push(...own);
  }
  for (const { target, judge, what } of failures.slice(0, 20)) say(`${target} (${judge}): ${what}`);
  if (failures.length > 20) say(`and ${failures.length - 20} more`);
  say(
    `${failures.length === 0 ? 'Everything agrees' : 'Not everything agrees'}, after ${((performance.now() - start) / 1000).toFixed(1)} s`,
  );
  if (failures.length > 0) process.exitCode = 1;
}

if (values.definitions === undefined || values.generated !== undefined) {
  await prove(values.definitions ?? 'definitions', values.generated ?? 'generated');
} else {
  // What was generated for them is elsewhere, if anywhere.
  const { definitions } = values;
  const diagnostics = await withGenerated(definitions, (generated) => prove(definitions, generated));
  if (diagnostics.length > 0) {
    process.stderr.write(reportText(diagnostics));
    process.exitCode = 1;
  }
}
