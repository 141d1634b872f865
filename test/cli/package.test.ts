import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorkspace, specwright, type Workspace } from './run.js';

let work: Workspace;
beforeAll(() => {
  work = createWorkspace();
  // As an install leaves it, but that the dependencies come from here.
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', work.root], { encoding: 'utf8' }),
  ) as { filename: string }[];
  mkdirSync(work.path('node_modules/specwright'), { recursive: true });
  execFileSync('tar', [
    '-xzf',
    work.path(packed?.filename ?? ''),
    '--strip-components=1',
    '-C',
    work.path('node_modules/specwright'),
  ]);
  for (const name of readdirSync('node_modules')) {
    if (!name.startsWith('.') && name !== 'specwright')
      symlinkSync(resolve('node_modules', name), work.path(`node_modules/${name}`));
  }
  mkdirSync(work.path('node_modules/.bin'));
  symlinkSync('../specwright/dist/cli/main.js', work.path('node_modules/.bin/specwright'));
});
afterAll(() => work.remove());

it('the packed package works in another repository, with its own templates', async () => {
  const script = work.path('node_modules/.bin/specwright');
  expect(await specwright(['--version'], { cwd: work.root, script })).toMatchObject({ code: 0 });
  const generated = await specwright(['generate'], { cwd: work.root, script });
  expect(generated.err).toMatch(/^\d+ files written/m);
  expect(generated.code).toBe(0);
  expect(await specwright(['check'], { cwd: work.root, script })).toMatchObject({ code: 0 });
  const files = readdirSync(work.path('node_modules/specwright'));
  expect(files).toEqual(
    expect.arrayContaining(['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'package.json', 'templates']),
  );
  expect(readdirSync(work.path('node_modules/specwright/definitions'))).toEqual(['definition.schema.json']);
});
