import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mergeConfig } from 'vitest/config';
import quick from './vitest.config.js';

/** The tests that try more of something when there is time, which is all that ask how much, and those that only then run. */
const include = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .map((path) => join('test', path))
  .filter(
    (path) =>
      path.endsWith('.thorough.ts') ||
      (path.endsWith('.test.ts') && readFileSync(path, 'utf8').includes('/support/effort.js')),
  );

/** `npm run prove:thorough` */
export default mergeConfig(
  { ...quick, test: { ...quick.test, include: [] } },
  { test: { include, env: { THOROUGH: '1' } } },
);
