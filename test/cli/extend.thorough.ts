/** Extensions from the packed package: the example as a user has it, in threads, in both kinds of modules, while watching. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import ts6 from 'typescript';
import ts54 from 'typescript-5.4';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkspace, operationText, type Ran, specwrightProcess, type Workspace } from './run.js';
import { shareSources } from '../support/source-files.js';
import { type Watching, watching } from './watching.js';

let work: Workspace;
let watch: Watching | undefined;
beforeAll(() => {
  work = createWorkspace();
  const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', work.root];
  const [packed] = JSON.parse(execFileSync('npm', pack, { encoding: 'utf8' })) as { filename: string }[];
  const folder = work.path('node_modules/specwright');
  mkdirSync(folder, { recursive: true });
  execFileSync('tar', ['-xzf', work.path(packed?.filename ?? ''), '--strip-components=1', '-C', folder]);
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
  for (const name of [...Object.keys(dependencies), '@types/node']) {
    mkdirSync(dirname(work.path(`node_modules/${name}`)), { recursive: true });
    symlinkSync(resolve(`node_modules/${name}`), work.path(`node_modules/${name}`));
  }
  cpSync(work.path('node_modules/specwright/examples/extending'), work.path('example'), { recursive: true });
  work.put('example/package.json', '{ "type": "module" }');
});
afterAll(() => {
  watch?.kill();
  work.remove();
});

const run = (args: readonly string[]): Promise<Ran> =>
  specwrightProcess(args, {
    cwd: work.path('example'),
    script: work.path('node_modules/specwright/dist/bundle/main.js'),
  });

describe('the example of extending', () => {
  it('has files of less than 60 lines', () => {
    const files = readdirSync(work.path('example')).filter((name) => name.endsWith('.ts'));
    expect(files.sort()).toEqual(['house-rules.ts', 'sku.ts', 'specwright.config.ts', 'tables-csv.ts']);
    for (const file of files) expect(work.read(`example/${file}`).split('\n').length, file).toBeLessThan(60);
  });

  it('generates, checks and reports', async () => {
    const generated = await run(['generate', '--vectors', '--verify']);
    expect(generated.err).toMatch(/^\d+ files written/m);
    expect(generated.err).not.toContain('warning');
    expect(work.read('example/generated/operations.csv')).toBe(
      'Operation,Call,Title\ncreate-order,POST /orders,Create Order\n',
    );
    expect(work.read('example/generated/create-order/CreateOrderRequest.csv')).toContain(
      'reference,String,M,"Number of the customer, for example ""A-1""."\n',
    );
    expect(work.read('example/generated/create-order/docs.md')).toMatch(/\n---\n\nInternal use only\.\n$/);
    expect((await run(['check', '--vectors'])).code).toBe(0);
    const path = 'example/definitions/create-order.spec.yaml';
    const text = work.read(path);
    work.put(path, text.replace('maxLength: 20,', '').replace('title: Create Order', 'title: Create an order.'));
    const { err, code } = await run(['generate']);
    expect(err).toMatch(/create-order\.spec\.yaml:1:12 house\/plain-title the title ends with a full stop\n/);
    expect(err).toMatch(/create-order\.spec\.yaml:\d+:7 house\/no-maximum warning: the mandatory text `reference` /);
    expect(code).toBe(1);
    work.put(path, text);
  });

  it('has a format whose vectors the emitted validators judge as they say', async () => {
    work.put(
      'example/judge.mts',
      `import { readFileSync } from 'node:fs';
import { isCreateOrderRequest } from './generated/create-order/validators.js';
const { vectors } = JSON.parse(readFileSync('generated/create-order/vectors.json', 'utf8'));
const mine = vectors.filter(({ message, form }) => message === 'request' && form === 'canonical');
console.log(mine.length, mine.filter(({ about }) => about === 'Article.sku.format').length);
console.log(mine.filter(({ input, valid }) => isCreateOrderRequest(input) !== valid).length);
`,
    );
    await run(['generate', '--vectors']);
    const tsx = resolve('node_modules/tsx/dist/cli.mjs');
    const { out } = await specwrightProcess(['judge.mts'], { cwd: work.path('example'), script: tsx });
    const [all = 0, ofFormat = 0, wrong] = out.trim().split(/\s/).map(Number);
    expect(all).toBeGreaterThan(50);
    expect(ofFormat).toBeGreaterThanOrEqual(7);
    expect(wrong).toBe(0);
  });

  it.each([ts6, ts54 as unknown as typeof ts6])(
    'compiles with TypeScript $version, also with the declarations checked',
    (ts) => {
      for (const [module, moduleResolution] of [
        ['nodenext', 'nodenext'],
        ['esnext', 'bundler'],
      ])
        for (const exactOptionalPropertyTypes of [true, false]) {
          const compilerOptions = {
            ...{ module, moduleResolution, exactOptionalPropertyTypes, target: 'es2022', lib: ['es2022'], types: [] },
            ...{ strict: true, skipLibCheck: false, noEmit: true, noUncheckedIndexedAccess: true },
          };
          const json = { compilerOptions, files: ['specwright.config.ts'] };
          const { fileNames, options, errors } = ts.parseJsonConfigFileContent(json, ts.sys, work.path('example'));
          const host = ts.createCompilerHost(options);
          shareSources(ts, host);
          const program = ts.createProgram(fileNames, options, host);
          expect(program.getSourceFiles().some(({ fileName }) => fileName.endsWith('/dist/bundle/api.d.ts'))).toBe(
            true,
          );
          expect(ts.formatDiagnostics([...errors, ...ts.getPreEmitDiagnostics(program)], host)).toBe('');
        }
    },
  );
});

it('the package has the same exports for require as for import', async () => {
  const text = `const names = (all) => Object.keys(all).filter((name) => name !== 'default' && name !== 'module.exports').sort().join();
const all = require('specwright');
(async () => {
  console.log(names(all) === names(await import('specwright')), names(all));
  console.log((await all.check({ cwd: 'example' })).checked > 20, (await all.validate({ cwd: 'example', text: '{}' })).ok);
})();
`;
  work.put('exports.cjs', text);
  const { out, err } = await specwrightProcess([], { cwd: work.root, script: work.path('exports.cjs') });
  expect(err).toBe('');
  expect(out).toBe(
    'true check,defineCheck,defineConfig,defineFormat,defineTarget,encode,generate,modelVersion,validate,view\ntrue false\n',
  );
});

it('every type of the model is on its page', () => {
  const names = ['model', 'value-model', 'rule-model', 'condition-model', 'outcome-model', 'security-model']
    .map((name) => `generator/model/${name}.ts`)
    .concat('generator/model/table-rule-model.ts', 'generator/diagnostics/source.ts')
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/^export (?:interface|type) (\w+)/gm)])
    .map(([, name]) => name);
  expect(names.length).toBeGreaterThan(60);
  const page = readFileSync('docs/extending.md', 'utf8');
  expect(names.filter((name) => !page.includes(`\`${String(name)}\``))).toEqual([]);
});

describe('the code of a configuration', () => {
  it('runs in every thread, with the same result', async () => {
    const many = (name: string): void => {
      for (let n = 0; n < 12; n++)
        work.put(`${name}/definitions/op-${n}.spec.yaml`, operationText(`op-${n}`, `No ${n}.`));
      work.put(`${name}/definitions/common.spec.yaml`, work.read('definitions/common.spec.yaml'));
    };
    many('threads');
    work.put('threads/package.json', '{ "type": "module" }');
    work.put('threads/part.js', `export const end = '!';\n`);
    work.put(
      'threads/specwright.config.js',
      `import { end } from './part.js';
export default { handlers: false, extend: { targets: { mine: {
  operation: ({ name }) => name === globalThis.failing ? undefined : [{ path: 'a.txt', content: name + end }],
  piece: ({ title }) => title.length,
  package: (pieces) => [{ path: 'all.json', content: JSON.stringify(pieces) }],
} } } };
`,
    );
    const script = work.path('node_modules/specwright/dist/bundle/main.js');
    const trees: unknown[] = [];
    for (const jobs of ['1', '3']) {
      rmSync(work.path('threads/generated'), { recursive: true, force: true });
      const cwd = work.path('threads');
      const ran = await specwrightProcess(['generate', '--no-cache', '--jobs', jobs], { cwd, script });
      expect(ran.code).toBe(0);
      trees.push(work.tree('threads/generated'));
    }
    expect(trees[1]).toEqual(trees[0]);
    expect(work.read('threads/generated/op-11/a.txt')).toBe('op-11!');
    work.put(
      'threads/specwright.config.js',
      work.read('threads/specwright.config.js').replace('globalThis.failing', `'op-3'`),
    );
    const failed = await specwrightProcess(['generate', '--no-cache', '--jobs', '3'], {
      cwd: work.path('threads'),
      script,
    });
    expect(failed.err).toContain('target-result the target `mine` returns for `op-3` nothing');
    expect(failed.code).toBe(1);
  });

  it('is followed by --watch, with what it imports', async () => {
    work.put('package.json', '{ "type": "module" }');
    work.put('parts/text.js', `export const text = 'one';\n`);
    work.put(
      'specwright.config.js',
      `import { text } from './parts/text.js';
export default { handlers: false, extend: { targets: { mine: { operation: () => [{ path: 'a.txt', content: text }] } } } };
`,
    );
    watch = watching(work);
    await watch.says(/press Ctrl\+C to stop\.\n/);
    expect(work.read('generated/get-thing/a.txt')).toBe('one');
    work.put('parts/text.js', `export const text = 'two';\n`);
    await watch.says(/1 file written/);
    expect(work.read('generated/get-thing/a.txt')).toBe('two');
  });
});
