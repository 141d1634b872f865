/** The sources in place: Node runs them as they are, and handlers are there when the style of imports changes. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { link } from '../prepare.js';
import { runNode } from '../processes.js';
import { row } from '../rows.js';
import { installed, newestNode, nodes, oldestNode, versionOf } from '../tools.js';

/** The compiler options that suit imports of a style. */
const styles = {
  none: ['--module', 'esnext', '--moduleResolution', 'bundler'],
  ts: ['--module', 'nodenext', '--allowImportingTsExtensions'],
  js: ['--module', 'nodenext'],
};

const main = `import { handler } from './handlers/index.ts';
const url = 'https://example.com/library/main/loans/NORTH';
const headers = { host: 'example.com', 'content-type': 'application/json' };
const response = await handler(new Request(url, { method: 'POST', headers, body: '{}' }));
if (response.status !== 401) throw new Error(String(response.status));
`;

export async function sources({ project, folder }) {
  const specwright = join(project, 'node_modules/specwright');
  const projectOf = (name) => {
    const own = join(folder, name);
    mkdirSync(own);
    cpSync(join(project, 'definitions'), join(own, 'definitions'), { recursive: true });
    writeFileSync(join(own, 'package.json'), '{ "type": "module" }');
    link(own, 'specwright', specwright);
    return own;
  };
  const generate = (own, imports) => {
    writeFileSync(join(own, 'specwright.config.json'), JSON.stringify({ imports }));
    return runNode(oldestNode.path, [join(specwright, 'dist/bundle/main.js'), 'generate'], { cwd: own });
  };
  const rows = [
    await row(
      'imports js, then none, then ts, then js, beside the same handlers',
      `TypeScript ${versionOf('typescript-6.0')}`,
      async () => {
        const own = projectOf('styles');
        await generate(own, 'js');
        for (const [style, options] of Object.entries(styles)) {
          await generate(own, style);
          const compile = [installed('typescript-6.0/bin/tsc'), '--noEmit', '--strict', '--target', 'es2022'];
          await runNode(newestNode.path, [...compile, ...options, 'handlers/index.ts'], { cwd: own });
        }
        return 'compiles each time';
      },
    ),
  ];
  const own = projectOf('stripped');
  await generate(own, 'ts');
  writeFileSync(join(own, 'main.ts'), main);
  for (const { name, path } of nodes.slice(1))
    rows.push(
      await row('node main.ts, which serves handlers and emitted sources', name, async () => {
        await runNode(path, ['--no-warnings', 'main.ts'], { cwd: own });
        return 'works with `imports: ts`';
      }),
    );
  return rows;
}
