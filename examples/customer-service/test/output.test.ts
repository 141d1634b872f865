/** Writing never fails, and nothing of a line is left over for the next one. */
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Output, writerTo } from '../src/output.js';

/** A pipe, as far as the writer can see. */
function pipe(): Output & { readonly lines: string[]; writableLength: number; fail: (error: Error) => void } {
  const lines: string[] = [];
  const listeners: ((error: Error) => void)[] = [];
  return {
    fd: -1,
    lines,
    writableLength: 0,
    write: (text) => lines.push(text),
    on: (_event, listener) => listeners.push(listener),
    fail: (error) => {
      // As an emitter does it when nobody listens.
      if (listeners.length === 0) throw error;
      for (const listener of listeners) listener(error);
    },
  };
}

it('writes to a pipe, and goes on when the pipe is closed', () => {
  const output = pipe();
  const write = writerTo(output);
  write('one\n');
  output.fail(new Error('EPIPE'));
  write('two\n');
  expect(output.lines).toEqual(['one\n', 'two\n']);
});

it('drops lines while its reader is too slow', () => {
  const output = pipe();
  const write = writerTo(output);
  output.writableLength = 2 ** 30;
  write('one\n');
  output.writableLength = 0;
  write('two\n');
  expect(output.lines).toEqual(['two\n']);
});

it('writes lines to a file in their order', () => {
  const folder = mkdtempSync(join(tmpdir(), 'output-'));
  const fd = openSync(join(folder, 'log'), 'a');
  const write = writerTo(Object.assign(pipe(), { fd }));
  write('one\n');
  write('zwei £\n');
  closeSync(fd);
  // Whatever is wrong with it.
  write('three\n');
  expect(readFileSync(join(folder, 'log'), 'utf8')).toBe('one\nzwei £\n');
  rmSync(folder, { recursive: true });
});
