/** publint and Are the types wrong? on what is published. */
import { join } from 'node:path';
import { contract } from '../prepare.js';
import { runNode } from '../processes.js';
import { assert, row } from '../rows.js';
import { subpathsOf } from '../subpaths.js';
import { installed, newestNode, versionOf } from '../tools.js';

export async function publishing({ project, consumer, specwright, contract: tarball }) {
  const attw = (file, ...options) =>
    runNode(
      newestNode.path,
      [installed('@arethetypeswrong/cli/dist/index.js'), file, '--no-emoji', '--format', 'ascii', ...options],
      { cwd: consumer },
    );
  const publint = async (folder) => {
    const { out, err } = await runNode(newestNode.path, [installed('publint/src/cli.js'), 'run', folder, '--strict'], {
      cwd: consumer,
    });
    assert(/All good!/.test(out + err), out + err);
    return 'clean';
  };
  const folder = join(consumer, 'node_modules', contract);
  const modules = subpathsOf(folder)
    .filter(({ kind }) => kind === 'module')
    .map(({ path }) => (path === '' ? '.' : path));
  const [lint, types] = [`publint ${versionOf('publint')}`, `attw ${versionOf('@arethetypeswrong/cli')}`];
  return [
    await row('specwright', lint, () => publint(join(project, 'node_modules/specwright'))),
    await row('specwright', types, async () => {
      const inBrowsers = subpathsOf(join(project, 'node_modules/specwright'))
        .map(({ path }) => path)
        .filter((path) => path.startsWith('browser'));
      await attw(specwright, '--profile', 'node16', '--entrypoints', '.');
      await attw(specwright, '--profile', 'esm-only', '--entrypoints', ...inBrowsers);
      return `clean: \`.\` as both kinds of modules, ${inBrowsers.join(' and ')} as ES modules`;
    }),
    await row('the contract', lint, () => publint(folder)),
    await row('the contract', types, async () => {
      await attw(tarball, '--profile', 'esm-only', '--entrypoints', ...modules);
      return `clean: ${modules.length} entry points, ES modules`;
    }),
  ];
}
