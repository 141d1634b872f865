/** Runs that are killed, and runs at the same time. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashOf } from '../../generator/5-write/hash.js';
import { isOutputPath } from '../../generator/5-write/output-names.js';
import { createWorkspace, main, operationText, specwrightProcess, type Workspace } from './run.js';

let work: Workspace;
beforeEach(() => (work = createWorkspace()));
afterEach(() => work.remove());

/**
 * A program that does nothing but write the same set of files in one of several editions. With a second argument it
 * kills itself before that change to the file system, counted from 1; without, it prints how many there were.
 */
function writer(): string {
  const text = `import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const [edition, fatal] = process.argv.slice(2);
    let changes = 0;
    for (const name of ['mkdir', 'rename', 'rm', 'rmdir', 'writeFile']) {
      const original = fs.promises[name];
      fs.promises[name] = (...args) => {
        if (++changes === Number(fatal)) process.kill(process.pid, 'SIGKILL');
        return original(...args);
      };
    }
    syncBuiltinESMExports();
    const { write } = await import(${JSON.stringify(pathToFileURL(resolve('dist/5-write/write.js')).href)});
    const files = Array.from({ length: 200 }, (_, index) => ({
      path: (edition === '2' ? 'other-' : '') + 'folder-' + (index % 7) + '/' + index + '.txt',
      content: (edition + ' ' + index + '\\n').repeat(500),
    }));
    const { diagnostics } = await write('generated', files, { prune: true });
    for (const { code, path } of diagnostics) console.error(code, path);
    process.exitCode = diagnostics.length === 0 ? 0 : 1;
    if (fatal === undefined) console.log(changes);`;
  writeFileSync(work.path('writer.mjs'), text);
  return work.path('writer.mjs');
}

/** Whether a file is all of one edition. */
const isWhole = (text: string): boolean => {
  const lines = text.split('\n');
  return lines.length === 501 && new Set(lines.slice(0, -1)).size === 1;
};

describe('a killed run', () => {
  it('leaves no incomplete file, and the next run recovers by itself', async () => {
    const script = writer();
    const first = await specwrightProcess(['0'], { cwd: work.root, script });
    expect(first.code).toBe(0);
    const rounds = 10;
    let interrupted = 0;
    for (let round = 1; round <= rounds; round++) {
      // The changes at which it is killed are spread over all of them.
      const fatal = String(Math.floor((Number(first.out) * (round - 0.5)) / rounds));
      const child = spawn(process.execPath, [script, String((2 * round) % 3), fatal], { cwd: work.root });
      const signal = await new Promise((done) => child.once('close', (_, sent) => done(sent)));
      expect(signal, `round ${round}`).toBe('SIGKILL');
      const left = work.tree('generated');
      const ours = Object.entries(left).filter(([path, text]) => isOutputPath(path) && text !== '');
      expect(ours.filter(([, text]) => !isWhole(text)).map(([path]) => path)).toEqual([]);
      if (Object.keys(left).some((path) => path.includes('.specwright-'))) interrupted++;
      // Every third one is left to pile up, so that a run has to recover from several.
      if (round % 3 === 0) continue;
      const edition = String((2 * round + 1) % 3);
      const next = await specwrightProcess([edition], { cwd: work.root, script });
      expect(next, `round ${round}`).toMatchObject({ code: 0, err: '' });
      const files = work.tree('generated');
      expect(Object.keys(files).filter((path) => path.includes('.specwright-'))).toEqual([]);
      const texts = Object.entries(files).filter(
        ([path, text]) => path.endsWith('.txt') && text.startsWith(`${edition} `),
      );
      expect(texts).toHaveLength(200);
      expect(Object.keys(files).filter((path) => path.endsWith('.txt'))).toHaveLength(200);
      const { files: hashes } = JSON.parse(files['manifest.json'] ?? '') as { files: Record<string, string> };
      expect(hashes).toEqual(Object.fromEntries(texts.map(([path, text]) => [path, hashOf(text)])));
    }
    expect(interrupted, 'hit while writing').toBeGreaterThan(rounds / 2);
  });

  it('is completed by specwright generate', async () => {
    for (const name of ['a', 'b', 'c', 'd']) work.put(`definitions/${name}.spec.yaml`, operationText(name, 'First.'));
    const child = spawn(process.execPath, [main, 'generate'], { cwd: work.root });
    // As soon as anything is written; a run that is faster than that has nothing to be carried on.
    while (child.exitCode === null && !readdirSync(work.root).includes('generated')) await sleep(1);
    const closed = child.exitCode === null ? once(child, 'close') : undefined;
    child.kill('SIGKILL');
    await closed;
    const next = await specwrightProcess(['generate'], { cwd: work.root });
    expect(next.err).not.toContain('error');
    expect(next.code).toBe(0);
    expect((await specwrightProcess(['check'], { cwd: work.root })).code).toBe(0);
    expect(readdirSync(work.path('generated')).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('two runs at the same time', () => {
  it('both succeed', async () => {
    const runs = await Promise.all([1, 2].map(() => specwrightProcess(['generate'], { cwd: work.root })));
    expect(runs.map(({ code }) => code)).toEqual([0, 0]);
    expect((await specwrightProcess(['check'], { cwd: work.root })).code).toBe(0);
  });

  it('leave the output of one of them when they write different files', async () => {
    const script = writer();
    const runs = await Promise.all(
      ['1', '2', '1', '2'].map((edition) => specwrightProcess([edition], { cwd: work.root, script })),
    );
    expect(runs.map(({ code, err }) => ({ code, err }))).toEqual(runs.map(() => ({ code: 0, err: '' })));
    const texts = Object.entries(work.tree('generated')).filter(([path]) => path.endsWith('.txt'));
    expect(texts).toHaveLength(200);
    expect(new Set(texts.map(([, text]) => text.split(' ')[0])).size).toBe(1);
  });
});
