import { defineConfig } from 'vitest/config';

/** The tests that `npm run mutation` runs for each mutant: those of the files in stryker.config.json that take seconds. */
const files = [
  'test/contract/cases.test.ts',
  'test/unit/condition-edges.test.ts',
  'test/unit/conditions.test.ts',
  'test/unit/encode-exact.test.ts',
  'test/unit/encode.test.ts',
  'test/unit/exact-number.test.ts',
  'test/unit/format-date-time.test.ts',
  'test/unit/format-iban.test.ts',
  'test/unit/formats.test.ts',
  'test/unit/judge-edges.test.ts',
  'test/unit/judge-family.test.ts',
  'test/unit/judge-hostile.test.ts',
  'test/unit/model-family.test.ts',
  'test/unit/read-json-strict.test.ts',
  'test/unit/read-json.test.ts',
  'test/unit/runtime-answer.test.ts',
  'test/unit/runtime-errors.test.ts',
  'test/unit/runtime-head.test.ts',
  'test/unit/runtime-limits.test.ts',
  'test/unit/runtime-nearest.test.ts',
  'test/unit/runtime-numbers.test.ts',
  'test/unit/runtime-outgoing.test.ts',
  'test/unit/runtime-path.test.ts',
  'test/unit/runtime-report.test.ts',
  'test/unit/runtime-well-formed.test.ts',
  'test/unit/server-items.test.ts',
  'test/unit/validators-agreement.test.ts',
  'test/unit/validators-budget.test.ts',
  'test/unit/validators-emitted.test.ts',
  'test/unit/validators-vectors.test.ts',
  'test/unit/validators.test.ts',
  'test/unit/vectors.test.ts',
];

export default defineConfig({
  test: {
    // `TESTS` leaves those that have nothing to do with the folder that is mutated; random payloads are fewer than otherwise.
    include: process.env['TESTS']?.split(' ') ?? files,
    env: { RUNS: '150' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
