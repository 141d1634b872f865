/** Disks that become full during a run. */
import { readdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createWorkspace, specwrightProcess, type Workspace } from './run.js';

let work: Workspace;
beforeEach(() => (work = createWorkspace()));
afterEach(() => work.remove());

/** Writes again and again, and each time the disk is full from the next change on; prints what is wrong afterwards. */
const script = `import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  let room = Infinity;
  const full = () => Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'write' });
  const { writeFile, mkdir } = fs.promises;
  // As a real one: the file is there, and nothing is in it.
  fs.promises.writeFile = async (path, text, options) => {
    if (text !== '' && --room < 0) { await writeFile(path, '', options); throw full(); }
    return writeFile(path, text, options);
  };
  fs.promises.mkdir = async (...args) => { if (--room < 0) throw full(); return mkdir(...args); };
  syncBuiltinESMExports();
  const { write } = await import(${JSON.stringify(pathToFileURL(resolve('dist/5-write/write.js')).href)});
  const files = (edition) => Array.from({ length: 6 }, (_, index) => ({
    path: edition + '-' + (index % 2) + '/' + index + '.txt', content: edition.repeat(100),
  }));
  const tree = () => fs.existsSync('generated') ? fs.readdirSync('generated', { recursive: true, withFileTypes: true })
    .map((entry) => entry.name + (entry.isFile() ? fs.readFileSync(entry.parentPath + '/' + entry.name) : '')).sort() : [];
  let refusals = 0;
  for (const edition of ['a', 'b']) {
    for (let enough = 0; ; enough++) {
      const before = JSON.stringify(tree());
      room = enough;
      const { diagnostics } = await write('generated', files(edition));
      room = Infinity;
      const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
      if (errors.length === 0) break;
      refusals++;
      if (errors.join() !== 'cannot-write') console.log(edition, enough, errors.join());
      if (JSON.stringify(tree()) !== before) console.log(edition, enough, 'left', JSON.stringify(tree()));
    }
  }
  console.log(refusals);`;

it('a full disk leaves the output folder as it was, without a lock or an incomplete file', async () => {
  writeFileSync(work.path('full.mjs'), script);
  const { code, out, err } = await specwrightProcess([], { cwd: work.root, script: work.path('full.mjs') });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const lines = out.trim().split('\n');
  expect(lines).toHaveLength(1);
  expect(Number(lines[0]), 'refusals').toBeGreaterThan(15);
  expect(readdirSync(work.path('generated')).filter((name) => name.startsWith('.'))).toEqual([]);
});
