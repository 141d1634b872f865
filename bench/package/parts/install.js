/** What a user sees in the first minute: the install, `init`, and a definition that uses every key of the format. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { contract as name } from '../prepare.js';
import { filesWithoutSubpath, subpathsOf } from '../subpaths.js';
import { assert, row } from '../rows.js';
import { oldestNode } from '../tools.js';

export async function install({
  specwright,
  contract,
  project,
  consumer,
  times,
  install: installed,
  init,
  example,
  generated,
  checked,
}) {
  const on = oldestNode.name;
  return [
    await row('npm install specwright', `${on}, an empty folder`, () => {
      const { packages, size } = sizeOf(join(project, 'node_modules'));
      assert(packages < 40, `An install has ${packages} packages`);
      assert(size < 60e6, `An install has ${size} bytes`);
      return `${packages} packages, ${megabytes(size)}; the tarball has ${megabytes(statSync(specwright).size)}`;
    }),
    await row('warnings of the install', on, () => {
      assert(!/warn/i.test(installed.err + installed.out), installed.err + installed.out);
      return 'none';
    }),
    await row('from an empty folder to generated files', on, () => {
      const seconds = times.installing + times.initialising;
      assert(seconds < 60, `The first minute takes ${seconds} s`);
      assert(!/warning/i.test(init.err + init.out), init.err + init.out);
      return `${seconds.toFixed(1)} s: ${times.installing.toFixed(1)} s install, ${times.initialising.toFixed(1)} s \`npx specwright init --yes\` (${example} files)`;
    }),
    await row('generate and check every key of the format', on, () => {
      assert(/^\d+ files written/m.test(generated.err), generated.err);
      assert(!/error/i.test(checked.err), checked.err);
      return /^\d+ files written/m.exec(generated.err)[0];
    }),
    await row('the pages of specwright link only to what is in it', 'the tarball', () => {
      const folder = join(project, 'node_modules/specwright');
      const pages = ['README.md', 'CHANGELOG.md', ...readdirSync(`${folder}/docs`).map((file) => `docs/${file}`)];
      const broken = pages.flatMap((page) => brokenLinks(folder, page).map((to) => `${page} links to ${to}`));
      assert(broken.length === 0, broken.join('\n'));
      return `${pages.length} pages`;
    }),
    await row('each module and document of the contract has a subpath', 'the tarball', () => {
      const folder = join(consumer, 'node_modules', name);
      const lost = filesWithoutSubpath(folder);
      assert(lost.length === 0, `No subpath leads to ${lost.join(', ')}`);
      return `${subpathsOf(folder).length} subpaths`;
    }),
    await row('the contract has its licence, README, sources and maps', 'the tarball', () => contents(contract)),
  ];
}

/** The packages in a folder, and the bytes of their files. */
function sizeOf(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const packages = files.filter(
    ({ name, parentPath }) => name === 'package.json' && /node_modules\/(@[^/]+\/)?[^/]+$/.test(parentPath),
  ).length;
  const size = files.reduce((sum, { name, parentPath }) => sum + statSync(join(parentPath, name)).size, 0);
  return { packages, size };
}

function brokenLinks(folder, page) {
  return [...readFileSync(join(folder, page), 'utf8').matchAll(/\]\(([^)#\s]+)/g)]
    .map(([, to]) => to)
    .filter((to) => !/^https?:/.test(to) && !existsSync(resolve(folder, dirname(page), to)));
}

function contents(tarball) {
  const files = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).trim().split('\n');
  for (const name of ['LICENSE', 'README.md', 'package.json'])
    assert(files.includes(`package/${name}`), `The contract has no ${name}`);
  const lacking = files.filter(
    (file) => /\/dist\/.*\.js$/.test(file) && !['.map', ''].every((end) => files.includes(file + end)),
  );
  assert(lacking.length === 0, `No source map: ${lacking.join(', ')}`);
  const declarations = files.filter((file) => /\/dist\/.*\.d\.ts\.map$/.test(file)).length;
  assert(declarations > 20, `There are ${declarations} maps of declarations`);
  return `${files.length} files, ${megabytes(statSync(tarball).size)}`;
}

const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
