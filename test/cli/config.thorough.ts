/** The configuration: found, loaded, checked, and weaker than the command line. */
import { mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defineConfig } from '../../generator/api.js';
import { generateCommand } from '../../generator/cli/generate.js';
import { standardIo } from '../../generator/cli/io.js';
import { defaultSettings } from '../../generator/settings.js';
import { commonText } from '../support/model.js';
import { errorsIn, programOf } from '../support/native-compiler.js';
import { createWorkspace, operationText, type Ran, specwright, type Workspace } from './run.js';

let work: Workspace;
beforeEach(() => {
  work = createWorkspace();
});
afterEach(() => {
  work.remove();
});

const run = (args: readonly string[], folder = '.'): Promise<Ran> => specwright(args, { cwd: work.path(folder) });
const configure = (text: string, name = 'specwright.config.ts'): void => work.put(name, text);
/** Only what a test looks at is generated. */
const little = `imports: 'js', handlers: false, targets: { validators: false, server: false, client: false, docs: false, fidelity: false }`;
/** The files of the output folder, without those of operations and without the manifest. */
const files = (folder = 'generated'): readonly string[] =>
  Object.keys(work.tree(folder)).filter((path) => /\/.*\./.test(path));

describe('a configuration', () => {
  it.each([
    ['specwright.config.ts', `const out: string = 'made';\nexport default { out, ${little} };`],
    ['specwright.config.mts', `export default { out: 'made' as const, ${little} };`],
    ['specwright.config.js', `export default { out: 'made', ${little} };`],
    ['specwright.config.mjs', `export default { out: 'made', ${little} };`],
    ['specwright.config.cjs', `module.exports = { out: 'made', ${little} };`],
    [
      'specwright.config.json',
      '{ "out": "made", "handlers": false, "targets": { "validators": false, "server": false, "client": false, "docs": false, "fidelity": false } }',
    ],
  ])('may be %s', async (name, text) => {
    work.put('package.json', '{ "type": "module" }');
    configure(text, name);
    const ran = await run(['generate']);
    expect(ran.err).toMatch(/^wrote made\/get-thing\/openapi\.yaml\n/);
    expect(ran.code).toBe(0);
    expect(files('made')).toEqual([
      'get-thing/openapi.yaml',
      'get-thing/request.schema.json',
      'get-thing/request.wire.schema.json',
      'get-thing/response.schema.json',
      'get-thing/response.wire.schema.json',
      'get-thing/types.ts',
    ]);
  });

  it.each([
    ['commonjs', 'specwright.config.ts', 'const out: string = "made";\nexport default { out };'],
    ['commonjs', 'specwright.config.js', 'export default { out: "made" };'],
    ['commonjs', 'specwright.config.js', 'module.exports = { out: "made" };'],
    [undefined, 'specwright.config.ts', 'export default { out: "made" };'],
    [undefined, 'specwright.config.js', 'export default { out: "made" };'],
    ['module', 'specwright.config.ts', 'enum Folder { out = "made" }\nexport default { out: Folder.out };'],
    ['module', 'specwright.config.ts', 'import { out } from "./folders";\nexport default Promise.resolve({ out });'],
  ])('is a module of either kind in a package of type %s: %s, %j', async (type, name, text) => {
    work.put('package.json', JSON.stringify({ type }));
    work.put('folders.ts', `export const out = 'made';`);
    configure(text, name);
    expect((await run(['generate', '--dry-run'])).out).toContain('would write made/get-thing/types.ts');
  });

  it('is found from a folder below, and paths are relative to its folder', async () => {
    work.put('package.json', '{}');
    configure(`export default { out: 'made', ${little} };`);
    expect((await run(['generate'])).code).toBe(0);
    mkdirSync(work.path('definitions/deep/er'), { recursive: true });
    expect(await run(['check'], 'definitions/deep/er')).toMatchObject({ code: 0, err: '7 files up to date\n' });
    work.put('definitions/get-thing.spec.yaml', operationText('get-thing', 'Another name.'));
    const ran = await run(['check'], 'definitions/deep/er');
    expect(ran.out).toContain('made/get-thing/types.ts is out of date');
  });

  it('is not taken from a folder above the package or the repository', async () => {
    configure('throw new Error("not for others");');
    work.put('inner/package.json', '{}');
    mkdirSync(work.path('inner/definitions'));
    renameSync(work.path('definitions'), work.path('inner/definitions'));
    expect((await run(['list'], 'inner')).code).toBe(0);
  });

  it('yields to the command line, whose paths are those of the folder it is typed in', async () => {
    work.put('package.json', '{}');
    configure(`export default { definitions: 'nowhere', out: 'made', ${little} };`);
    mkdirSync(work.path('sub'));
    const ran = await run(['generate', '--definitions', '../definitions', '--out', 'mine', '--vectors'], 'sub');
    expect(ran).toMatchObject({ code: 0 });
    expect(files('sub/mine')).toContain('get-thing/vectors.json');
    expect((await run(['list', '--no-config'])).code).toBe(0);
    configure(`export default { definitions: 'definitions' };`, 'other/specwright.config.js');
    expect((await run(['list', '--config', 'other/specwright.config.js'])).err).toContain('no-folder');
  });

  it('counts for the cache', async () => {
    mkdirSync(work.path('node_modules'));
    configure(`export default { ${little} };`);
    expect((await run(['generate'])).code).toBe(0);
    expect((await run(['check'])).code).toBe(0);
    configure(`export default { ${little.replace('types', 'types')}, ...{ imports: 'none' } };`);
    expect((await run(['check'])).code).toBe(0);
    configure(`export default { ${little.replace('docs: false', 'docs: true')} };`);
    expect((await run(['check'])).out).toContain('generated/get-thing/docs.md does not exist');
  });
});

