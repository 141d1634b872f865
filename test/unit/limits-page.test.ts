import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { limits } from '../../generator/limits.js';

it('docs/limits.md says every limit in its order', () => {
  const said = [...readFileSync('docs/limits.md', 'utf8').matchAll(/\| +(\d+) \|$/gm)].map(([, most]) => Number(most));
  expect(said).toEqual(Object.values(limits));
});
