/** All outputs agree: on every vector, at the level of the ledger, and on thousands of payloads of each operation. */
import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { generated } from '../support/emitted-package.js';
import { judgedOutputs } from '../support/judged-operations.js';
import { measure } from './measure.js';
import type { JudgedOperation } from './outputs.js';
import { tryPayloads } from './payloads.js';

const definitions = [
  { name: 'create-customer', from: 'definitions', count: 1_500 },
  { name: 'the family', from: 'test/support/family', count: 200 },
  // Many rules of one table rarely hold at once.
  { name: 'the rules of tables', from: 'test/support/rules', count: 250, least: 1 / 8 },
  { name: 'what may be empty', from: 'test/support/emptiness', count: 200 },
  { name: 'the probes', from: 'test/types/probe', count: 200 },
  { name: 'conditions on the table around', from: 'test/support/parents', count: 200 },
  { name: 'the outcomes', from: 'test/support/outcomes', count: 200 },
  { name: 'the second operation', from: 'test/cases/second-operation/in', count: 250 },
  { name: 'defaults under conditions', from: 'test/support/defaults', count: 200 },
  // So many elements are rarely right all at once.
  { name: 'every key', from: 'test/support/every-key', count: 150, least: 1 / 8 },
  { name: 'scalars', from: 'test/support/scalars', count: 200 },
  { name: 'values under conditions', from: 'test/support/narrowed', count: 200 },
  { name: 'open structure', from: 'test/support/structure', count: 150 },
  { name: 'parameters', from: 'test/support/partners', count: 200 },
  { name: 'two directions', from: 'test/support/directions', count: 200, least: 1 / 8 },
  ...readdirSync('test/pages').map((page) => ({
    name: `the page ${page}`,
    from: `test/pages/${page}`,
    count: 100,
    least: 1 / 16,
  })),
];
const tried = new Map<string, number>();

describe.each(definitions)('the output for $name', ({ name, from, count, least = 1 / 4 }) => {
  let operations: readonly JudgedOperation[] = [];
  beforeAll(async () => {
    operations = await judgedOutputs(from, await generated(from));
  });

  it('enforces each rule at the level of the ledger, on every vector and for every judge', async () => {
    for (const judged of operations) {
      const { failures, vectors, judges, verdicts } = await measure(judged);
      expect(failures, judged.operation.name).toEqual([]);
      expect(judges.length).toBeGreaterThanOrEqual(10);
      expect(verdicts).toBeGreaterThan(vectors);
    }
  });

  it('agrees on valid and invalid payloads that are generated from the model', async () => {
    for (const judged of operations) {
      const { payloads, good, failures } = await tryPayloads(judged, { count, seed: 2026, foreign: false });
      expect(failures, judged.operation.name).toEqual([]);
      // Both verdicts have their share.
      expect(good).toBeGreaterThan(payloads * least);
      expect(good).toBeLessThan((payloads * 3) / 4);
      tried.set(`${name} ${judged.operation.name}`, payloads);
    }
  });
});

it('the proof tries at least 20,000 payloads', () => {
  expect([...tried.values()].reduce((sum, number) => sum + number, 0)).toBeGreaterThanOrEqual(20_000);
});