describe('mistakes in a configuration', () => {
  it('are all told at once, with their places, the way out, and the nearest name', async () => {
    configure(`import { join } from 'node:path';
const targets = { 'json-schema': { idBase: 'example' }, vectors: 'yes', documents: true };
export default {
  definitons: [join('a', 'b')],
  out: 3,
  handlers: true,
  imports: '.js',
  targets,
  templates: () => 'templates',
} satisfies object;
`);
    const ran = await run(['generate']);
    expect(ran.code).toBe(1);
    expect(ran.err.match(/^specwright\.config\.ts:.*$/gm)).toEqual([
      'specwright.config.ts:2:44 bad-name `example` cannot be used here: it is a URL that ends in `/`, or a URN that ends in `:`',
      'specwright.config.ts:2:66 wrong-kind expected true, false or a target, but found text',
      'specwright.config.ts:2:73 unknown-key `documents` is not a key of `targets`',
      'specwright.config.ts:4:3 unknown-key `definitons` is not a key of the configuration',
      'specwright.config.ts:5:8 wrong-kind expected text, but found a number',
      'specwright.config.ts:6:13 wrong-kind expected a path or false, but found a boolean',
      'specwright.config.ts:7:12 unknown-word `.js` is not one of js, ts, none',
      'specwright.config.ts:9:14 config-value expected plain data, but found a function',
    ]);
    expect(ran.err).toContain('did you mean `definitions`?');
    expect(ran.err).toContain('help: Remove the key, or use one of json-schema, openapi, types,');
    expect(ran.err).not.toContain('YAML');
  });

  it('stand at the nearest value that is written out', async () => {
    configure(`const shared = { imports: 'commonjs' };\nexport default { ...shared };\n`);
    expect((await run(['check'])).err).toMatch(/^specwright\.config\.ts:2:16 unknown-word /);
    configure(`const shared = { targets: { dcos: true } };\nexport default shared;\n`);
    expect((await run(['check'])).err).toMatch(/^specwright\.config\.ts:1:29 unknown-key /);
  });

  it.each([
    [
      'specwright.config.ts',
      'export default {\n  out: nowhere,\n};\n',
      /^specwright\.config\.ts:2:\d+ config-failed .*: nowhere is not defined$/m,
    ],
    [
      'specwright.config.ts',
      'export default {\n  out: ,\n};\n',
      /^specwright\.config\.ts:2:\d+ config-failed .*Unexpected token$/m,
    ],
    ['specwright.config.js', 'throw "stop";\n', /^specwright\.config\.js config-failed .*: stop$/m],
    [
      'specwright.config.ts',
      `import 'specwright-is-not-there';\n`,
      /^specwright\.config\.ts\S* config-failed .*specwright-is-not-there/m,
    ],
    ['specwright.config.js', 'export const out = 1;\n', /^specwright\.config\.js:1:1 unknown-key|wrong-kind/m],
    [
      'specwright.config.js',
      'const a = {}; a.out = a; export default a;\n',
      /^specwright\.config\.js:1:\d+ (config-value|wrong-kind) /m,
    ],
    ['specwright.config.json', '{ "out": "a",\n }', /^specwright\.config\.json:2:\d+ json-syntax /m],
    [
      'specwright.config.json',
      '[]',
      /^specwright\.config\.json:1:1 wrong-kind expected the configuration as a map, but found a list$/m,
    ],
    [
      'specwright.config.yaml',
      'out: made\n',
      /^specwright\.config\.yaml config-name .*\n.*\ndid you mean `specwright\.config\.ts`\?$/m,
    ],
    ['.specwrightrc.json', '{}', /^\.specwrightrc\.json config-name /m],
  ])('in %s: %j', async (name, text, expected) => {
    work.put('package.json', '{ "type": "module" }');
    configure(text, name);
    const ran = await run(['generate']);
    expect(ran.err).toMatch(expected);
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(Object.keys(work.tree('.'))).not.toContain('generated');
  });

  it('are an error where two files could be meant, and where one is named that is not there', async () => {
    configure('{}', 'specwright.config.json');
    configure('export default {};');
    expect((await run(['list'])).err).toMatch(
      /^specwright\.config\.json config-twice the folder also contains `specwright\.config\.ts`$/m,
    );
    const ran = await run(['list', '--config', 'none.ts', '--json']);
    expect(JSON.parse(ran.out)).toMatchObject({ ok: false, diagnostics: [{ file: 'none.ts', code: 'cannot-read' }] });
  });

  it('are in the reports for other programs', async () => {
    configure(`export default { imports: 'commonjs' };`);
    const ran = await run(['check', '--reporter', 'github']);
    expect(ran.out).toMatch(/^::error file=\S*specwright\.config\.ts,line=1,.*unknown-word/m);
    expect(ran.code).toBe(1);
  });

  it('include a target that is off although another one needs it', async () => {
    configure(`export default { handlers: 'handlers', targets: { validators: false, server: false } };\n`);
    expect((await run(['generate'])).err.match(/^specwright.*$/gm)).toEqual([
      'specwright.config.ts:1:51 target-needed the target `validators` is off, but `client` needs it',
      'specwright.config.ts:1:70 target-needed the target `server` is off, but `handlers` needs it',
    ]);
  });
});

