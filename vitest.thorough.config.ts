import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mergeConfig } from 'vitest/config';
import quick from './vitest.config.js';

/** The tests that try more of something when there is time, which is all that ask how much, and those that only then run. */
const include = ['test', 'examples/customer-service/test']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)))
  .filter(
    (path) =>
      path.endsWith('.thorough.ts') ||
      (path.endsWith('.test.ts') && /\/support\/(effort|compiler|environments)\.js'/.test(readFileSync(path, 'utf8'))),
  );

/** `npm run prove:thorough` */
export default mergeConfig(
  { ...quick, test: { ...quick.test, include: [] } },
  { test: { include, env: { THOROUGH: '1' } } },
);
