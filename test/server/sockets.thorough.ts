import { expect, it } from 'vitest';
import { run } from './sockets.js';

it('every adapter and the client give the verdict of the judge on every vector', async () => {
  const lines: string[] = [];
  const { failures } = await run((line) => lines.push(line));
  expect(failures).toEqual([]);
  expect(lines.join('\n')).toMatch(/requests +[1-9]\d{2,} in wire form and [1-9]\d{2,} by the client/);
  expect(lines.join('\n')).toMatch(/answers +[1-9]\d{2,}/);
}, 120_000);
