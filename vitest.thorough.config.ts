import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mergeConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.js';
import quick from './vitest.config.js';

/** The tests that take minutes and download other versions of Node: `npm run soak:generate`. */
const isSoak = process.env['SOAK'] === '1';

/** The tests that try more of something when there is time, which is all that ask how much, and those that only then run. */
const include = ['test', 'examples/customer-service/test']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)))
  .filter((path) => (isSoak ? path.endsWith('.soak.ts') : isThorough(path)));

function isThorough(path: string): boolean {
  const asks = /\/support\/(effort|compiler|environments)\.js'/;
  return path.endsWith('.thorough.ts') || (path.endsWith('.test.ts') && asks.test(readFileSync(path, 'utf8')));
}

/** `npm run prove:thorough` */
export default mergeConfig(
  { ...quick, test: { ...quick.test, include: [] } },
  // Several of them wait most of the time: for a watcher, for a limit of time, for another process.
  { test: { include, maxWorkers: 3, sequence: { sequencer: LongestFirst }, env: { THOROUGH: '1', TRIES: 'many' } } },
);
