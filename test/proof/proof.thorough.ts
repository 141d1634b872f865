/** Everything that is generated agrees: all vectors, the fidelity ledger, and thousands of payloads of each operation. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { write } from '../../generator/5-write/write.js';
import { generated } from '../support/emitted-package.js';
import { measure } from './measure.js';
import { type JudgedOperation, loadJudgedOperations } from './outputs.js';
import { tryPayloads } from './payloads.js';

let folder = '';
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'specwright-proof-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const definitions = [
  { name: 'create-customer', from: 'definitions', count: 4_000 },
  { name: 'the family', from: 'test/support/family', count: 400 },
  { name: 'the probes', from: 'test/types/probe', count: 400 },
  { name: 'the second operation', from: 'test/cases/second-operation/in', count: 500 },
];
const tried = new Map<string, number>();

describe.each(definitions)('what is generated for $name', ({ name, from, count }) => {
  let operations: readonly JudgedOperation[] = [];
  beforeAll(async () => {
    const { files, diagnostics } = await generated(from);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const out = join(folder, String(definitions.findIndex((one) => one.from === from)));
    await write(out, files);
    operations = await loadJudgedOperations(from, out);
  });

  it('holds each rule as well as the ledger says, on every vector, before every judge', async () => {
    for (const judged of operations) {
      const { failures, vectors, judges, verdicts } = await measure(judged);
      expect(failures, judged.operation.name).toEqual([]);
      expect(judges.length).toBeGreaterThanOrEqual(10);
      expect(verdicts).toBeGreaterThan(vectors);
    }
  });

  it('agrees on payloads that are grown from the model, good ones and mutants', () => {
    for (const judged of operations) {
      const { payloads, good, failures } = tryPayloads(judged, { count, seed: 2026, foreign: false });
      expect(failures, judged.operation.name).toEqual([]);
      // Both verdicts have their share.
      expect(good).toBeGreaterThan(payloads / 4);
      expect(good).toBeLessThan((payloads * 3) / 4);
      tried.set(`${name} ${judged.operation.name}`, payloads);
    }
  });
});

it('was tried on 20,000 payloads at least', () => {
  expect([...tried.values()].reduce((sum, number) => sum + number, 0)).toBeGreaterThanOrEqual(20_000);
});
