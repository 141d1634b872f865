import { mergeConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.js';
import quick from './vitest.config.js';

/**
 * `npm run test:all`: the files of `npm test`, and those of `npm run prove:thorough`, each once. A test that asks what it tries
 * (`test/support/effort.ts`) tries every kind, and of what is made at random no more than `npm test`.
 */
export default mergeConfig(quick, {
  test: {
    include: ['{test,examples}/**/*.thorough.ts'],
    // Several of them wait most of the time: for a watcher, for a limit of time, for another process.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    env: { THOROUGH: '1' },
  },
});
