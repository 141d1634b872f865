/** Every supported Node: the command, the contract package over a socket, and each of its subpaths. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { npx, runNode } from '../processes.js';
import { assert, row } from '../rows.js';
import { writeSubpaths } from '../subpaths.js';
import { nodes } from '../tools.js';

export async function node({ project, consumer }) {
  const rows = [];
  writeSubpaths(consumer);
  for (const { name, path } of nodes) {
    rows.push(
      await row('specwright generate and check', name, async () => {
        rmSync(join(project, 'node_modules/.cache'), { recursive: true, force: true });
        const { err } = await npx(path, ['specwright', 'generate'], { cwd: project });
        await npx(path, ['specwright', 'check'], { cwd: project });
        assert(/^0 files written/m.test(err), `The output differs from that of another Node: ${err}`);
        return 'the same output';
      }),
      await row('validators, server and client over a socket', name, async () => {
        const { out } = await runNode(path, ['on-node.js'], { cwd: consumer });
        return out.trim();
      }),
      await row('import of each subpath, JSON and YAML too', name, async () => {
        const { out } = await runNode(path, ['--no-warnings', 'subpaths.js'], { cwd: consumer });
        return `${out.trim()} subpaths`;
      }),
    );
  }
  return rows;
}
