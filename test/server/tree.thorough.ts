import { expect, it } from 'vitest';
import { run } from './tree.js';

it('no requester can create a customer below another customer', async () => {
  const lines: string[] = [];
  const { failures } = await run((line) => lines.push(line));
  expect(failures).toEqual([]);
  expect(lines.join('\n')).toContain('2500: 50 created below themselves, 2450 refused');
});
