import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorkspace, specwrightProcess, type Workspace } from './run.js';

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
  // npm makes commands executable.
  chmodSync(work.path('node_modules/specwright/dist/bundle/main.js'), 0o755);
  mkdirSync(work.path('node_modules/.bin'));
  symlinkSync('../specwright/dist/bundle/main.js', work.path('node_modules/.bin/specwright'));
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

/** The commands of the README's first block, which a new user runs after the install. */
function firstMinute(page: string): readonly string[] {
  const [, code = ''] = /^```sh\n(.*?)^```$/ms.exec(readFileSync(page, 'utf8')) ?? [];
  const [install, ...commands] = code.trim().split('\n');
  expect(install).toBe('npm install --save-dev specwright');
  return commands;
}

it('the first minute of the README works from the packed package, without a warning', () => {
  const commands = firstMinute('README.md');
  expect(commands).toHaveLength(2);
  // A folder of its own: the workspace has definitions already.
  mkdirSync(work.path('first'));
  symlinkSync('../node_modules', work.path('first/node_modules'));
  const printed = commands.map((command) =>
    execFileSync('sh', ['-c', `${command} 2>&1`], { cwd: work.path('first'), encoding: 'utf8' }),
  );
  expect(printed.join('')).toMatch(/^(wrote .*\n)+(… and \d+ more\n)?\d+ files written/);
  expect(readdirSync(work.path('first')).sort()).toEqual(['definitions', 'generated', 'handlers', 'node_modules']);
});

it('the pages of the packed package link only to files in it', () => {
  const folder = work.path('node_modules/specwright');
  const pages = ['README.md', ...readdirSync(`${folder}/docs`).map((file) => `docs/${file}`)];
  const broken = pages.flatMap((page) =>
    [...readFileSync(`${folder}/${page}`, 'utf8').matchAll(/\]\(([^)#\s]+)/g)]
      .map(([, to = '']) => to)
      .filter((to) => !/^https?:/.test(to) && !existsSync(resolve(folder, dirname(page), to)))
      .map((to) => `${page} links to ${to}`),
  );
  expect(pages.length).toBeGreaterThan(5);
  expect(broken).toEqual([]);
});

it('the packed package works in another repository, with templates of its own', async () => {
  const script = work.path('node_modules/.bin/specwright');
  expect(await specwrightProcess(['--version'], { cwd: work.root, script })).toMatchObject({ code: 0 });
  const generated = await specwrightProcess(['generate'], { cwd: work.root, script });
  expect(generated.err).toMatch(/^\d+ files written/m);
  expect(generated.code).toBe(0);
  expect(await specwrightProcess(['check'], { cwd: work.root, script })).toMatchObject({ code: 0 });
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
  const generated = await specwrightProcess(['generate', '--vectors', ...folders], { cwd: work.root, script });
  expect(generated.err).toMatch(/^\d+ files written/m);
  expect(generated.code).toBe(0);
  expect(work.read('every-key-out/lend-book/vectors.json')).toContain('Request.isbn.format');
});
