/** Makes what all parts use: a project outside of the repository that has specwright installed, and the contract that it makes. */
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm, npx } from './processes.js';
import { installed, oldestNode } from './tools.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** The name of the contract package. */
export const contract = '@acme/contract';

/** @param folder an empty one outside of the repository */
export async function prepare(folder) {
  const specwright = join(folder, await pack(root, folder));
  const project = join(folder, 'project');
  mkdirSync(project);
  // npm installs into the nearest folder above that has packages, wherever the folder for temporary files is.
  writeFileSync(join(project, 'package.json'), '{}');
  const node = oldestNode.path;

  const [install, installing] = await timed(() =>
    npm(node, ['install', '--save-dev', '--no-audit', '--no-fund', specwright], { cwd: project }),
  );
  const [init, initialising] = await timed(() => npx(node, ['specwright', 'init', '--yes'], { cwd: project }));
  const example = readdirSync(join(project, 'generated'), { recursive: true }).length;

  // Every key of the format, and the operation of the README, each with its common file.
  cpSync(join(root, 'test/support/every-key'), join(project, 'definitions/library'), { recursive: true });
  mkdirSync(join(project, 'definitions/customers'));
  for (const name of ['common', 'create-customer']) {
    const text = readFileSync(join(root, `definitions/${name}.spec.yaml`), 'utf8');
    // Without the line that leads editors to a schema beside it.
    writeFileSync(join(project, `definitions/customers/${name}.spec.yaml`), text.replace(/^# yaml-language.*\n/, ''));
  }
  // Before TypeScript 5.8, modules of a CommonJS package cannot import those of a package of ES modules, which the output is.
  const manifest = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  writeFileSync(join(project, 'package.json'), JSON.stringify({ ...manifest, type: 'module' }));
  cpSync(join(root, 'LICENSE'), join(project, 'LICENSE'));
  link(project, 'typescript', installed('typescript-5.4'));
  configure(project, {
    package: { name: contract, license: 'MIT' },
    definitions: 'definitions',
    out: 'generated',
    handlers: 'handlers',
    targets: { vectors: true },
  });
  const specwrightIn = (...args) => npx(node, ['specwright', ...args], { cwd: project });
  const generated = await specwrightIn('generate', '--verify');
  const checked = await specwrightIn('check');
  await specwrightIn('build');
  const tarball = join(folder, await pack(join(project, 'generated'), folder));

  const consumer = join(folder, 'consumer');
  mkdirSync(consumer);
  writeFileSync(join(consumer, 'package.json'), '{ "type": "module" }');
  await npm(node, ['install', '--no-audit', '--no-fund', tarball], { cwd: consumer });
  cpSync(fileURLToPath(new URL('consumer', import.meta.url)), consumer, { recursive: true });
  for (const name of ['@types/node', 'undici-types']) link(consumer, name, installed(name));
  link(consumer, 'specwright', join(project, 'node_modules/specwright'));

  const times = { installing, initialising };
  return {
    root,
    folder,
    specwright,
    project,
    contract: tarball,
    consumer,
    times,
    install,
    init,
    example,
    generated,
    checked,
  };
}

/** Makes a package findable from a folder. */
export function link(folder, name, to) {
  const path = join(folder, 'node_modules', name);
  mkdirSync(join(path, '..'), { recursive: true });
  symlinkSync(to, path);
}

/** Replaces the configuration that `init` wrote. */
export function configure(project, configuration) {
  const name = readdirSync(project).find((file) => file.startsWith('specwright.config.'));
  const text = JSON.stringify(configuration, undefined, 2);
  writeFileSync(join(project, name), name.endsWith('.json') ? text : `export default ${text};\n`);
}

async function pack(from, to) {
  const { out } = await npm(process.execPath, ['pack', '--ignore-scripts', '--json', '--pack-destination', to], {
    cwd: from,
  });
  return JSON.parse(out)[0].filename;
}

async function timed(work) {
  const begun = performance.now();
  const result = await work();
  return [result, (performance.now() - begun) / 1000];
}
