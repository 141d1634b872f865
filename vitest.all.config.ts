import { mergeConfig } from 'vitest/config';
import quick from './vitest.config.js';

/**
 * `npm run test:all`: the files of `npm test`, and those of `npm run prove:thorough`, each once. A quick test that asks how much it
 * tries (`test/support/effort.ts`) tries what it does with more time, so that nothing of `npm test` is missing.
 */
export default mergeConfig(quick, {
  // Several of them wait most of the time: for a watcher, for a limit of time, for another process.
  test: { include: ['{test,examples}/**/*.thorough.ts'], maxWorkers: 3, env: { THOROUGH: '1' } },
});
