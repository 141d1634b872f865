import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { satisfies } from 'semver';
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
  // What is nested comes with the folder that it is in.
  for (const folder of installedForUsers().filter((one) => one.lastIndexOf('node_modules') === 0)) {
    mkdirSync(dirname(work.path(folder)), { recursive: true });
    symlinkSync(resolve(folder), work.path(folder));
  }
  // npm makes commands executable.
  chmodSync(work.path('node_modules/specwright/dist/bundle/main.js'), 0o755);
  mkdirSync(work.path('node_modules/.bin'));
  symlinkSync('../specwright/dist/bundle/main.js', work.path('node_modules/.bin/specwright'));
});
afterAll(() => work.remove());

interface Locked {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** The folders of packages that an install of the package alone makes: its dependencies and theirs, as Node finds them. */
function installedForUsers(): readonly string[] {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Readonly<Record<string, Locked>>;
  };
  const found = new Set<string>();
  const visit = (from: string): void => {
    const { dependencies, optionalDependencies } = packages[from] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      let place: string | undefined = from;
      while (place !== undefined && !(under(place, name) in packages)) place = above(place);
      if (place === undefined || found.has(under(place, name))) continue;
      found.add(under(place, name));
      visit(under(place, name));
    }
  };
  visit('');
  return [...found].sort();
}

const under = (folder: string, name: string): string => `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
/** The folder around the last `node_modules` of a path; undefined above the root. */
const above = (folder: string): string | undefined =>
  folder === '' ? undefined : folder.slice(0, Math.max(folder.lastIndexOf('node_modules/') - 1, 0));

/** The commands of the README's first block, which a new user runs after the install. */
function firstMinute(page: string): readonly string[] {
  const [, code = ''] = /^```sh\n(.*?)^```$/ms.exec(readFileSync(page, 'utf8')) ?? [];
  const [install, ...commands] = code.trim().split('\n');
  expect(install).toBe('npm install --save-dev specwright');
  return commands;
}

it('the first minute of the README works from the packed package, without a warning', () => {
  const commands = firstMinute('README.md');
  expect(commands).toHaveLength(1);
  // A folder of its own: the workspace has definitions already.
  mkdirSync(work.path('first'));
  symlinkSync('../node_modules', work.path('first/node_modules'));
  const printed = commands.map((command) =>
    execFileSync('sh', ['-c', `${command} 2>&1`], { cwd: work.path('first'), encoding: 'utf8' }),
  );
  expect(printed.join('')).toMatch(/^created specwright\.config\.\w+\n(?:.*\n)*\d+ files generated in generated\/$/m);
  expect(printed.join('')).not.toContain('warning');
  for (const folder of ['definitions', 'generated', 'handlers'])
    expect(readdirSync(work.path('first')), folder).toContain(folder);
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

it('an install is small: less than 60 MB in less than 40 packages, none of which needs a later version of Node', () => {
  const folders = installedForUsers();
  expect(folders.length).toBeGreaterThan(20);
  expect(folders.length).toBeLessThan(40);
  const own = [work.path('node_modules/specwright'), ...folders.filter((folder) => existsSync(folder))];
  const sizes = own.map((folder) =>
    Number(execFileSync('du', ['-sk', '--exclude=node_modules', folder], { encoding: 'utf8' }).split('\t')[0]),
  );
  expect(sizes.reduce((sum, size) => sum + size) / 1024).toBeLessThan(60);
  const late = folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => {
      const { engines } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as { engines?: { node?: string } };
      return engines?.node !== undefined && !satisfies('20.19.0', engines.node) ? [`${folder}: ${engines.node}`] : [];
    });
  expect(late).toEqual([]);
});

it('every part that only some runs need is in the packed package', async () => {
  const script = work.path('node_modules/.bin/specwright');
  const run = (...args: readonly string[]): ReturnType<typeof specwrightProcess> =>
    specwrightProcess(args, { cwd: work.path('parts'), script });
  mkdirSync(work.path('parts'));
  symlinkSync('../node_modules', work.path('parts/node_modules'));
  work.put('parts/package.json', '{ "prettier": {} }');
  work.put('parts/eslint.config.mjs', 'export default [];\n');
  expect(await run('init')).toMatchObject({ code: 0, err: '' });
  expect(await run('new', 'operation', 'create-order')).toMatchObject({ code: 0 });
  expect(await run('generate', '--verify', '--vectors', '--no-cache')).toMatchObject({ code: 0 });
  // A pattern of definitions, a pattern of text, and a change of the output.
  work.put('parts/specwright.config.mjs', `export default { definitions: ['def*'], targets: { vectors: true } };\n`);
  const path = 'parts/definitions/create-order.spec.yaml';
  work.put(path, work.read(path).replace('type: String, presence: M', 'type: String, pattern: "^(a+)+$", presence: M'));
  expect((await run('check')).err).toContain('vulnerable-pattern');
  work.put(path, work.read(path).replace('"^(a+)+$"', '"^a+$"'));
  expect((await run('check')).out).toContain('+++ generated/create-order/');
  work.put('parts/body.json', '{ "name": "aa", "more": 1 }');
  expect((await run('validate', 'body.json', '--operation', 'create-order', '--frame')).out).toContain(
    'CreateOrderBody.unknown',
  );
  expect((await run('vectors', 'create-order')).code).toBe(0);
  expect((await run('bundle')).out).toContain('openapi: 3.1');
  expect((await run('check', '--reporter', 'sarif')).out).toContain('"2.1.0"');
  work.put('parts/specwright.config.mjs', `export default { out: 1 };\n`);
  expect((await run('list')).err).toMatch(/^specwright\.config\.mjs:1:23 wrong-kind /m);
  // A dozen processes, and a test that is not about time.
}, 240_000);
