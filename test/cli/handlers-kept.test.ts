/** What becomes of handlers when a definition, a folder or a file of the user's is renamed, moved or removed. */
import { mkdirSync, renameSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorkspace, operationText, specwright, type Workspace } from './run.js';

let work: Workspace;
const run = (...args: readonly string[]) => specwright(args, { cwd: work.root });
/** What no handler imports is not generated. */
const few = { 'json-schema': false, openapi: false, client: false, docs: false, fidelity: false };
beforeEach(async () => {
  work = createWorkspace();
  work.put('specwright.config.json', JSON.stringify({ targets: few }));
  await run('generate');
});
afterEach(() => work.remove());

const definition = 'definitions/get-thing.spec.yaml';
const handler = 'handlers/get-thing.ts';
const index = 'handlers/index.ts';
const edit = (path: string, from: string | RegExp, to: string): void =>
  work.put(path, work.read(path).replaceAll(from, to));

describe('an operation that is renamed', () => {
  it('is told where its handler is, before and after its outputs are removed', async () => {
    edit(definition, 'get-thing', 'fetch-thing');
    const kept = await run('generate');
    expect(kept.err).toMatch(
      /^handlers\/get-thing\.ts:7:\d+ handler-orphan warning: .*`get-thing`.* will not compile when /m,
    );
    expect(kept.err).toMatch(/^extended handlers\/index\.ts with fetchThingHandler$/m);
    const pruned = await run('generate', '--prune');
    expect(pruned.err).toMatch(/^handlers\/get-thing\.ts:7:\d+ handler-orphan warning: .* does not compile;/m);
    const checked = await run('check', '--reporter', 'github');
    expect(checked.code).toBe(1);
    expect(checked.out).toMatch(/^::warning file=handlers\/get-thing\.ts,line=7,.*handler-orphan/m);
  });

  it('is served again under its former name', async () => {
    edit(handler, "failure: 'GLOBAL_1001'", "failure: /* mine */ 'GLOBAL_1001'");
    const before = { handler: work.read(handler), index: work.read(index) };
    edit(definition, 'get-thing', 'fetch-thing');
    await run('generate', '--prune');
    expect(work.read(index)).not.toContain('getThingHandler');
    edit(definition, 'fetch-thing', 'get-thing');
    expect((await run('check')).out).toMatch(/^handlers\/index\.ts .*: getThingHandler$/m);
    const back = await run('generate', '--prune');
    expect(back.err).toMatch(/^extended handlers\/index\.ts with getThingHandler$/m);
    expect(work.read(handler)).toBe(before.handler);
    expect(work.read(index).split('getThingHandler(getThingImplementation)')).toHaveLength(2);
    expect(work.read(index)).not.toContain('fetchThing');
  });

  it('stays out of the list if the user has taken it out', async () => {
    work.put('definitions/get-other.spec.yaml', operationText('get-other', 'Another.'));
    await run('generate');
    edit(index, /.*[tT]hing.*\n/g, '');
    const mine = work.read(index);
    edit(definition, 'Name of', 'Title of');
    expect((await run('generate')).code).toBe(0);
    expect(work.read(index)).toBe(mine);
  });
});

