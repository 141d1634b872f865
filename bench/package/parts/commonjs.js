/** CommonJS: `require`, TypeScript and Jest. Where something does not work, docs/package-matrix.md says what to do, which is tried. */
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contract, link } from '../prepare.js';
import { runNode } from '../processes.js';
import { assert, row } from '../rows.js';
import { subpathsOf } from '../subpaths.js';
import { installed, newestNode, nodes, oldestNode, typescripts, versionOf } from '../tools.js';

const use = `isLendBookRequest({ isbn: '9781234567897' }) === false`;

export async function commonjs({ consumer, project, folder: all }) {
  const folder = join(consumer, 'commonjs');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{}');
  const rows = [];
  const paths = subpathsOf(join(consumer, 'node_modules', contract)).filter(({ kind }) => kind !== 'other');
  writeFileSync(
    join(folder, 'require.js'),
    `const paths = ${JSON.stringify(paths.map(({ path }) => `${contract}/${path}`))};
for (const path of paths) if (typeof require(path) !== 'object') throw new Error(path);
console.log(paths.length);`,
  );
  for (const { name, path } of nodes)
    rows.push(
      await row('require of each subpath', name, async () => {
        const { out, err } = await runNode(path, ['require.js'], { cwd: folder });
        return `${out.trim()} subpaths${err.includes('Warning') ? ', with a warning of Node that this is experimental' : ''}`;
      }),
    );
  rows.push(
    await row('require of specwright', oldestNode.name, async () => {
      writeFileSync(
        join(folder, 'config.js'),
        `const { defineConfig } = require('specwright');\nif (defineConfig({ out: 'a' }).out !== 'a') throw new Error();`,
      );
      await runNode(oldestNode.path, ['config.js'], { cwd: folder });
    }),
  );

  writeFileSync(
    join(folder, 'static.ts'),
    `import { isLendBookRequest } from '${contract}/lend-book';\nif (!(${use})) throw new Error();\n`,
  );
  writeFileSync(
    join(folder, 'dynamic.ts'),
    `async function main(): Promise<void> {\n  const { isLendBookRequest } = await import('${contract}/lend-book');\n  if (!(${use})) throw new Error();\n}\nvoid main();\n`,
  );
  for (const compiler of typescripts) {
    const file = compiler.line >= 5.9 ? 'static.ts' : 'dynamic.ts';
    rows.push(
      await row(
        `${file === 'static.ts' ? 'import' : 'import()'} in a CommonJS package, then run`,
        `${compiler.name}, nodenext`,
        async () => {
          const options = [
            '--module',
            'nodenext',
            '--target',
            'es2022',
            '--strict',
            '--types',
            'node',
            '--outDir',
            `out-${compiler.line}`,
          ];
          await runNode(newestNode.path, [compiler.path, ...options, file], { cwd: folder });
          await runNode(oldestNode.path, [`out-${compiler.line}/${file.replace('.ts', '.js')}`], { cwd: folder });
          if (file === 'static.ts') return 'works';
          const refusal = await runNode(newestNode.path, [compiler.path, ...options, 'static.ts'], {
            cwd: folder,
          }).catch(({ message }) => message);
          assert(/TS1479/.test(refusal), `import is not refused with TS1479: ${JSON.stringify(refusal)}`);
          return 'works; `import` is [TS1479](#commonjs)';
        },
      ),
    );
  }

  const inPlace = join(all, 'commonjs');
  mkdirSync(inPlace);
  cpSync(join(project, 'definitions'), join(inPlace, 'definitions'), { recursive: true });
  writeFileSync(join(inPlace, 'package.json'), '{ "type": "commonjs" }');
  await runNode(oldestNode.path, [join(project, 'node_modules/specwright/dist/bundle/main.js'), 'generate'], {
    cwd: inPlace,
  });
  const refused = `'https://example.com/library/main/loans/NORTH', { method: 'POST', body: '{}', headers: { host: 'a', 'content-type': 'application/json' } }`;
  for (const compiler of typescripts)
    rows.push(
      await row('sources and handlers of a CommonJS package, then run', `${compiler.name}, nodenext`, async () => {
        const options = ['--module', 'nodenext', '--target', 'es2022', '--strict', '--outDir', 'out'];
        await runNode(newestNode.path, [compiler.path, ...options, 'handlers/index.ts'], { cwd: inPlace });
        const script = `require('./out/handlers/index.js').handler(new Request(${refused})).then(({ status }) => { if (status !== 401) throw new Error(String(status)); })`;
        await runNode(oldestNode.path, ['--eval', script], { cwd: inPlace });
      }),
    );

  const test = `test('the contract', () => { const { isLendBookRequest } = require('${contract}/lend-book'); expect(${use}).toBe(true); });`;
  const jest = async (name, configuration, ...flags) => {
    const own = join(folder, name);
    mkdirSync(own, { recursive: true });
    for (const tool of ['babel-jest', '@babel/core', '@babel/preset-env'])
      if (name === 'transformed') link(own, tool, installed(tool));
    writeFileSync(join(own, 'package.json'), name === 'modules' ? '{ "type": "module" }' : '{}');
    writeFileSync(
      join(own, 'babel.config.json'),
      '{ "presets": [["@babel/preset-env", { "targets": { "node": "current" } }]] }',
    );
    writeFileSync(join(own, 'jest.config.json'), JSON.stringify({ rootDir: '.', ...configuration }));
    const text =
      name === 'modules'
        ? `import { isLendBookRequest } from '${contract}/lend-book';\n${test.replace(/const.*?; /, '')}`
        : test;
    writeFileSync(join(own, 'contract.test.js'), text);
    await runNode(newestNode.path, [...flags, installed('jest/bin/jest.js'), '--config', 'jest.config.json'], {
      cwd: own,
    });
  };
  const on = `Jest ${versionOf('jest')}`;
  rows.push(
    await row('tests of compiled handlers of a CommonJS package', on, async () => {
      writeFileSync(join(inPlace, 'jest.config.json'), '{ "testMatch": ["**/*.test.js"] }');
      writeFileSync(
        join(inPlace, 'handlers.test.js'),
        `test('handlers', async () => { expect((await require('./out/handlers/index.js').handler(new Request(${refused}))).status).toBe(401); });`,
      );
      await runNode(newestNode.path, [installed('jest/bin/jest.js'), '--config', 'jest.config.json'], { cwd: inPlace });
    }),
    await row('tests that are ES modules', on, () =>
      jest('modules', { transform: {} }, '--experimental-vm-modules').then(
        () => 'works with --experimental-vm-modules',
      ),
    ),
    await row('tests that are CommonJS', on, () =>
      jest('transformed', { transformIgnorePatterns: [`/node_modules/(?!${contract}/)`] }).then(
        () => 'works with [transformIgnorePatterns](#commonjs)',
      ),
    ),
  );
  return rows;
}
