/** Handlers that the project's own TypeScript compiles, or not. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorkspace, specwright, type Workspace } from './run.js';

let work: Workspace;
const run = (...args: readonly string[]) => specwright(args, { cwd: work.root });
const config = '{ "compilerOptions": { "module": "nodenext", "target": "es2022", "strict": true, "types": [] } }';
beforeEach(async () => {
  work = createWorkspace();
  mkdirSync(work.path('node_modules'));
  work.put('package.json', '{ "type": "module" }');
  work.put('tsconfig.json', config);
  await run('generate');
});
afterEach(() => work.remove());

const install = (name = 'typescript-7'): void => {
  symlinkSync(resolve('node_modules', name), work.path('node_modules/typescript'));
};
const handler = 'handlers/get-thing.ts';
const todo = "throw new Error('get-thing is not implemented');";
const edit = (path: string, from: string, to: string): void => work.put(path, work.read(path).replaceAll(from, to));

// A compilation may take seconds.
describe('check compiles handlers', { timeout: 300_000 }, () => {
  it.each(['typescript-7', 'typescript', 'typescript-5.4'])(
    'with %s, writes nothing, and reports the place',
    async (name) => {
      install(name);
      const before = work.tree('.');
      expect(await run('check', '--no-cache')).toMatchObject({ code: 0, out: '' });
      expect(work.tree('.')).toEqual(before);
      edit(handler, todo, "return { failure: 'NOPE' };");
      const { code, out, err } = await run('check', '--reporter', 'github');
      expect(code).toBe(1);
      expect(err).toMatch(
        /^handlers\/get-thing\.ts:20:14 handler-type warning: this does not compile: Type '\(\) => .*' is not .* \(TS2322\)$/m,
      );
      expect(out).toMatch(/^::warning file=handlers\/get-thing\.ts,line=20,.*handler-type/m);
      expect((await run('check', '--no-types')).code).toBe(0);
    },
  );

  it('that a definition has left behind, or that the list passes on under another type', async () => {
    install();
    edit(handler, '= () => {', '= (input) => {');
    edit(handler, todo, `console.log(input.request.kind); ${todo}`);
    work.put('console.d.ts', 'declare const console: { log(value: unknown): void };\n');
    expect(await run('check')).toMatchObject({ code: 0 });
    edit('definitions/get-thing.spec.yaml', 'kind:', 'size:');
    await run('generate');
    expect((await run('check')).err).toMatch(/^handlers\/get-thing\.ts:\d+:\d+ handler-type .*'kind' does not exist/m);
    edit(handler, 'request.kind', 'request.size');
    expect(await run('check')).toMatchObject({ code: 0 });
    edit('handlers/index.ts', '(getThingImplementation)', '({ ...getThingImplementation, handle: () => 1 })');
    expect((await run('check')).err).toMatch(/^handlers\/index\.ts:\d+:\d+ handler-type /m);
  });

  it('only if the project has TypeScript and a configuration that includes them, and says nothing of other code', async () => {
    edit(handler, todo, "return { failure: 'NOPE' };");
    await run('generate');
    expect(await run('check'), 'without TypeScript').toMatchObject({ code: 0 });
    install();
    work.put('tsconfig.json', config.replace(/\}$/, ', "include": ["src"] }'));
    work.put('src/a.ts', 'const a: string = 1;\n');
    expect(await run('check')).toMatchObject({ code: 0 });
    for (const option of [
      '"composite": true, "tsBuildInfoFile": "./x"',
      '"emitDeclarationOnly": true, "declaration": true',
    ]) {
      work.put('tsconfig.json', config.replace('"strict"', `${option}, "strict"`));
      const { code, err } = await run('check');
      expect({ code, option }).toEqual({ code: 1, option });
      expect(err).toContain('handlers/get-thing.ts:');
      expect(err).not.toContain('src/a.ts');
    }
  });
});