describe('a handler of the user', () => {
  it.each(['mts', 'cts', 'tsx'])('may be another kind of module: .%s', async (ending) => {
    renameSync(work.path(handler), work.path(`handlers/get-thing.${ending}`));
    edit(index, './get-thing.js', `./get-thing.${ending.replace('t', 'j').replace('jsx', 'js')}`);
    expect(await run('check')).toMatchObject({ code: 0, out: '' });
    edit(`handlers/get-thing.${ending}`, /export const handle[^]*/g, '');
    expect((await run('generate')).err).toContain(`extended handlers/get-thing.${ending} with handle\n`);
    expect(Object.keys(work.tree('handlers'))).toEqual([`get-thing.${ending}`, 'index.ts']);
  });

  it.each([
    ['a file in a folder', "import * as impl from './things/get.js';", 'getThingHandler(impl)'],
    ['a default export', "import impl from './get-thing.js';", 'getThingHandler(impl)'],
    ['a factory', "import { make } from './things/make.js';", 'getThingHandler(make({ db: 1 }))'],
  ])('may be wherever the list takes it from: %s', async (_, line, call) => {
    mkdirSync(work.path('handlers/things'));
    for (const name of ['get', 'make']) work.put(`handlers/things/${name}.ts`, 'export const make = 1;\n');
    work.put(handler, 'export default {};\n');
    if (!line.includes("'./get-thing.js'")) renameSync(work.path(handler), work.path('handlers/things/old.ts'));
    edit(index, /import \* as .*/g, line);
    edit(index, 'getThingHandler(getThingImplementation)', call);
    const before = work.tree('handlers');
    const ran = await run('generate');
    expect(ran.err).toMatch(/^0 files written, /m);
    expect(work.tree('handlers')).toEqual(before);
    expect(await run('check')).toMatchObject({ code: 0, out: '' });
  });

  it('gets no stub beside a function whose name is misspelt', async () => {
    edit(handler, 'const handle:', 'const handel:');
    const mine = work.read(handler);
    const ran = await run('generate');
    expect(ran.err).toMatch(
      /^handlers\/get-thing\.ts:\d+:14 handler-misnamed warning: `handel` is exported, but `handle` /m,
    );
    expect(ran.err).toContain('did you mean `handle`?');
    expect(work.read(handler)).toBe(mine);
    const { code, out } = await run('check', '--json');
    expect({ code, diagnostics: (JSON.parse(out) as { diagnostics: unknown }).diagnostics }).toMatchObject({
      ...{ code: 1, diagnostics: [{ code: 'handler-misnamed', suggestion: 'handle' }] },
    });
  });
});

describe('an import that leads nowhere', () => {
  it('is reported with the one that is meant, after the handlers are moved', async () => {
    work.put('lib/db.ts', 'export const db = 1;\n');
    work.put('handlers/helper.ts', 'export {};\n');
    work.put('handlers/data.json', '{}');
    edit(handler, /^/g, "import '../lib/db.js';\nimport './helper.js';\nimport './data.json?raw';\n");
    expect((await run('generate')).err).not.toContain('handler-lost');
    mkdirSync(work.path('src/app'), { recursive: true });
    renameSync(work.path('handlers'), work.path('src/app/handlers'));
    const ran = await run('generate', '--handlers', 'src/app/handlers');
    expect(ran.err).toMatch(/^src\/app\/handlers\/get-thing\.ts:1:9 handler-lost warning: `\.\.\/lib\/db\.js` /m);
    expect(ran.err).toContain('did you mean `../../../lib/db.js`?');
    expect(ran.err.split('handler-lost')).toHaveLength(2);
    expect(work.read('src/app/handlers/get-thing.ts')).toContain("import '../lib/db.js';\n");
    const sarif = await run('check', '--handlers', 'src/app/handlers', '--reporter', 'sarif');
    expect(sarif.out).toContain('"ruleId": "handler-lost"');
  });

  it.each([
    ['tsconfig.json', '{ // mine\n  "compilerOptions": { "paths": { "#g/*": ["./generated/*"] } } }'],
    ['package.json', '{ "imports": { "#g/*": "./generated/*" } }'],
  ])('is reported where its alias is set: %s', async (file, text) => {
    work.put(file, text);
    for (const path of [handler, index]) edit(path, '../generated/', '#g/');
    expect((await run('generate')).err).not.toContain('handler-');
    const ran = await run('generate', '--out', 'src/api');
    expect(ran.err).toMatch(new RegExp(`^${file}:\\d+:\\d+ handler-alias warning: .*\`#g/\\*\``, 'm'));
    expect(ran.err).toContain('did you mean `./src/api/*`?');
    edit(file, './generated/*', './src/api/*');
    expect((await run('generate', '--out', 'src/api')).err).not.toContain('handler-');
  });
});
