/** `specwright build` with the compiler of the project. */
import { existsSync, symlinkSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorkspace, specwright, type Ran, type Workspace } from './run.js';

let work: Workspace;
beforeEach(() => {
  work = createWorkspace();
});
afterEach(() => work.remove());

const run = (...args: readonly string[]): Promise<Ran> => specwright(args, { cwd: work.root });

describe('specwright build', () => {
  it('compiles, reports what is wrong with its place, and removes what is left of former sources', async () => {
    symlinkSync(resolve('node_modules'), work.path('node_modules'));
    work.put('package.json', '{}');
    const targets = { server: false, client: false };
    work.put('specwright.config.json', JSON.stringify({ handlers: false, targets, package: { name: 'contract' } }));
    await run('generate');
    work.put('generated/dist/former/old.js', '');
    expect(await run('build')).toMatchObject({
      code: 0,
      out: '',
      err: expect.stringContaining('compiled to generated/dist'),
    });
    const made = ['js', 'js.map', 'd.ts', 'd.ts.map'].map((ending) => `generated/dist/get-thing/index.${ending}`);
    expect(made.filter((file) => !existsSync(work.path(file)))).toEqual([]);
    expect(existsSync(work.path('generated/dist/former/old.js'))).toBe(false);
    work.put('generated/get-thing/types.ts', 'const text: string = 1;\nexport {};\n');
    const { code, out } = await specwright(['build', '--json'], { cwd: work.path('definitions') });
    expect(code).toBe(1);
    const { messages } = JSON.parse(out) as { messages: object[] };
    expect(messages).toContainEqual({
      ...{ path: 'generated/get-thing/types.ts', line: 1, column: 7, code: 'TS2322' },
      message: "Type 'number' is not assignable to type 'string'.",
    });
  });
});