describe('definitions', () => {
  it('may be in several roots, by patterns, without what is excluded, and end in .yml', async () => {
    rmSync(work.path('definitions'), { recursive: true });
    work.put('packages/a/definitions/common.spec.yml', commonText);
    work.put(
      'packages/a/definitions/deep/get-a.spec.yml',
      operationText('get-a', 'A.').replace('common.spec.yaml', 'common.spec.yml'),
    );
    work.put('packages/b/definitions/get-b.spec.yaml', operationText('get-b', 'B.'));
    work.put('packages/b/definitions/drafts/get-c.spec.yaml', 'broken');
    work.put('packages/b/definitions/common.spec.yaml', commonText.replace(/^common: .*/m, 'common: second'));
    work.put('packages/b/src/not-one.spec.yaml', 'broken');
    work.put('node_modules/c/definitions/get-d.spec.yaml', 'broken');
    work.put('single/get-e.spec.yaml', operationText('get-e', 'E.'));
    work.put('common.spec.yaml', commonText.replace(/^common: .*/m, 'common: third'));
    configure(
      `export default { definitions: ['packages/*/definitions', 'single/get-e.spec.yaml', 'common.spec.yaml', '!**/drafts'], ${little} };`,
    );
    const ran = await run(['list', '--json']);
    const { operations } = JSON.parse(ran.out) as { operations: { name: string }[] };
    expect(operations.map(({ name }) => name)).toEqual(['get-a', 'get-b', 'get-e']);
    expect((await run(['generate'])).code).toBe(0);
    configure(`export default { definitions: ['packages/*/definitons', 'packages/**/get-*.spec.yaml'] };`);
    expect((await run(['list'])).err).toMatch(
      /^packages\/\*\/definitons no-match no definition matches this pattern$/m,
    );
  });

  it('use a common file of an installed package, and notice when it changes', async () => {
    work.put('node_modules/@acme/api/package.json', '{ "name": "@acme/api", "version": "1.0.0" }');
    work.put('node_modules/@acme/api/platform.spec.yaml', commonText);
    rmSync(work.path('definitions/common.spec.yaml'));
    const uses = (name: string): void =>
      work.put(
        'definitions/get-thing.spec.yaml',
        operationText('get-thing', 'A name.').replace('common.spec.yaml', name),
      );
    uses("'@acme/api/platform.spec.yaml'");
    configure(`export default { ${little} };`);
    expect(await run(['generate'])).toMatchObject({ code: 0 });
    expect(await run(['check'])).toMatchObject({ code: 0, err: '7 files up to date\n' });
    expect(await run(['list'])).toMatchObject({ code: 0, err: '' });
    await new Promise((done) => setTimeout(done, 150));
    expect((await run(['check'])).code).toBe(0);
    expect((await run(['check'])).code).toBe(0);
    work.put('node_modules/@acme/api/platform.spec.yaml', commonText.replace(/title: [^,]*/, 'title: Renamed API'));
    expect((await run(['check'])).out).toContain('+  title: Renamed API');

    uses('acme-api/platform.spec.yaml');
    expect((await run(['check'])).err).toContain(
      '`acme-api/platform.spec.yaml` cannot be used: the package acme-api is not installed',
    );
    uses("'@acme/api/other.spec.yaml'");
    expect((await run(['check'])).err).toContain('the package @acme/api has no such file');
    work.put('node_modules/@acme/closed/package.json', '{ "name": "@acme/closed", "exports": { ".": "./index.js" } }');
    work.put('node_modules/@acme/closed/platform.spec.yaml', commonText);
    uses("'@acme/closed/platform.spec.yaml'");
    expect((await run(['check'])).err).toContain(
      'the package @acme/closed does not export it; its package.json has to list',
    );
    work.put('node_modules/@acme/api/broken.spec.yaml', `${commonText}\nunknown: 1\n`);
    uses("'@acme/api/broken.spec.yaml'");
    const broken = await run(['check']);
    expect(broken.err).toMatch(/^node_modules\/@acme\/api\/broken\.spec\.yaml:\d+:1 unknown-key /m);
    expect(broken.err).not.toContain('unknown-package-file');
  });
});

