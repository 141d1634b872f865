/** Every regular expression of the generator takes linear time. Their analysis takes long. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { literals, offences } from './support/expressions.js';

it('every regular expression of the generator and of the reference judge takes linear time', async () => {
  const files = readdirSync('generator', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  const found = files.flatMap((path) => literals(path, readFileSync(join('generator', path), 'utf8')));
  expect(found.length).toBeGreaterThan(20);
  expect(await offences(found)).toEqual([]);
  // Each expression is analysed for up to seconds, and there are some hundreds.
}, 300_000);
