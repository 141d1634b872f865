/** `--jobs`: threads change nothing but the time. */
import { expect, it } from 'vitest';
import { createWorkspace } from './run.js';
import { bytesOf, defineMany } from './threads.js';

it('generates the same bytes with one thread and with more', async () => {
  const work = createWorkspace();
  try {
    defineMany(work, 11);
    expect(await bytesOf(work, ['--jobs', '3'])).toBe(await bytesOf(work, ['--jobs', '1']));
  } finally {
    work.remove();
  }
});
