import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorkspace, specwright, type Workspace } from './run.js';

let work: Workspace;
beforeAll(() => {
  work = createWorkspace();
  // As an install leaves it, but that the dependencies come from here: those of the package and no others, so that
  // a package which only development needs is missing here as it is for users.
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
  for (const folder of installedForUsers()) {
    mkdirSync(dirname(work.path(folder)), { recursive: true });
    symlinkSync(resolve(folder), work.path(folder));
  }
  mkdirSync(work.path('node_modules/.bin'));
  symlinkSync('../specwright/dist/cli/main.js', work.path('node_modules/.bin/specwright'));
});
afterAll(() => work.remove());

/** The folders directly below `node_modules` that an install of the package alone makes. */
function installedForUsers(): readonly string[] {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Readonly<Record<string, { dev?: boolean; link?: boolean; optional?: boolean }>>;
  };
  return Object.entries(packages).flatMap(([folder, { dev, link, optional }]) =>
    /^node_modules\/(@[^/]+\/)?[^/]+$/.test(folder) && !dev && !link && !optional ? folder : [],
  );
}

it('the packed package works in another repository, with its own templates', async () => {
  const script = work.path('node_modules/.bin/specwright');
  expect(await specwright(['--version'], { cwd: work.root, script })).toMatchObject({ code: 0 });
  const generated = await specwright(['generate'], { cwd: work.root, script });
  expect(generated.err).toMatch(/^\d+ files written/m);
  expect(generated.code).toBe(0);
  expect(await specwright(['check'], { cwd: work.root, script })).toMatchObject({ code: 0 });
  const files = readdirSync(work.path('node_modules/specwright'));
  expect(files).toEqual(
    expect.arrayContaining(['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'package.json', 'runtime', 'templates']),
  );
  expect(readdirSync(work.path('node_modules/specwright/definitions'))).toEqual(['definition.schema.json']);
});

it('the packed package generates from a definition that uses every key of the format', async () => {
  const script = work.path('node_modules/.bin/specwright');
  cpSync('test/support/every-key', work.path('every-key'), { recursive: true });
  const folders = ['--definitions', 'every-key', '--out', 'every-key-out', '--no-handlers'];
  const generated = await specwright(['generate', ...folders], { cwd: work.root, script });
  expect(generated.err).toMatch(/^\d+ files written/m);
  expect(generated.code).toBe(0);
  expect(work.read('every-key-out/lend-book/vectors.json')).toContain('Request.isbn.format');
});
