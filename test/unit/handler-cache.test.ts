import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HandlerCache } from '../../generator/cache/handler-cache.js';
import { createWorkspace, specwright } from '../cli/run.js';

let root: string;
const at = (path: string): string => join(root, path);
/** Longer than the clock of a file system takes from one time to the next. */
const settle = (): Promise<void> => sleep(150);
const fresh = [
  { path: 'a.ts', content: 'export const a = 1;' },
  { path: 'index.ts', content: 'export const all = [];' },
];
const generated = ['a/server.ts', 'http/router.ts'];
const open = (): HandlerCache => {
  const cache = HandlerCache.open({ definitions: root, out: at('out'), handlers: at('handlers') });
  if (!cache) throw new Error('There is no cache folder');
  return cache;
};
const settled = (files = fresh, paths = generated): readonly string[] => [...open().settled(files, paths)];

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'specwright-handlers-'));
  for (const folder of ['node_modules', 'handlers', 'out']) mkdirSync(at(folder));
  for (const { path } of fresh) writeFileSync(at(`handlers/${path}`), '// Implemented.\n');
  await settle();
  const cache = open();
  expect([...cache.settled(fresh, generated)]).toEqual([]);
  cache.keep(fresh, generated);
  expect(settled()).toEqual(['a.ts', 'index.ts']);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('a handler file with which a run had nothing to do', () => {
  it('is another after an edit, although its time is set back', () => {
    writeFileSync(at('handlers/a.ts'), '// implemented.\n');
    utimesSync(at('handlers/a.ts'), 1, 1);
    expect(settled()).toEqual(['index.ts']);
  });

  it('is another when something else is needed of it', () => {
    const [first, ...others] = fresh;
    expect(settled([{ path: first?.path ?? '', content: 'export const b = 1;' }, ...others])).toEqual(['index.ts']);
  });

  it('is another when other files are generated, or the output becomes a package', () => {
    expect(settled(fresh, [...generated, 'b/server.ts'])).toEqual([]);
    writeFileSync(at('out/package.json'), '{}');
    expect(settled()).toEqual([]);
  });

  it('is not kept if it has changed since it was read, or only just', async () => {
    const [cache, recent] = [open(), open()];
    cache.settled(fresh, generated);
    writeFileSync(at('handlers/a.ts'), '// edited\n');
    recent.settled(fresh, generated);
    cache.keep(fresh, generated);
    expect(settled()).toEqual(['index.ts']);
    recent.keep(fresh, generated);
    expect(settled()).toEqual(['index.ts']);
    await settle();
    expect(settled()).toEqual(['index.ts']);
  });
});

describe('generate, after runs that left nothing to do', () => {
  it('completes a handler from which a function was removed', async () => {
    const work = createWorkspace();
    try {
      mkdirSync(work.path('node_modules'));
      const generate = () => specwright(['generate'], { cwd: work.root });
      for (let run = 0; run < 3; run++) {
        expect((await generate()).code).toBe(0);
        await settle();
      }
      const path = 'handlers/get-thing.ts';
      const whole = work.read(path);
      work.put(path, whole.replace('export const handle:', 'export const other:'));
      expect(work.read(path)).not.toBe(whole);
      const { err } = await generate();
      expect(err).toContain(`extended ${path}`);
      expect(readFileSync(work.path(path), 'utf8')).toContain('handle');
    } finally {
      work.remove();
    }
  });
});