describe('emitted code', () => {
  it.each([
    ['none', /from '\.\.?\/[^']*\.[jt]s'/, './types'],
    ['ts', /from '\.\.?\/[^']*\.js'/, './types.ts'],
  ])('imports modules in the style %s, handlers included', async (style, wrong, right) => {
    configure(`export default { imports: '${style}' };`);
    // Formatted as ever, and inert.
    expect(await run(['generate', '--verify'])).toMatchObject({ code: 0 });
    const tree = { ...work.tree('generated'), ...work.tree('handlers') };
    const code = Object.entries(tree).filter(([path]) => path.endsWith('.ts'));
    expect(code.length).toBeGreaterThan(40);
    for (const [path, text] of code) expect(text, path).not.toMatch(wrong);
    expect(tree['get-thing/index.ts']).toContain(`from '${right}'`);
    work.put('definitions/get-other.spec.yaml', operationText('get-other', 'Another one.'));
    expect((await run(['generate'])).code).toBe(0);
    expect(work.read('handlers/index.ts')).toMatch(
      style === 'ts' ? /from '\.\/get-other\.ts'/ : /from '\.\/get-other'/,
    );
    expect(work.read('handlers/index.ts')).toContain('getOtherHandler(');
    expect((await run(['check'])).code).toBe(0);
  });

  it('has the base of $id and the documents that are wanted', async () => {
    configure(
      `export default { ${little.replace('targets: {', `targets: { 'json-schema': { idBase: 'https://example.com/schemas/' }, openapi: { documents: ['api'] },`)} };`,
    );
    expect((await run(['generate'])).code).toBe(0);
    expect(work.read('generated/get-thing/request.wire.schema.json')).toContain(
      '"$id": "https://example.com/schemas/get-thing/request.wire.schema.json"',
    );
    expect(Object.keys(work.tree('generated'))).not.toContain('get-thing/openapi.yaml');
    expect(Object.keys(work.tree('generated'))).toContain('openapi.yaml');
  });
});

describe('files that are no longer generated', () => {
  const many = (): void => {
    for (const name of ['a', 'b', 'c'])
      work.put(`definitions/get-${name}.spec.yaml`, operationText(`get-${name}`, 'A.'));
  };

  it('are kept and listed when they are more than a few, until --prune', async () => {
    many();
    configure(`export default { ${little} };`);
    expect((await run(['generate'])).code).toBe(0);
    configure(`export default { ${little.replace('docs: false', `docs: false, 'json-schema': false`)} };`);
    const ran = await run(['generate']);
    expect(ran.code).toBe(0);
    expect(ran.err).toMatch(
      /^generated output-surplus warning: 16 files here are no longer generated; they are kept$/m,
    );
    expect(ran.err).toContain('kept generated/get-a/request.schema.json, which is no longer generated');
    const check = await run(['check']);
    expect(check.code).toBe(1);
    expect(check.err).toContain('16 differences: run specwright generate --prune to remove the files');
    const pruned = await run(['generate', '--prune']);
    expect(pruned.err).toContain('removed generated/get-a/request.schema.json');
    expect((await run(['check'])).code).toBe(0);
  });

  it('are removed after a yes at a terminal', async () => {
    many();
    const asked: string[] = [];
    const { out, err, input } = standardIo([], { NO_COLOR: '1' }, process);
    const written: string[] = [];
    const quiet = { ...err, write: (text: string) => void written.push(text) };
    const ask = (question: string): Promise<boolean> => Promise.resolve(asked.push(question) > 0);
    const io = { out: { ...out, write: () => undefined }, err: quiet, input, ask };
    const settings = { ...defaultSettings, targets: ['json-schema', 'types'] as const };
    const options = {
      definitions: work.path('definitions'),
      out: work.path('generated'),
      handlers: false,
      limit: 100,
    } as const;
    expect(await generateCommand({ ...options, settings }, io)).toBe(0);
    expect(asked).toEqual([]);
    expect(await generateCommand({ ...options, settings: { ...settings, targets: ['types'] } }, io)).toBe(0);
    expect(asked).toEqual(['These 16 files are no longer generated. Remove the files? [y/N] ']);
    expect(written.join('')).toMatch(/no longer generated \S*generated\/get-a\/request\.schema\.json/);
    expect(Object.keys(work.tree('generated'))).not.toContain('get-a/request.schema.json');
  });

  it('are removed unasked when they are few', async () => {
    configure(`export default { ${little} };`);
    expect((await run(['generate'])).code).toBe(0);
    configure(`export default { ${little.replace('docs: false', `docs: false, 'json-schema': false`)} };`);
    expect((await run(['generate'])).err).toContain('removed generated/get-thing/request.schema.json');
  });

  it('belong to a definition that was moved, and stay; of an operation that was renamed, they are kept', async () => {
    configure(`export default { definitions: ['definitions', 'moved'], ${little} };`);
    work.put('moved/get-more.spec.yaml', operationText('get-more', 'More.'));
    work.put('moved/common.spec.yaml', commonText.replace(/^common: .*/m, 'common: second'));
    expect((await run(['generate'])).code).toBe(0);
    renameSync(work.path('definitions/get-thing.spec.yaml'), work.path('moved/renamed.spec.yaml'));
    work.put('moved/common.spec.yaml', commonText);
    rmSync(work.path('definitions/common.spec.yaml'));
    configure(`export default { definitions: ['moved'], ${little} };`);
    expect((await run(['generate'])).err).not.toContain('generated/get-thing');
    work.put('moved/renamed.spec.yaml', operationText('get-thing-again', 'Name of the thing.'));
    const ran = await run(['generate']);
    expect(ran.err).toMatch(/^generated\/get-thing output-orphaned warning: /m);
    expect(ran.err).toContain('kept generated/get-thing/types.ts, which is no longer generated');
  });
});

describe('defineConfig', () => {
  it('returns what it is given', () => {
    const config = { out: 'made' };
    expect(defineConfig(config)).toBe(config);
  });

  it.each([
    ['an ES module', 'module', 'nodenext', 'nodenext'],
    ['CommonJS', 'commonjs', 'node20', 'nodenext'],
    ['a bundler', 'module', 'esnext', 'bundler'],
  ])('is typed for %s, without skipLibCheck', async (_, type, module, moduleResolution) => {
    work.put('package.json', JSON.stringify({ type }));
    mkdirSync(work.path('node_modules'));
    symlinkSync(resolve('.'), work.path('node_modules/specwright'));
    configure(
      `import { defineConfig, type Config } from 'specwright';
const config: Config = { out: 'made', targets: { docs: false, openapi: { documents: ['api'] } } };
export default defineConfig(config);
// @ts-expect-error A word that does not exist.
defineConfig({ imports: 'mjs' });
// @ts-expect-error A key that does not exist.
defineConfig({ output: 'made' });
`,
    );
    const compilerOptions = {
      module,
      moduleResolution,
      target: 'es2023',
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      types: [],
      noEmit: true,
    };
    work.put('tsconfig.json', JSON.stringify({ compilerOptions, files: ['specwright.config.ts'] }));
    expect(errorsIn(work.root, await programOf('typescript-7'))).toEqual([]);
  });
});
