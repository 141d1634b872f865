/** `specwright generate --watch`, as a process. */
import { appendFileSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createWorkspace, operationText, type Workspace } from './run.js';
import { line, type Watching, watching } from './watching.js';

let work: Workspace;
let running: Watching | undefined;
beforeEach(() => {
  work = createWorkspace();
  running = undefined;
});
afterEach(() => {
  running?.kill();
  work.remove();
});

const definition = 'definitions/get-thing.spec.yaml';
const good = operationText('get-thing', 'Another name.');

it('says in one line what has become of a save, reports mistakes until they are mended, and ends with 0', async () => {
  const watch = (running = watching(work));
  expect(await watch.says(line)).toMatch(
    /^\d\d:\d\d:\d\d \d+ files written, 0 unchanged, 2 handler files changed in .*\n$/,
  );
  await watch.says(/^Watching definitions; press Ctrl\+C to stop\.\n/);

  work.put(definition, good);
  expect(await watch.says(line)).toMatch(
    /^\d\d:\d\d:\d\d get-thing\.spec\.yaml: [1-9]\d* files written, \d+ unchanged in .*\n$/,
  );
  expect(work.read('generated/get-thing/docs.md')).toContain('Another name.');

  work.put(definition, `${good}shapes: [\n`);
  const report = await watch.says(line);
  expect(report).toContain(`${definition}:`);
  expect(report).toMatch(/\n1 error\n\d\d:\d\d:\d\d get-thing\.spec\.yaml: nothing was written in .*\n$/);
  expect(work.read('generated/get-thing/docs.md')).toContain('Another name.');

  work.put(definition, good);
  expect(await watch.says(line)).toMatch(
    /^\d\d:\d\d:\d\d get-thing\.spec\.yaml: 0 files written, \d+ unchanged in .*\n$/,
  );

  // The second part comes so soon after the first that no event tells of it.
  const half = good.length / 2;
  work.put(definition, good.replace('Another', 'A third').slice(0, half));
  await sleep(40);
  appendFileSync(work.path(definition), good.replace('Another', 'A third').slice(half));
  await watch.says(/ [1-9]\d* files written.*\n/);
  expect(work.read('generated/get-thing/docs.md')).toContain('A third name.');

  rmSync(work.path('definitions'), { recursive: true });
  expect(await watch.says(line)).toContain('there is no folder of definitions with this name');
  expect(await watch.end('SIGINT')).toBe(0);
});
