import { expect, it } from 'vitest';
import { run } from './tree.js';

it('lets no requester reach a parent but itself', async () => {
  const lines: string[] = [];
  const { failures } = await run((line) => lines.push(line));
  expect(failures).toEqual([]);
  expect(lines.join('\n')).toContain('2500: 50 created below themselves, 2450 refused');
});
