import { chmodSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorkspace, operationText, specwright, type Workspace } from './run.js';

let work: Workspace;
/** What no handler imports is not generated. */
const few = { 'json-schema': false, openapi: false, client: false, docs: false, fidelity: false };
beforeEach(() => {
  work = createWorkspace();
  work.put('specwright.config.json', JSON.stringify({ targets: few }));
});
afterEach(() => work.remove());

const generate = (...args: readonly string[]) => specwright(['generate', ...args], { cwd: work.root });
const handlers = (): Readonly<Record<string, string>> => work.tree('handlers');
/** The definition of a second operation. */
const addOperation = (): void => work.put('definitions/get-other.spec.yaml', operationText('get-other', 'Another.'));

describe('the files of the handlers', () => {
  it('are written once, and not changed while nothing is missing', async () => {
    const first = await generate();
    expect(first.err).toMatch(/^wrote handlers\/get-thing\.ts, for you to implement$/m);
    expect(first.err).toMatch(/^wrote handlers\/index\.ts, for you to implement$/m);
    const before = handlers();
    expect(Object.keys(before)).toEqual(['get-thing.ts', 'index.ts']);
    expect(before['get-thing.ts']).toContain("from '../generated/get-thing/server.js'");
    for (const name of Object.keys(before)) utimesSync(work.path(`handlers/${name}`), 1, 1);
    const second = await generate('--json');
    expect(JSON.parse(second.out)).toMatchObject({ ok: true, handlers: { created: [], extended: [] } });
    expect(handlers()).toEqual(before);
    for (const name of Object.keys(before)) expect(statSync(work.path(`handlers/${name}`)).mtimeMs).toBe(1000);
  });

  it('are left out on request, and written to the given folder', async () => {
    expect((await generate('--no-handlers')).code).toBe(0);
    expect(readdirSync(work.root).sort()).toEqual(['definitions', 'generated', 'specwright.config.json']);
    expect((await generate('--handlers', 'src/api')).code).toBe(0);
    expect(work.read('src/api/get-thing.ts')).toContain("from '../../generated/get-thing/server.js'");
    const refused = await generate('--handlers', './generated/');
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toContain('handlers-folder the handlers folder is the output folder');
  });

  it('import the generated code by its package name where the package is installed', async () => {
    work.put('node_modules/@example/contract/package.json', '{}');
    work.put('generated/package.json', '{ "name": "@example/contract", "exports": { "./*": "./*" } }');
    await generate();
    expect(work.read('handlers/get-thing.ts')).toContain("from '@example/contract/get-thing/server'");
    expect(work.read('handlers/index.ts')).toContain("from '@example/contract/http/router'");
  });

  it('are not written by a dry run, nor while a definition has a mistake', async () => {
    const dry = await generate('--dry-run');
    expect(dry.out).toMatch(/^would write handlers\/get-thing\.ts, for you to implement$/m);
    work.put('definitions/broken.spec.yaml', 'operation: 1\n');
    expect((await generate()).code).toBe(1);
    expect(readdirSync(work.root)).toEqual(['definitions', 'specwright.config.json']);
  });

  it('get a new operation, and keep every other byte', async () => {
    await generate();
    const mine = [
      '\ufeff// mine',
      "import {routerOf} from '../generated/http/router.js' // no semicolon",
      "import { getThingHandler as thing } from '../generated/get-thing/server.js'",
      "import * as impl from './get-thing.js'",
      '',
      '   export   const handler = routerOf( [',
      '\t thing( {...impl ,deadlineMs:  5} ) /* as I like it */ , // and this',
      '   ] )',
      'console.log("ready")',
    ].join('\r\n');
    work.put('handlers/index.ts', mine);
    work.put('handlers/get-thing.ts', `${handlers()['get-thing.ts']}// mine\n`);
    const before = handlers();
    addOperation();
    const ran = await generate();
    expect(ran.err).toMatch(/^wrote handlers\/get-other\.ts, for you to implement$/m);
    expect(ran.err).toMatch(/^extended handlers\/index\.ts with getOtherHandler$/m);
    const after = handlers();
    expect(after['get-thing.ts']).toBe(before['get-thing.ts']);
    const imports =
      "\r\nimport { getOtherHandler } from '../generated/get-other/server.js';" +
      "\r\nimport * as getOtherImplementation from './get-other.js';";
    const element = '\r\n\t getOtherHandler(getOtherImplementation),';
    expect(after['index.ts']).toContain(imports);
    expect(after['index.ts']).toContain(element);
    expect(after['index.ts']?.replace(imports, '').replace(element, '')).toBe(mine);
    expect((await generate('--json')).out).toContain('"extended": []');
  });

  it('leave out an operation that a user has removed from the list', async () => {
    await generate();
    addOperation();
    await generate();
    const mine = work.read('handlers/index.ts').replace(/.*[oO]ther.*\n/g, '');
    work.put('handlers/index.ts', mine);
    expect(mine).not.toContain('other');
    await generate();
    expect(work.read('handlers/index.ts')).toBe(mine);
  });

  it('are reported when an operation cannot be listed', async () => {
    await generate();
    work.put('handlers/index.ts', 'export const nothing = 1;\n');
    addOperation();
    const ran = await generate();
    expect(ran.code).toBe(0);
    expect(ran.err).toMatch(/^handlers\/index\.ts handler-unlisted warning: .*`getOtherHandler`/m);
    expect(work.read('handlers/index.ts')).toBe('export const nothing = 1;\n');
  });

  it('get a function that a changed definition needs', async () => {
    await generate();
    const mine = work.read('handlers/get-thing.ts').replace('() => undefined;', '() =>   ({id:"1"})  // mine');
    expect(mine).toContain('mine');
    work.put('handlers/get-thing.ts', mine);
    const text = operationText('get-thing', 'Name of the thing.');
    work.put(
      'definitions/get-thing.spec.yaml',
      text.replace('shapes:', 'eligibility: { rule: Only its own. }\nshapes:'),
    );
    const ran = await generate();
    expect(ran.err).toMatch(/^extended handlers\/get-thing\.ts with isEligible$/m);
    const after = work.read('handlers/get-thing.ts');
    expect(after.startsWith(mine)).toBe(true);
    expect(after.slice(mine.length)).toMatch(
      /^\n\/\*\*\n \* Whether .*\n \* Only its own\.\n \*\/\nexport const isEligible: Options\['isEligible'\] = \(\) => false;\n$/,
    );
    expect((await generate()).err).not.toContain('extended');
  });

  it.each([
    ['functions as constants', 'export const authenticate = () => undefined, handle = () => ({}) as never;\n'],
    ['taken apart', 'export const { authenticate, handle: { handle } } = make();\n'],
    ['under other names', 'function a() {}\nfunction b() {}\nexport { a as authenticate, b as handle };\n'],
    [
      'from elsewhere',
      "export { authenticate } from './authenticate.js';\nexport { run as handle } from './run.js';\n",
    ],
    ['all of another module', "export * from './implementation.js';\n"],
    ['overloads and async', 'export async function authenticate() {}\nexport async function handle() {}\n'],
  ])('accept a function however it is exported: %s', async (_, mine) => {
    work.put('handlers/get-thing.ts', mine);
    const ran = await generate();
    expect(ran.err).not.toContain('extended handlers/get-thing.ts');
    expect(work.read('handlers/get-thing.ts')).toBe(mine);
  });

  it('are filled when they are empty', async () => {
    for (const mine of ['', '// soon', 'export default {};\n', 'export const other = 1;']) {
      work.put('handlers/get-thing.ts', mine);
      await generate();
      const after = work.read('handlers/get-thing.ts');
      expect(after).toContain(mine);
      for (const name of [
        'interface Requester',
        'type Options',
        'const authenticate',
        'const handle',
        'import type { GetThingOptions }',
      ])
        expect(after.split(name)).toHaveLength(2);
    }
  });

  it('are left alone and reported when they do not parse', async () => {
    await generate();
    const mine = 'export function handle( {\n  return }}\n';
    work.put('handlers/get-thing.ts', mine);
    const ran = await generate();
    expect(ran.code).toBe(0);
    expect(ran.err).toMatch(/^handlers\/get-thing\.ts:2:\d+ handler-syntax warning: the file has a syntax error: /m);
    expect(work.read('handlers/get-thing.ts')).toBe(mine);
    work.put('handlers/get-thing.ts', Buffer.from([0x2f, 0x2f, 0xff]));
    expect((await generate()).err).toContain('the file has a syntax error: it is not UTF-8');
  });

  it('stay when their operation is removed', async () => {
    addOperation();
    await generate();
    const before = handlers();
    rmSync(work.path('definitions/get-other.spec.yaml'));
    await generate();
    expect(handlers(), 'what was generated is kept, and fits').toEqual(before);
    const ran = await generate('--prune');
    expect(ran.err).toMatch(
      /^handlers\/get-other\.ts:7:\d+ handler-orphan warning: the definition of `get-other` no longer exists/m,
    );
    expect(handlers()['get-other.ts']).toBe(before['get-other.ts']);
    expect(handlers()['index.ts']).toBe(before['index.ts']?.replace(/.*[oO]ther.*\n/g, ''));
  });

  it('are not written through a symbolic link or in place of a folder', async () => {
    work.put('elsewhere/secret.ts', 'export {};\n');
    mkdirSync(work.path('handlers'));
    symlinkSync('../elsewhere/secret.ts', work.path('handlers/get-thing.ts'));
    const linked = await generate();
    expect(linked.code).toBe(1);
    expect(linked.err).toContain('handlers/get-thing.ts output-link');
    expect(work.read('elsewhere/secret.ts')).toBe('export {};\n');
    rmSync(work.path('handlers/get-thing.ts'));
    mkdirSync(work.path('handlers/get-thing.ts'));
    const folder = await generate();
    expect(folder.code).toBe(1);
    expect(folder.err).toContain('handlers/get-thing.ts output-not-file');
    expect(readdirSync(work.path('handlers'))).toEqual(['get-thing.ts']);
  });

  it('keep their permissions when they are extended', async () => {
    await generate();
    chmodSync(work.path('handlers/index.ts'), 0o640);
    addOperation();
    await generate();
    expect(statSync(work.path('handlers/index.ts')).mode & 0o777).toBe(0o640);
    expect(readdirSync(work.path('handlers')).sort()).toEqual(['get-other.ts', 'get-thing.ts', 'index.ts']);
  });
});
