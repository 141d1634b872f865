import { parseArgs } from 'node:util';
import { reportText } from '../../generator/diagnostics/report.js';
import { withGenerated } from './generated.js';
import type { Failure } from './measure.js';
import { measure } from './measure.js';
import { loadJudgedOperations } from './outputs.js';
import { tryPayloads } from './payloads.js';

export interface Streams {
  readonly out: (text: string) => unknown;
  readonly err: (text: string) => unknown;
}

/**
 * Runs all vectors through all judges, measures the fidelity ledger, and runs payloads that are generated from the model
 * through the fast judges.
 *
 * @returns the exit code: 1 when not everything agrees, or a definition has a mistake
 */
export async function proveCommand(args: readonly string[], { out, err }: Streams): Promise<0 | 1> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      definitions: { type: 'string' },
      generated: { type: 'string' },
      payloads: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '2026' },
    },
  });
  const [count, seed] = [Number(values.payloads), Number(values.seed)];
  const say = (line: string): unknown => out(`${line}\n`);

  const prove = async (definitions: string, generated: string): Promise<0 | 1> => {
    const start = performance.now();
    const failures: Failure[] = [];
    for (const judged of await loadJudgedOperations(definitions, generated)) {
      const measured = await measure(judged);
      const tried = await tryPayloads(judged, { count, seed, foreign: true });
      say(`${judged.operation.name}`);
      say(`  judges        ${measured.judges.join(', ')}`);
      say(`  vectors       ${measured.vectors}, ${measured.verdicts} verdicts`);
      say(`  ledger        ${measured.declarations} declarations measured`);
      say(`  payloads      ${tried.payloads}, ${tried.good} of them good (seed ${seed})`);
      const own = [...measured.failures, ...tried.failures];
      say(`  disagreements ${own.length === 0 ? 'none' : own.length}`);
      failures.push(...own);
    }
    for (const { target, judge, what } of failures.slice(0, 20)) say(`${target} (${judge}): ${what}`);
    if (failures.length > 20) say(`and ${failures.length - 20} more`);
    const time = `after ${((performance.now() - start) / 1000).toFixed(1)} s`;
    say(`${failures.length === 0 ? 'Everything agrees' : 'Not everything agrees'}, ${time}`);
    return failures.length === 0 ? 0 : 1;
  };

  if (values.definitions === undefined || values.generated !== undefined)
    return prove(values.definitions ?? 'definitions', values.generated ?? 'generated');
  // What was generated for them is elsewhere, if anywhere.
  const { definitions } = values;
  const { result, diagnostics } = await withGenerated(definitions, (generated) => prove(definitions, generated));
  if (diagnostics.length > 0) err(reportText(diagnostics));
  return result ?? 1;
}
